"""How the value of each filter is read: into a condition on complaints, and words that say what was understood."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import NO_DAY, Involvement
from juli.hub.directory.queries import departments
from juli.hub.searching.index import FROM, MOST_WORDS, PHONE, TooManyWords, holding
from juli.hub.worklists.language import Filter
from juli.hub.worklists.models import Opened, SetAside, Tag, Tagging
from juli.money import MoneyError, grouped_yuan, parse_yuan
from juli.triage import taxonomy
from juli.wording import Language

MOST_NAMES = 8
"""Names that an explanation lists."""
LARGEST_FEN = 2**62
OPEN = ~Q(stage="closed")
STAGES = {one: Q(stage=one) for one in ("filed", "in_hand", "settled", "closed")} | {"open": OPEN}
WAITING = {
    "reply": Q(stage__in=("filed", "in_hand"), last_said_by="complainant"),
    "decision": OPEN & Q(awaits_decision=True),
    "payment": Q(stage="settled", awaits_payment=True),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a part means: in words, and as a condition on complaints."""

    says: str
    condition: Q


@dataclass(frozen=True, slots=True)
class Asked:
    """A value as typed, the code it stands for (or None), its filter, the day, and who asks."""

    value: str
    code: str | None
    known: Filter
    today: date
    by: Actor

    @property
    def named(self) -> str:
        """What the page calls the value that the code stands for."""
        return self.known.named[self.code or ""]

    def misread(self, names: Iterable[str]) -> "Misread":
        """That there is no such value, and which ones there are."""
        listed = list(names)
        shown = ", ".join(listed[:MOST_NAMES]) + (" …" if len(listed) > MOST_NAMES else "")
        told = {"filter": self.known.title, "value": self.value, "names": shown or "–"}
        return Misread(_("“%(filter)s” knows no “%(value)s”. There are: %(names)s") % told)

    def unfit(self) -> "Misread":
        """That the value cannot be read, and how it is written."""
        told = {"filter": self.known.title, "value": self.value, "example": self.known.example, "says": self.known.says}
        return Misread(_("“%(value)s” does not fit “%(filter)s”: %(says)s. For example %(example)s.") % told)


class Misread(Exception):
    """A part that cannot be understood; its text says why, and what could be written instead."""


def chosen(conditions: Mapping[str, Q]) -> Callable[[Asked], Reading]:
    """A filter whose values are all named."""

    def read(asked: Asked) -> Reading:
        if asked.code is None:
            raise asked.misread(asked.known.named.values())
        return Reading(asked.named, conditions[asked.code])

    return read


def issues_named(asked: Asked) -> tuple[str, list[str]]:
    """The issues that a value names, by id or by a part of their name: in words, and their ids."""
    issues, wanted = taxonomy().issues, asked.value.casefold()
    texts = {one.id: [one.name.text("zh"), one.name.text("en"), one.plain.text("zh")] for one in issues.values()}
    fitting = [one for one, names in texts.items() if any(wanted in name.casefold() for name in names)]
    fitting = [wanted] if wanted in issues else fitting
    if not fitting:
        raise asked.misread(one.name.text(_language()) for one in issues.values())
    return _either(issues[one].name.text(_language()) for one in fitting), fitting


def _issue(asked: Asked) -> Reading:
    says, fitting = issues_named(asked)
    return Reading(says, Q(issue__in=fitting))


def _department(asked: Asked) -> Reading:
    if asked.code == "none":
        return Reading(asked.named, Q(department=None))
    own = list(departments(asked.by.organisation_id, by=asked.by)) if asked.by.organisation_id else []
    wanted = asked.value.casefold()
    fitting = [one for one in own if wanted == one.code] or [one for one in own if wanted in one.name.casefold()]
    if not fitting:
        raise asked.misread(one.name for one in own)
    return Reading(_either(one.name for one in fitting), Q(department__in=fitting))


def _agent(asked: Asked) -> Reading:
    threads = rows(Involvement, by=asked.by).filter(organisation__name__icontains=asked.value)
    names = list(threads.order_by().values_list("organisation__name", flat=True).distinct()[:MOST_NAMES])
    if not names:
        every = rows(Involvement, by=asked.by).order_by().values_list("organisation__name", flat=True)
        raise asked.misread(every.distinct()[: MOST_NAMES + 1])
    return Reading(_either(names), Q(pk__in=threads.order_by().values("complaint")))


def _tag(asked: Asked) -> Reading:
    own = list(rows(Tag, by=asked.by))
    wanted = asked.value.casefold()
    fitting = [one for one in own if wanted == one.name.casefold()]
    fitting = fitting or [one for one in own if wanted in one.name.casefold()]
    if not fitting:
        raise asked.misread(one.name for one in own)
    tagged = rows(Tagging, by=asked.by).filter(tag__in=fitting).order_by()
    return Reading(_either(one.name for one in fitting), Q(pk__in=tagged.values("complaint")))


def _whether(condition: Callable[[Asked], Q]) -> Callable[[Asked], Reading]:
    """A filter that is answered by yes or no."""

    def read(asked: Asked) -> Reading:
        if asked.code is None:
            raise asked.misread(asked.known.named.values())
        found = condition(asked)
        return Reading(asked.named, found if asked.code == "yes" else ~found)

    return read


def aside_now(today: date) -> Q:
    """The filter of complaints that are set aside: the day has not come, and the merchant has not written since.

    It is asked for each complaint that a query has found visible, so it draws no line of its own.
    """
    lasting = SetAside.objects.filter(complaint=OuterRef("pk"), until__gt=today)
    since = lasting.filter(at__gte=OuterRef("changed_at"))
    return Q(Exists(lasting)) & (~Q(last_said_by="complainant") | Q(Exists(since)))


def _unread_by(by: Actor) -> Q:
    """The filter of complaints with something new for somebody: changed since they opened it, or theirs and never
    opened. Asked of complaints that a query has found visible.
    """
    mine = Opened.objects.filter(user=by.user_id)
    changed = mine.filter(seen_at__lt=F("complaint__changed_at")).values("complaint")
    never = OPEN & Q(assignee=by.user_id) & ~Q(Exists(mine.filter(complaint=OuterRef("pk"))))
    return Q(pk__in=changed) | never


def _words(place: str) -> Callable[[Asked], Reading]:
    def read(asked: Asked) -> Reading:
        found = sought(asked.value, asked.by, place)
        if found is None:
            raise asked.unfit()
        return Reading(asked.value, found)

    return read


def sought(typed: str, by: Actor, place: str = "") -> Q | None:
    """The filter of complaints in which all words typed stand; None where nothing can be sought.

    Misread if there are too many.
    """
    try:
        return holding(typed, by_organisation=by.organisation_id, place=place) if by.organisation_id else None
    except TooManyWords as error:
        raise Misread(_("At most %(most)d words can be looked for at once.") % {"most": MOST_WORDS}) from error


def _amount(asked: Asked) -> Reading:
    text = asked.value.replace(",", "")
    least, dash, most = text.partition("-")
    if dash and least:
        first, last = _fen(least, asked), _fen(most, asked)
    elif text[:1] in "<>" and text[1:]:
        fen = _fen(text[1:].removeprefix("="), asked)
        equal = text[1] == "="
        first, last = (fen + (not equal), LARGEST_FEN) if text[0] == ">" else (1, fen - (not equal))
    else:
        first = last = _fen(text, asked)
    if first > last:
        raise asked.unfit()
    return Reading(_span_of_money(first, last), Q(claimed_fen__range=(first, last)))


def _span_of_money(first: int, last: int) -> str:
    if first == last:
        return _("%(amount)s yuan") % {"amount": grouped_yuan(first)}
    if last == LARGEST_FEN:
        return _("from %(amount)s yuan") % {"amount": grouped_yuan(first)}
    return _("%(least)s to %(most)s yuan") % {"least": grouped_yuan(first), "most": grouped_yuan(last)}


def _fen(text: str, asked: Asked) -> int:
    try:
        fen = parse_yuan(text)
    except MoneyError:
        raise asked.unfit() from None
    if not 0 <= fen < LARGEST_FEN:
        raise asked.unfit()
    return fen


def _due(asked: Asked) -> Reading:
    if asked.code == "none":
        return Reading(asked.named, OPEN & Q(due_on=NO_DAY))
    if asked.code in ("overdue", "late"):
        column = "bound_on" if asked.code == "overdue" else "due_on"
        return Reading(asked.named, OPEN & Q(**{f"{column}__lt": asked.today}))
    says, first, last = _days(asked)
    # What is due on no day is due after all others, and yet not "after" a day.
    return Reading(says, OPEN & Q(due_on__range=(first, min(last, NO_DAY - timedelta(days=1)))))


def _filed(asked: Asked) -> Reading:
    says, first, last = _days(asked)
    found = Q()
    if first > date.min:
        found &= Q(filed_at__gte=_midnight(first))
    if last < date.max:
        found &= Q(filed_at__lt=_midnight(last + timedelta(days=1)))
    return Reading(says, found)


def _days(asked: Asked) -> tuple[str, date, date]:
    """The first and the last day that a value means, and how it is called."""
    today = asked.today
    monday = today - timedelta(days=today.weekday())
    spans = {
        "today": (today, today),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=1)),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "week": (monday, monday + timedelta(days=6)),
        "month": (today.replace(day=1), today),
    }
    if asked.code in spans:
        return (asked.named, *spans[asked.code])
    return _by_date(asked)


def _by_date(asked: Asked) -> tuple[str, date, date]:
    sign = asked.value[:1] if asked.value[:1] in ("<", ">") else ""
    try:
        day = date.fromisoformat(asked.value.removeprefix(sign).replace("/", "-"))
        before, after = day - timedelta(days=1), day + timedelta(days=1)
    except (ValueError, OverflowError):
        raise asked.unfit() from None
    if sign == "<":
        return _("before %(day)s") % {"day": day.isoformat()}, date.min, before
    if sign == ">":
        return _("after %(day)s") % {"day": day.isoformat()}, after, date.max
    return day.isoformat(), day, day


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "zh"


def _either(names: Iterable[str]) -> str:
    return _(" or ").join(names)


READERS: dict[str, Callable[[Asked], Reading]] = {
    "issue": _issue,
    "stage": chosen(STAGES),
    "waiting": chosen(WAITING),
    "due": _due,
    "filed": _filed,
    "amount": _amount,
    "from": _words(FROM),
    "phone": _words(PHONE),
    "department": _department,
    "agent": _agent,
    "tag": _tag,
    "aside": _whether(lambda asked: aside_now(asked.today)),
    "unread": _whether(lambda asked: _unread_by(asked.by)),
}
"""By key, what reads the value of a filter."""


def register(key: str, read: Callable[[Asked], Reading]) -> None:
    """Let a filter of the vocabulary be read by what knows more than this room; called while an app is made ready."""
    READERS[key] = read
