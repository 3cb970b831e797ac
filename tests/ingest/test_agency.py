"""A credit names the agency; a quotation does not."""

from __future__ import annotations

import pytest

from pipeline.ingest.agency import credit_of
from pipeline.ingest.folding import merged
from pipeline.ingest.noise import noise_of

BODY = "Douze personnes sont mortes dans l'incendie du port, a annoncé le préfet mercredi soir."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{BODY}\n\n(AFP)", "AFP"),
        (f"{BODY}\n\n(Avec AFP)", "AFP"),
        (f"{BODY}\n\nAvec Reuters", "Reuters"),
        (f"{BODY}\n\nAFP", "AFP"),
        (f"{BODY} (Belga)", "Belga"),
        (f"{BODY} (avec AFP)", "AFP"),
        (f"{BODY} (AFP/Reuters)", "AFP/Reuters"),
        (f"{BODY} (La Vigie/afp)", "AFP"),
        (f"{BODY} (ats/lv)", "Keystone-ATS"),
        (f"{BODY} – Reuters", "Reuters"),
        (f"{BODY}\n\nSOURCE:Reuters", "Reuters"),
        (f"{BODY}\n\nSources : AFP, Belga", "AFP/Belga"),
        (f"{BODY}\n\nD'après AFP", "AFP"),
        (f"{BODY}\n\n© 2021 AFP", "AFP"),
        (f"Par La Vigie avec AFP\n\n{BODY}", "AFP"),
        (f"La Vigie avec Reuters et AFP\n\n{BODY}", "Reuters/AFP"),
        (f"Paris (AFP) -\n\n{BODY}", "AFP"),
        (f"(AP) — {BODY}", "AP"),
        (f"March 4 (UPI) -- {BODY}", "UPI"),
        (f"Aug. 3 (Reuters) - {BODY}", "Reuters"),
        (f"Paris, 27 jan 2019 (AFP) - {BODY}", "AFP"),
        (f"Lorient (France) (AFP) - {BODY}", "AFP"),
        (f"Colombo (AFP/Reuters): {BODY}", "AFP/Reuters"),
        (f"{BODY}\n\nAgence France-Presse", "AFP"),
        (f"{BODY}\n\n(Avec Agence Anadolu)", "Anadolu"),
        # an agency that no list knows says itself that it is one
        (f"{BODY}\n\n(avec Agence Transmer)", "Agence Transmer"),
        (f"{BODY}\n\nSource : Northern Isles News Agency", "Northern Isles News Agency"),
    ],
)
def test_a_credit_names_its_agency(text, agency):
    assert credit_of(text, merged(noise_of(text)))[0] == agency


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} « C'est fini », a déclaré le maire à l'AFP.",
        f"Selon l'AFP, douze personnes sont mortes. {BODY}",
        f"Une dépêche de l'Agence France-Presse (AFP) citant le préfet le confirme. {BODY}",
        f"Interrogée par Reuters, la mairie se tait.\n\n{BODY}",
        f"Douze blessés ont été admis à l'AP-HP, dit l'hôpital (AP-HP)\n\n{BODY}",
        f"Le port en feu. (Photo by Jane Doe / AFP)\n\n{BODY}",
        f"Les secours sur le port. ANNE MARTIN / AFP\n\n{BODY}",
        f"© AFP\n\n{BODY}",
        f"Légende : le port (AFP)\n\n{BODY}\n\n{BODY}",
        f"La map du port, un tap, une ansa.\n\n{BODY}",
        f"{BODY}\n\nLe plan sera appliqué, dit le directeur (agence régionale de santé)",
    ],
)
def test_a_quotation_or_a_picture_is_no_credit(text):
    assert credit_of(text, merged(noise_of(text)))[0] == ""


def test_an_agency_s_own_text_is_its_wire():
    assert credit_of(BODY, [], "Agence France-Presse")[0] == "AFP"
    assert credit_of(BODY, [], "upi")[0] == "UPI"
    assert credit_of(BODY, [], "La Vigie")[0] == ""


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (f"{BODY} (Avec AFP)", "(Avec AFP)"),
        (f"{BODY}\n\nSOURCE: Reuters", "SOURCE: Reuters"),
        (f"Paris (AFP) -\n\n{BODY}", "Paris (AFP) -"),
        (f"(AP) — {BODY}", None),
    ],
)
def test_the_credit_is_noise_and_the_sentence_beside_it_is_not(text, span):
    assert [text[start:end] for start, end in credit_of(text, [])[1]] == ([span] if span else [])
