"""How often the triage was right, by what people said afterwards. Nobody's word counts as an answer nobody gave."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

SCHEMA = "juli.triage-corrections/1"
_TOP = 2.0
"""Above every confidence."""
BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MOST_CONFUSED = 10
OUTSIDE = ""
"""In place of an issue: not about payment terminals."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on one complaint: what was `proposed` (with which confidence, 0 to 1), what it was `filed`
    under, and what they `said`. An empty issue is out of scope; an empty `version` says that nothing was proposed.
    """

    version: str
    proposed: str
    confidence: float
    filed: str
    said: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many were right."""

    right: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded; None of nothing."""
        return round(100 * self.right / self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Band:
    """Proposals with a confidence from `low` up to `high`."""

    low: float
    high: float
    share: Share


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was proposed where people said something else, and how often."""

    proposed: str
    said: str
    count: int


@dataclass(frozen=True, slots=True)
class Measures:
    """How often proposals were right (`proposals`), and how often what the merchant had chosen was (`filed`).

    `by_issue` counts by the issue that people said, `by_version` by the model; `bands` leave out what was proposed
    to be out of scope, which has no confidence of an issue.
    """

    proposals: Share
    filed: Share
    by_issue: Mapping[str, Share]
    by_version: Mapping[str, Share]
    bands: Sequence[Band]
    confused: Sequence[Confusion]


def measure(verdicts: Iterable[Verdict]) -> Measures:
    """Count. Main issues only: which further ones a matter has is often a matter of opinion."""
    told = list(verdicts)
    proposed = [one for one in told if one.version]
    wrong = Counter((one.proposed, one.said) for one in proposed if not _right(one))
    return Measures(
        proposals=_share(proposed),
        filed=Share(sum(one.filed == one.said for one in told), len(told)),
        by_issue=_grouped((one.said, one) for one in proposed),
        by_version=_grouped((one.version, one) for one in proposed),
        bands=[_band(low, high, proposed) for low, high in pairwise(BANDS)],
        confused=[Confusion(*pair, count) for pair, count in sorted(wrong.items(), key=_often)[:MOST_CONFUSED]],
    )


def corrections_document(found: Measures, understood: int) -> dict[str, Any]:
    """The figures as a plain document; `understood` complaints were read, whether or not anybody spoke of them."""
    return {
        "schema": SCHEMA,
        "understood": understood,
        "judged": found.proposals.of,
        "right": found.proposals.right,
        "filed": {"judged": found.filed.of, "right": found.filed.right},
        "by_issue": {issue or "out_of_scope": _told(share) for issue, share in found.by_issue.items()},
        "by_version": {version: _told(share) for version, share in found.by_version.items()},
        "by_confidence": [{"from": band.low, "to": band.high, **_told(band.share)} for band in found.bands],
        "confused": [
            {"proposed": one.proposed or None, "said": one.said or None, "count": one.count} for one in found.confused
        ],
    }


def _right(one: Verdict) -> bool:
    return one.proposed == one.said


def _share(told: Sequence[Verdict]) -> Share:
    return Share(sum(map(_right, told)), len(told))


def _grouped(pairs: Iterable[tuple[str, Verdict]]) -> dict[str, Share]:
    groups: defaultdict[str, list[Verdict]] = defaultdict(list)
    for key, one in pairs:
        groups[key].append(one)
    return {key: _share(groups[key]) for key in sorted(groups, key=lambda key: (-len(groups[key]), key))}


def _band(low: float, high: float, told: Sequence[Verdict]) -> Band:
    """The last band holds its upper end too."""
    top = _TOP if high == BANDS[-1] else high
    return Band(low, high, _share([one for one in told if one.proposed and low <= one.confidence < top]))


def _often(pair: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -pair[1], pair[0]


def _told(share: Share) -> dict[str, int]:
    return {"judged": share.of, "right": share.right}
