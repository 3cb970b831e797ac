"""A claim in the making: what the rules found, before a neighbouring sentence may fill what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from pipeline.extract.mentions import Figure, Mention, When, Where
from pipeline.extract.parse.syntax import is_passive
from pipeline.extract.speech.frame import Frame
from pipeline.knowledge.kinds import kinds
from pipeline.records import Modality, Polarity, Stance


@dataclass
class Draft:
    """One statement about a happening; slots that the sentence leaves open are None."""

    kind: str
    trigger: Token
    sentence: Span
    polarity: Polarity
    modality: Modality
    frames: list[Frame]
    agent: Mention | None = None
    target: Mention | None = None
    place: Where | None = None
    when: When | None = None
    means: Mention | None = None
    status: str = ""
    statement: Mention | None = None
    figure: Figure | None = None
    count_of: str = ""
    amount_of: str = ""
    subset: str = ""
    figure_text: Mention | None = None
    refers_back: bool = False
    stance: Stance | None = None
    about: Draft | None = None
    inherited: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        """Tell whether the draft fills a slot that its kind asks for, or would only repeat that there was an event."""
        filled = (self.agent, self.target, self.place, self.when, self.means, self.told_of, self.figure)
        return any(filled) or self.is_contested or self.is_said_outright

    @property
    def told_of(self) -> Mention | None:
        """What is said of the happening, where its kind asks for that."""
        return self.statement if "statement" in kinds()[self.kind].slots else None

    @property
    def own_circumstances(self) -> list[Mention]:
        """The words of its time and its place, less what it has from another sentence."""
        when = self.when.mention if self.when and "time" not in self.inherited else None
        place = self.place.mention if self.place and "place" not in self.inherited else None
        return [mention for mention in (when, place) if mention is not None]

    @property
    def is_contested(self) -> bool:
        """Tell whether the sentence says that it was not so, or somebody denies it or will not speak of it."""
        refused = {Stance.DENIES, Stance.REFUSES}
        return self.polarity is Polarity.NEGATED or any(frame.stance in refused for frame in self.frames[:1])

    @property
    def is_said_outright(self) -> bool:
        """Tell whether a speaker's own predicate is the event ("a confirmé la frappe", "les personnes arrêtées")."""
        if not self.frames:
            return False
        return self.trigger.head.i == self.frames[0].cue or is_passive(self.trigger)
