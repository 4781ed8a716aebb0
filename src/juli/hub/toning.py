"""A second look at what somebody wrote to somebody: what may harm its writer, marked, with calmer words beside it.

It keeps nothing back. Whoever wants to send a text as it is does so with one button.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from juli.triage.tone import NUMBERS, Mark, blanks_in, calmed, look_over, weighs
from juli.wording import Said

CHOICE = "tone"
"""The name of the buttons: send it as it is, take the calm words, put one's own words back."""
MINE, CALM, BACK = "mine", "calm", "back"
_BEFORE = "before_"
TO_MERCHANT = ("insult", "threat", "phone", "id_number", "card_number")
"""What the words of a house to a merchant are looked over for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text; `number` is that of its remark, 0 where nothing is marked."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """One marked place: its number, how much it weighs, why, and calmer words."""

    number: int
    mark: Mark

    @property
    def level(self) -> Said:
        """How much it weighs, in words."""
        return Said("triage.tone", f"level-{self.mark.level}")

    @property
    def is_number(self) -> bool:
        """Whether it marks a number of a person."""
        return self.mark.rule in NUMBERS


@dataclass(frozen=True, slots=True)
class Look:
    """One field looked at: its text with the marked places, what is said of them, and blanks still to be filled in.

    `before` are the writer's own words where calm ones took their place.
    """

    name: str
    label: str
    parts: Sequence[Part]
    remarks: Sequence[Remark]
    blanks: Sequence[str]
    before: str = ""

    @property
    def weighs(self) -> bool:
        """Whether it is worth stopping for."""
        return any(weighs(remark.mark) for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What a page shows again before a text goes."""

    looks: Sequence[Look]

    @property
    def has_marks(self) -> bool:
        """Whether calm words can be taken."""
        return any(look.remarks for look in self.looks)

    @property
    def has_own(self) -> bool:
        """Whether the writer's own words can be put back."""
        return any(look.before for look in self.looks)


def second_look(form: forms.Form, own: Sequence[str] = (), rules: Sequence[str] = ()) -> SecondLook | None:
    """What of a valid form should be looked at once more before it goes; None where it may go.

    The form names its fields in `toned`. `own` are the writer's own numbers; `rules` narrows what is looked for. The
    writer who chose to send it as it is, is asked no more.
    """
    data: Mapping[str, Any] = form.data
    if data.get(CHOICE) == MINE:
        return None
    looks = [_look(form, name, own, rules) for name in toned(form) if form.cleaned_data.get(name)]
    fresh = data.get(CHOICE) in (CALM, BACK)
    shown = [look for look in looks if look.blanks or look.remarks or (fresh and look.before)]
    return SecondLook(shown) if fresh or any(look.blanks or look.weighs for look in shown) else None


def look_now(text: str, *, rewritten: bool = False) -> tuple[Look, str]:
    """A text that is still being written, with all that is marked, and the same text in calm words.

    `rewritten`: calm words were taken into it already, so that it may hold blanks.
    """
    marks = marks_of(text)
    remarks = [Remark(number, mark) for number, mark in enumerate(marks, start=1)]
    blanks = blanks_in(text) if rewritten else ()
    return Look("", "", tuple(_parts(text, remarks)), remarks, blanks, text if rewritten else ""), calmed(text, marks)


def reworded(post: QueryDict, names: Sequence[str], own: Sequence[str] = (), rules: Sequence[str] = ()) -> QueryDict:
    """What was sent, with calm words taken or one's own put back where that was chosen. Nothing typed is lost."""
    choice = post.get(CHOICE)
    if choice not in (CALM, BACK):
        return post
    changed = post.copy()
    for name in names:
        text, before = post.get(name, ""), post.get(f"{_BEFORE}{name}", "")
        calm = calmed(text, marks_of(text, own, rules))
        if choice == BACK and before:
            changed[name], changed[f"{_BEFORE}{name}"] = before, ""
        elif choice == CALM and calm != text:
            changed[name], changed[f"{_BEFORE}{name}"] = calm, before or text
    return changed


def toned(form: forms.Form) -> Sequence[str]:
    """The fields of a form that are looked at."""
    return [name for name in getattr(form, "toned", ()) if name in form.fields]


def own_numbers(*numbers: str) -> list[str]:
    """A writer's own numbers, by their digits; nobody else's privacy depends on them."""
    return [digits for number in numbers if (digits := "".join(filter(str.isdigit, number)))]


def kept_names(names: Sequence[str]) -> frozenset[str]:
    """The names under which the words before are sent along."""
    return frozenset(f"{_BEFORE}{name}" for name in names)


def fingerprint(texts: Sequence[str]) -> str:
    """By which it is known that just these texts were to be sent as they are."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:24]


def marks_of(text: str, own: Sequence[str] = (), rules: Sequence[str] = ()) -> tuple[Mark, ...]:
    """The marks of a text, of all rules or of some."""
    return tuple(mark for mark in look_over(text, own=own) if not rules or mark.rule in rules)


def _look(form: forms.Form, name: str, own: Sequence[str], rules: Sequence[str]) -> Look:
    text, before = form.cleaned_data[name], form.data.get(f"{_BEFORE}{name}", "")
    marks = marks_of(text, own, rules)
    remarks = [Remark(number, mark) for number, mark in enumerate(marks, start=1)]
    blanks = blanks_in(text) if before else ()
    return Look(name, str(form[name].label), tuple(_parts(text, remarks)), remarks, blanks, before)


def _parts(text: str, remarks: Sequence[Remark]) -> Iterator[Part]:
    end = 0
    for remark in remarks:
        yield Part(text[end : remark.mark.start])
        yield Part(remark.mark.text, remark.number)
        end = remark.mark.end
    yield Part(text[end:])
