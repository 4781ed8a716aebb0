"""Whether a sentence is of a kind: an act, whose it is, whether it is forbidden, and what stands near it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from juli.agreement.clauses.lexicon import concept, spelled

Party = Literal["provider", "merchant"]
Span = tuple[int, int]

NEAR = 60
"""Characters between an act and another word of its frame, unless the data say otherwise."""
_PARTS = ",;:。"
_FORBIDDEN_WITHIN = 24
_OBJECT_BEFORE = (
    "(?:对|向|给|与|和|同|将|把|从|自|因|经|征得|取得|获得|通知|告知|要求|按|依|据|以|在|至|替|为|未经|无需|无须|由于|"
    "(?:其[他它]|别的?|不同|多家|合作)的?)$"
)
_OBJECT_AFTER = (
    "的(?!{may})|之|[^,。;:甲乙您可应须有]{1,5}的(?=[\u4e00-\u9fff])|系统|(?:(?:书面|另行|单独|事先)?(?:同意|确认|授权)(?=后|的|,|方|即|,))|(?:待?结算|应[收付]|交易|账户|资金|款|"
    "余额|押金|保证金|激活金|信息|资料|数据|所在|住所|注册地|登记地|利益|损失|名义|费率|手续费|终端|银行|提供的|名下)"
)
_YIELDS = "接受|同意|认可|授权|知[悉晓道]|理解|承认|配合|遵[守从]|服从|承受|对(?:此|其)"
"""Whoever does this takes what another one does."""
_ADVERBS = (
    "(?:[(]?[一二三四五六七八九十\\d]{1,3}[)、.]|并|且|也|还|亦|则|即|而|又|便|就|或者?|及|{may}|应当?|须|需|随时|自行|单方面?|申请|要求|提出|主动|可|得|一律|均|"
    "不得|不能|不可|无权|不再|擅自|直接|另行|再行|进行|予以|有权|自愿)*"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a kind of term.

    `act` is what is done; where `who` is given, an act of the other party is none of it, nor one that is forbidden to
    the provider. Every pattern of `has` has to stand within `near` characters of the act, none of `unless` may.
    """

    act: re.Pattern[str]
    who: Party | None
    has: tuple[re.Pattern[str], ...]
    near: int
    unless: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be judged, after the words it depends on: its act has to stand from `start` on."""

    text: str
    start: int = 0


def found(frame: Frame, said: Sentence) -> tuple[Span, ...] | None:
    """The words that make the sentence one of the frame, in order; None where it is none."""
    for act in frame.act.finditer(said.text, said.start):
        if act.end() == act.start() or (frame.who and not _is_act_of(frame.who, said.text, act.start())):
            continue
        others = [_nearest(each, said, act.span(), frame.near) for each in frame.has]
        spans = [act.span(), *(span for span in others if span)]
        if len(spans) == len(others) + 1 and not any(
            _nearest(each, said, act.span(), frame.near) for each in frame.unless
        ):
            return _apart(spans)
    return None


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same places in order, those that overlap or touch as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _is_act_of(who: Party, text: str, at: int) -> bool:
    """Whether nobody else does it, and whether the provider may."""
    subject, since = _subject(text, at)
    if subject not in (None, who):
        return False
    return who == "merchant" or not concept("barred").search(text, max(since, at - _FORBIDDEN_WITHIN), at)


def _nearest(each: re.Pattern[str], said: Sentence, act: Span, near: int) -> Span | None:
    """The closest place of a pattern, no farther than so many characters; one of the sentence itself before others."""
    start, end = max(0, act[0] - near), min(len(said.text), act[1] + near)
    places = [match.span() for match in each.finditer(said.text, start, end)]

    def far(span: Span) -> tuple[bool, int, int]:
        return span[0] < said.start, max(span[0] - act[1], act[0] - span[1], 0), span[0] - span[1]

    return min(places, key=far, default=None)


def _subject(text: str, at: int) -> tuple[Party | None, int]:
    """Who does what stands at `at`, the party named last before it, and where its words begin.

    The part before the act's own counts only where that has no subject at all, and no condition ends there.
    """
    parts = _parts_before(text, at)
    for number, (start, end) in enumerate(parts[:2]):
        if number and _ends_condition(text[start:end]):
            break
        named = list(_parties(text, start, end))
        if named:
            who, since = named[-1]
            return (None if _yields().search(text, since, at) else who), since
        if number == 0 and not _adverbs().fullmatch(text, start, at):
            break
    return None, parts[0][0]


def _parts_before(text: str, at: int) -> Sequence[Span]:
    """The part of a sentence up to `at`, then those before it, the nearest first."""
    borders = [-1, *(place for place in range(at) if text[place] in _PARTS), at]
    return [(start + 1, end) for start, end in pairwise(borders)][::-1]


def _parties(text: str, start: int, end: int) -> Iterator[tuple[Party, int]]:
    """Those named as who does something, and not as whom or whose it is done to."""
    places: list[tuple[int, int, Party]] = []
    for who in ("provider", "merchant"):
        places += [(*match.span(), who) for match in concept(who).finditer(text, start, end)]
    for first, last, who in sorted(places):
        if not _before().search(text, start, first) and not _after().match(text, last):
            yield who, last


def _yields() -> re.Pattern[str]:
    return _ready(_YIELDS)


def _ends_condition(part: str) -> bool:
    return bool(concept("conditional_end").search(part))


def _before() -> re.Pattern[str]:
    return _ready(_OBJECT_BEFORE)


def _after() -> re.Pattern[str]:
    return _ready(_OBJECT_AFTER)


def _adverbs() -> re.Pattern[str]:
    return _ready(_ADVERBS)


_READY: dict[str, re.Pattern[str]] = {}


def _ready(text: str) -> re.Pattern[str]:
    return _READY.setdefault(text, spelled(text))
