"""Bodies that an article names in full and by their initials."""

from __future__ import annotations

import re

from pipeline.knowledge.names import fold

_SHORT = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_BEFORE = re.compile(r"(?:[\w'’-]+ ){1,8}$")
_REACH = 400  # characters of the words before a short name
_FRENCH = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "à", "au", "aux", "en", "pour", "sur"}
_SMALL = frozenset({*_FRENCH, "of", "the", "for", "and"})


def short_names(text: str) -> dict[str, str]:
    """Map the long and the short name of a body that an article names both ways to one that holds both.

    "La Confédération générale du travail (CGT)" is "CGT – Confédération générale du travail" throughout.
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        words, short = before[0].split() if before else [], match[1]
        start = next((i for i in range(len(words)) if _spells(words[i:], short)), None)
        if start is not None:
            long = " ".join(words[start:]).removeprefix("l'").removeprefix("L'").removeprefix("l’")
            whole = f"{short} – {long}"
            found |= dict.fromkeys((fold(short), fold(long), fold(f"{long} ({short})")), whole)
    return found


def _spells(words: list[str], short: str) -> bool:
    """Tell whether the initials of a name's words are the letters of its short name, small words aside."""
    bare = [re.sub(r"^[LlDd]['’]", "", word) for word in words]
    initials = "".join(word[0] for word in bare if word and word not in _SMALL)
    return bare[0][:1].isupper() and len(initials) > 1 and fold(initials) == fold(short)
