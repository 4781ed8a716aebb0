"""A paper as what it says: blocks with ids, so that computed text and the person's own stay apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from juli.money import Fen
from juli.papers.document import Annex, PaperBlock
from juli.wording import Language, Said


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place. `own` is true for what the person wrote instead of, or beside, our text.

    `id` stays the same as long as the paper's data do: what a person writes is kept beside it.
    """

    id: str
    block: PaperBlock
    own: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that a paper asks for and nobody has told. Where it is `required`, the body may refuse without it."""

    fact: str
    label: Said
    required: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """An article a paper rests on, with the first day its statute was in force."""

    statute: str
    article: str
    effective: date


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in fen in the running text of a paper, and the fact it was taken from."""

    amount: Fen
    fact: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """What a person wrote into a paper.

    It stands after the block `at`, or with `instead` in its place; `was` is the fingerprint of the text it replaces,
    so that a change of that text can be told. An empty text instead of a block leaves the block out.
    """

    id: str
    at: str
    text: str
    instead: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be set, with what is missing in it, what to know before it is used, and what it rests on.

    `reference` and `note` stand on top of each page. Where `own` words were put in, `computed` keeps the blocks as they
    were without them.
    """

    kind: str
    version: int
    language: Language
    dated_on: date
    reference: str
    note: str
    title: str
    blocks: tuple[Placed, ...]
    annexes: tuple[Annex, ...] = ()
    missing: tuple[Missing, ...] = ()
    notes: tuple[Said, ...] = ()
    cited: tuple[Cited, ...] = ()
    figures: tuple[Figure, ...] = ()
    computed: tuple[Placed, ...] = ()
    own: tuple[OwnText, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing that the body asks for."""
        return not any(one.required for one in self.missing)

    def placed(self) -> Mapping[str, Placed]:
        """The blocks by id, in order."""
        return {one.id: one for one in self.blocks}
