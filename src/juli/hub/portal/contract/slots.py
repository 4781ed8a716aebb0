"""Where a confirmed term goes among what the person typed, and what stands there already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.datastructures import MultiValueDict

from juli.hub.portal.agreement_rows import PRESET_RATES, OtherRateRow, PresetRateRow, Row, Rows
from juli.hub.portal.contract.terms import LEAVE, TermForm
from juli.hub.portal.visit import Visit

Fields = dict[str, list[str]]
QR_CODES = frozenset(PRESET_RATES[2][0].split(","))
_INTERVAL = ("since", "until", "above", "up_to")
_SINGLE = {"settlement": ("agreed", "settlement"), "signed_on": ("agreed", "signed_on")} | {
    "provider": ("provider", "provider_name"),
    "merchant_no": ("provider", "merchant_no"),
}


@dataclass
class Typed:
    """The fields of the two steps that a contract can fill, as typed so far."""

    steps: dict[str, Fields]
    changed: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    """The rows that a term of the contract has filled: no other term of it replaces them."""

    @classmethod
    def of(cls, visit: Visit) -> "Typed":
        """What was typed at a visit."""
        answers = visit.draft.answers
        return cls({step: {k: list(v) for k, v in answers.get(step, {}).items()} for step in ("agreed", "provider")})

    @property
    def rows(self) -> Rows:
        """The rows of the agreement as they stand."""
        return Rows(MultiValueDict(self.steps["agreed"]))

    def one(self, step: str, name: str) -> str:
        """A single field, "" where it is empty."""
        return (self.steps[step].get(name) or [""])[-1].strip()

    def put(self, step: str, name: str, value: str) -> None:
        """Fill a field in place of what it holds."""
        self.steps[step][name] = [value]
        self.changed.add(step)

    def empty(self, row: Row) -> None:
        """Empty every field of a row."""
        for name in row.fields:
            self.steps["agreed"].pop(f"{row.prefix}-{name}", None)
        self.changed.add("agreed")


def compare(form: TermForm, typed: Typed, chosen_provider: str) -> None:
    """Say in the form what the person typed before of the same, and leave that untouched unless they choose."""
    before = list(_before(form, typed, chosen_provider))
    form.typed_before = [each for each, _ in before]
    form.same_as_typed = bool(before) and all(same for _, same in before)


def leave_typed(form: TermForm) -> None:
    """Where something was typed before, nothing is taken by itself."""
    if form.typed_before:
        form.chosen = LEAVE


def _before(form: TermForm, typed: Typed, chosen_provider: str) -> Iterator[tuple[str, bool]]:
    if form.section in _SINGLE:
        step, name = _SINGLE[form.section]
        told = chosen_provider if form.section == "provider" else typed.one(step, name)
        if told:
            yield told, told == form.values().get("value", "")
        return
    rivals = _rivals(form, typed)
    covers_all = set(form.kinds) <= {kind for row in rivals for kind in kinds_of(row)}
    for row in rivals:
        yield _in_words(row), covers_all and _told(row.filled()) == _told(form.values())


def _told(values: Mapping[str, str]) -> dict[str, str]:
    """The values with 0.6 as 0.60 and without the kind of payment, which is compared by itself."""
    return {name: _plain(value) for name, value in values.items() if name != "instrument"}


def _plain(value: str) -> str:
    number = value.rstrip("%")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _rivals(form: TermForm, typed: Typed) -> list[Row]:
    """The rows that speak of the same as a term."""
    used = [row for row in typed.rows.used(form.section) if row.prefix not in typed.placed]
    values = _told(form.values())
    match form.section:
        case "rate":
            same = {name: values.get(name) for name in _INTERVAL}
            return [
                row
                for row in used
                if set(form.kinds) & kinds_of(row)
                and same == {name: _told(row.filled()).get(name) for name in _INTERVAL}
            ]
        case "charge":
            return [row for row in used if row.filled().get("kind") == values.get("kind")]
        case "notice":
            return [row for row in used if _told(row.filled()) == values]
        case _:
            return used


def kinds_of(row: Row) -> set[str]:
    """For which kinds of payment a typed rate is."""
    if isinstance(row, PresetRateRow):
        return set(row.kinds.split(","))
    return set(row.filled().get("instrument", "").split(",")) - {""}


def _in_words(row: Row) -> str:
    named = [f"{row.fields[name].label} {_shown(row, name, value)}" for name, value in row.filled().items()]
    title = f"{row.title}: " if isinstance(row, PresetRateRow) else ""
    return title + " · ".join(named)


def _shown(row: Row, name: str, value: str) -> str:
    choices = dict(getattr(row.fields[name], "choices", ()))
    return str(choices.get(value, "" if value == "true" else value))


def place(form: TermForm, typed: Typed) -> bool:
    """Put a confirmed term where it belongs, in place of what it replaces; False where no row is free."""
    if form.section in _SINGLE:
        return _place_single(form, typed)
    covered = [row for row in _rivals(form, typed) if form.section != "rate" or kinds_of(row) <= set(form.kinds)]
    for row in covered:
        typed.empty(row)
    if form.section == "rate":
        typed.steps["agreed"].pop("rates", None)
        # As a list: each unit must be tried, so that what fits is placed.
        return all([_place_rate(unit, form.values(), typed) for unit in _units(form.kinds)] or [False])
    free = next((row for row in typed.rows.sections[form.section] if not row.is_used), None)
    if free is None:
        return False
    _fill(free, form.values(), typed)
    return True


def _place_single(form: TermForm, typed: Typed) -> bool:
    step, name = _SINGLE[form.section]
    typed.put(step, name, form.values().get("value", ""))
    if form.section == "provider":
        typed.steps["provider"].pop("organisation", None)
    return True


def _units(kinds: Sequence[str]) -> list[str]:
    """Kinds of payment as the page has rows for them: the three QR codes together, every other one alone."""
    together = set(kinds) >= QR_CODES
    return ([PRESET_RATES[2][0]] if together else []) + [k for k in kinds if not (together and k in QR_CODES)]


def _place_rate(unit: str, values: Mapping[str, str], typed: Typed) -> bool:
    rows = typed.rows
    own = next((row for row in rows.preset if row.kinds == unit and not row.is_used), None)
    free = own or next((row for row in rows.other if not row.filled()), None)
    if free is None:
        return False
    more = {"instrument": unit} if isinstance(free, OtherRateRow) else {}
    _fill(free, {**more, **values}, typed)
    return True


def _fill(row: Row, values: Mapping[str, str], typed: Typed) -> None:
    typed.placed.add(str(row.prefix))
    for name, value in values.items():
        typed.put("agreed", f"{row.prefix}-{name}", "on" if value == "true" else value)
