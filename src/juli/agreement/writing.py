"""An agreement written down again: as fields for forms and storage, as TOML for people."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from juli.agreement.fields import E5_PER_PERCENT
from juli.agreement.reading import SCHEMA
from juli.agreement.terms import Agreement, Charge, Deposit, Notice, Promise, Rate
from juli.money import Fen, yuan


def to_fields(agreement: Agreement) -> dict[str, object]:
    """The fields `from_fields` reads, fit for JSON: amounts and dates as texts, what is open left out."""
    return {key: _plain(value) for key, value in _fields(agreement).items()}


def to_toml(agreement: Agreement) -> str:
    """The agreement as the TOML file `load_toml` reads."""
    return "\n".join(_toml_lines(_fields(agreement))) + "\n"


def percent_text(rate_e5: int) -> str:
    """A percent with two decimals, with three where it needs them: 600 -> "0.60", 385 -> "0.385"."""
    percent = Decimal(rate_e5) / E5_PER_PERCENT
    return f"{percent:.2f}" if rate_e5 % 10 == 0 else f"{percent:.3f}"


def _fields(agreement: Agreement) -> dict[str, object]:
    fields: dict[str, object] = {
        "schema": SCHEMA,
        "provider": agreement.provider,
        "merchant_no": agreement.merchant_no,
        "signed_on": agreement.signed_on,
        "tolerance": yuan(agreement.tolerance),
        "unknown": sorted(agreement.unknown),
        "rate": [_rate(each) for each in agreement.rates],
        "charge": [_charge(each) for each in agreement.charges],
        "notice": [_notice(each) for each in agreement.notices],
        "promise": [_promise(each) for each in agreement.promises],
        "deposit": _deposit(agreement.deposit),
        "settlement": agreement.settlement and {"working_days": agreement.settlement.working_days},
    }
    return {key: value for key, value in fields.items() if value is not None and value != []}


def _rate(rate: Rate) -> dict[str, object]:
    return _stated(
        instrument=[each.value for each in rate.instruments],
        percent=percent_text(rate.rate_e5),
        cap=_amount(rate.cap),
        fixed=_amount(rate.fixed or None),
        **{"from": rate.valid_from},
        until=rate.valid_until,
        above=_amount(rate.above),
        up_to=_amount(rate.up_to),
    )


def _charge(charge: Charge) -> dict[str, object]:
    return _stated(
        kind=charge.kind.value,
        amount=yuan(charge.amount),
        every_months=charge.every_months,
        first_after_days=charge.first_after_days or None,
        notice=charge.notice or None,
    )


def _notice(notice: Notice) -> dict[str, object]:
    return _stated(of=str(notice.of), given_on=notice.given_on, effective_on=notice.effective_on)


def _promise(promise: Promise) -> dict[str, object]:
    kind = promise.kind and promise.kind.value
    return _stated(kind=kind, amount=yuan(promise.amount), made_on=promise.made_on, due_on=promise.due_on)


def _deposit(deposit: Deposit | None) -> dict[str, object] | None:
    if deposit is None:
        return None
    return _stated(
        amount=yuan(deposit.amount),
        turnover=yuan(deposit.turnover),
        within_days=deposit.within_days,
        refund_within_days=deposit.refund_within_days,
    )


def _stated(**values: object) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}


def _amount(fen: Fen | None) -> str | None:
    return None if fen is None else yuan(fen)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _toml_lines(fields: Mapping[str, object]) -> Iterator[str]:
    """Plain keys first: below a header every key would belong to that section."""
    for key, value in fields.items():
        if not _sections(value):
            yield f"{key} = {_toml(value)}"
    for key, value in fields.items():
        header = f"[{key}]" if isinstance(value, dict) else f"[[{key}]]"
        for section in _sections(value):
            yield f"\n{header}"
            yield from (f"{inner} = {_toml(each)}" for inner, each in section.items())


def _sections(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        return [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
