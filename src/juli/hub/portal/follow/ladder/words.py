"""Words of the ladder: the states of doors and proceedings, what an answer was, and the provinces."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import Proceeding
from juli.hub.portal.language import page_language
from juli.papers.kit.kinds import PaperKind, paper_kind, papers_for
from juli.procedures import procedure
from juli.wording import Said

EVIDENCE_LIST = "evidence_list"

GROUPS = {
    "open": (_("You can go there now"), "open", "check"),
    "warned": (_("You can, but look at the consequences first"), "warn", "alert-triangle"),
    "not_yet": (_("It is too early"), "wait", "clock"),
    "closed": (_("This way leads nowhere"), "shut", "lock"),
}
"""The states of a door: heading, mark, icon."""

COURSES = {
    "prepared": _("being prepared, not handed in yet"),
    "sent": _("handed in, not yet known to be received"),
    "waiting": _("received, waiting for a decision"),
    "correcting": _("papers have to be put right"),
    "accepted": _("accepted, being handled"),
    "transferred": _("passed to the institution, which has to answer"),
    "refused": _("refused"),
    "answered": _("answered"),
    "withdrawn": _("withdrawn"),
}
"""Where a proceeding stands."""

RESULTS = [
    ("rejected", _("they do not agree to what I asked")),
    ("partial", _("they agree to a part")),
    ("accepted", _("they agree to all I asked")),
    ("settled", _("we settled, or it ended by agreement")),
]
"""What an answer can be."""


def course_words(proceeding: Proceeding) -> object:
    """Where a proceeding stands, in words: until it is received, by how far it has come."""
    is_there = proceeding.filing == "received" or proceeding.course != "waiting"
    return COURSES[proceeding.course if is_there else proceeding.filing]


def result_words(result: str) -> object:
    """What the answer was, in words; nothing where there was none."""
    return dict(RESULTS).get(result, "")


def body_of(procedure_id: str) -> Said:
    """Who handles a procedure, as far as the law names it."""
    known = procedure(procedure_id)
    return known.authority or known.name


def provinces() -> Sequence[tuple[str, str]]:
    """The provinces to choose from, in the language of the page."""
    return [(name, name if page_language() == "zh" else english) for name, english in _table("provinces.toml").items()]


def papers_of(procedure_id: str) -> Sequence[PaperKind]:
    """The papers that belong to a door, the list of evidence last."""
    own = papers_for(procedure_id)
    return [*own, paper_kind(EVIDENCE_LIST)] if own else []


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
