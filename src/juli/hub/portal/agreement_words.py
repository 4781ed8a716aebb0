"""An agreement said for a page: its terms in a few words, its problems in sentences that speak of fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from juli.agreement import Agreement, Charge, Deposit, Notice, Problem, Promise, Rate, percent_text
from juli.agreement.terms import DEFAULT_TOLERANCE
from juli.hub.portal.language import page_language
from juli.hub.portal.words import ARRIVALS, FREQUENCIES, INSTRUMENTS, PAYMENT_KINDS
from juli.hub.spoken import spoken_language
from juli.ledger.entries import Instrument
from juli.money import Fen, grouped_yuan

_KINDS: Mapping[str, Any] = dict(PAYMENT_KINDS)

_SENTENCES: Mapping[str, Any] = {
    "no-rate": gettext_lazy("Please fill in at least one rate, or choose that you do not know the rates."),
    "missing": gettext_lazy("Please fill this in, or leave the whole row empty."),
    "rates-overlap": gettext_lazy(
        "There would be two rates for %(instrument)s on the same day and for the same amount. Say from when until when"
        " or for which amounts each holds, or leave one out."
    ),
    "until-not-after-from": gettext_lazy("This day must come after the first day of the rate."),
    "up-to-not-over-above": gettext_lazy("This amount must be larger than the one above which the rate begins."),
    "charge-twice": gettext_lazy("This charge stands in two rows. Please keep one."),
    "needs-signed-on": gettext_lazy(
        "The days are counted from the day of signing. Please fill in that day below, or empty this."
    ),
    "due-before-made": gettext_lazy("The money cannot be due before the day it was promised."),
    "unknown-but-given": gettext_lazy(
        "You ticked that you do not know the rates, but some are filled in. Please keep one of the two."
    ),
    "not-a-day": gettext_lazy("This is no day of the calendar. Please write it like 2025-03-01."),
    "unknown-word": gettext_lazy("Please choose one from the list."),
}


def problem_text(problem: Problem) -> str:
    """The sentence of one problem, in the language of the page."""
    if problem.place.endswith(".percent") and problem.reason.code in ("not-a-percent", "not-a-number"):
        return _("A percent is written like 0.60 or 0.385, with a point.")
    sentence = _SENTENCES.get(problem.reason.code)
    if sentence is None:
        return problem.reason.text(page_language())
    instrument = problem.reason.values.get("instrument", "")
    return str(sentence) % {"instrument": dict(INSTRUMENTS).get(str(instrument), instrument)}


def agreement_in_words(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """The terms for reading over: a label and a value of one or more lines each; what was left empty is not named."""
    unknown, none = _("not known"), _("The contract knows none")
    yield _("Agreed rates"), _lines(map(_rate, agreement.rates)) or unknown
    yield (
        _("Other agreed charges"),
        _lines(map(_charge, agreement.charges)) or (unknown if "charges" in agreement.unknown else none),
    )
    if agreement.deposit:
        yield _("Deposit or activation fee"), _deposit(agreement.deposit)
    else:
        yield _("Deposit or activation fee"), unknown if "deposit" in agreement.unknown else none
    if agreement.notices:
        yield _("Announced by the provider"), _lines(map(_notice, agreement.notices))
    if agreement.promises:
        yield _("Promised by the provider"), _lines(map(_promise, agreement.promises))
    yield from _single_terms(agreement)


def _single_terms(agreement: Agreement) -> Iterator[tuple[str, str]]:
    if agreement.signed_on:
        yield _("Day of signing"), _day(agreement.signed_on)
    if agreement.settlement:
        days = str(agreement.settlement.working_days)
        yield _("When the money arrives"), str(dict(ARRIVALS).get(days, f"T+{days}"))
    if agreement.tolerance != DEFAULT_TOLERANCE:
        amount = grouped_yuan(agreement.tolerance)
        yield _("Small differences to ignore"), _("up to %(amount)s yuan a sale") % {"amount": amount}


def _rate(rate: Rate) -> str:
    phrases = [f"{percent_text(rate.rate_e5)}%"]
    if rate.cap is not None:
        phrases.append(_money(_("at most %(amount)s yuan"), rate.cap))
    if rate.fixed:
        phrases.append(_money(_("plus %(amount)s yuan a sale"), rate.fixed))
    if rate.above is not None:
        phrases.append(_money(_("for amounts above %(amount)s yuan"), rate.above))
    if rate.up_to is not None:
        phrases.append(_money(_("for amounts up to %(amount)s yuan"), rate.up_to))
    if rate.valid_from:
        phrases.append(_("from %(day)s") % {"day": _day(rate.valid_from)})
    if rate.valid_until:
        phrases.append(_("until %(day)s, no longer on that day") % {"day": _day(rate.valid_until)})
    return _named(_instruments(rate.instruments), _joined(phrases))


def _instruments(instruments: Sequence[Instrument]) -> str:
    """As the choice of the page where it is one, else one after the other."""
    names = dict(INSTRUMENTS)
    return str(names.get(",".join(instruments)) or _joined(str(names.get(each, each)) for each in instruments))


def _charge(charge: Charge) -> str:
    months = str(charge.every_months or "")
    phrases = [
        _money(_("%(amount)s yuan"), charge.amount),
        str(dict(FREQUENCIES).get(months, months) or _("once only")),
    ]
    if days := charge.first_after_days:
        told = ngettext("not before %(days)d day after signing", "not before %(days)d days after signing", days)
        phrases.append(told % {"days": days})
    if charge.notice:
        phrases.append(_("only after a notice 30 days ahead"))
    return _named(str(_KINDS[charge.kind]), _joined(phrases))


def _deposit(deposit: Deposit) -> str:
    return _(
        "%(amount)s yuan; comes back after sales of %(turnover)s yuan within %(days)d days, paid within"
        " %(refund_days)d days after that"
    ) % {
        "amount": grouped_yuan(deposit.amount),
        "turnover": grouped_yuan(deposit.turnover),
        "days": deposit.within_days,
        "refund_days": deposit.refund_within_days,
    }


def _notice(notice: Notice) -> str:
    about = _("the rates") if notice.of == "rate" else str(_KINDS[notice.of])
    days = {"given": _day(notice.given_on), "effective": _day(notice.effective_on)}
    return _named(about, _("announced on %(given)s, holds from %(effective)s") % days)


def _promise(promise: Promise) -> str:
    told = _("%(amount)s yuan, promised on %(made)s, to be paid by %(due)s") % {
        "amount": grouped_yuan(promise.amount),
        "made": _day(promise.made_on),
        "due": _day(promise.due_on),
    }
    return _named(str(_KINDS[promise.kind]), told) if promise.kind else told


def _money(phrase: str, fen: Fen) -> str:
    return phrase % {"amount": grouped_yuan(fen)}


def _day(day: date) -> str:
    return date_format(day, "j F Y" if spoken_language() == "en" else "DATE_FORMAT")


def _named(name: str, told: str) -> str:
    return _("%(field)s: %(reason)s") % {"field": name, "reason": told}


def _joined(phrases: Iterable[str]) -> str:
    return pgettext("between phrases", ", ").join(phrases)


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)
