"""Saying by hand which column of a statement is what: the form, and what it makes of the file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from juli.evidence.store import sha256
from juli.hub.complaints.models import DraftFile
from juli.hub.complaints.queries import remembered_columns
from juli.hub.files import file_store
from juli.hub.portal.steps.provider import respondent
from juli.hub.portal.steps.statements import LIMITS
from juli.hub.portal.typed_lines import KINDS, VOID
from juli.hub.portal.visit import Visit
from juli.ledger import Entry, Reading, UnusableFile, mapping_from, read_mapped
from juli.ledger.heading import (
    Heading,
    columns_of_moments,
    heading_of,
    suggested_columns,
    suggested_order,
    suggested_unit,
    titles_digest,
    unknown_kinds,
)
from juli.ledger.mapping import SCHEMA
from juli.wording import Said

_NAMES = dict([*KINDS, VOID])
KEEPS = re.compile(r"header|unit|dates|column-\d{1,3}|word-[0-9a-f]{16}")
"""Names of fields that are kept."""
PREVIEWED = 5
NAMED = 5
MOST_COLUMNS = 40

_USES = [
    ("", _("not needed")),
    ("occurred_at", _("day or time of the trade")),
    ("amount", _("amount of the trade")),
    ("fee", _("fee")),
    ("settled", _("amount that arrived")),
    ("settled_on", _("day it arrived")),
    ("kind", _("type of trade")),
    ("instrument", _("card or means of payment")),
    ("entry_id", _("number of the trade")),
    ("original_id", _("number of the trade that was undone")),
    ("merchant_no", _("merchant number")),
    ("terminal_no", _("terminal number")),
    ("memo", _("remark")),
    ("status", _("state of the trade: done or failed")),
]
_KIND_USES = [
    ("", _("not known: leave these lines out")),
    ("sale", _("a sale")),
    ("refund", _("a refund to a customer")),
    VOID,
    ("charge", _("money taken by the provider")),
    ("payout", _("money paid back by the provider")),
]
_UNITS = [("yuan", _("yuan")), ("fen", _("fen (hundredths of a yuan)"))]
_DATES = [
    ("", _("as usual, such as 2026-03-15")),
    ("DD/MM/YYYY HH:mm:ss", _("day first: 15/03/2026 14:25:36")),
    ("DD/MM/YYYY HH:mm", _("day first: 15/03/2026 14:25")),
    ("MM/DD/YYYY HH:mm:ss", _("month first: 03/15/2026 14:25:36")),
    ("MM/DD/YYYY HH:mm", _("month first: 03/15/2026 14:25")),
]


class ColumnsForm(forms.Form):
    """One list for each column, and what holds for all of them."""

    use_required_attribute = False

    def __init__(self, heading: Heading, *args: Any, words: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.word_fields = {f"word-{sha256(word.encode())[:16]}": word for word in words}
        lines = [(str(row.line), _("line %(line)d") % {"line": row.line}) for row in heading.rows]
        self.fields["header"] = forms.ChoiceField(
            label=_("The titles stand on"), choices=[*lines, ("0", _("no line: there are none"))]
        )
        self.fields["unit"] = forms.ChoiceField(label=_("Amounts are in"), choices=_UNITS)
        self.fields["dates"] = forms.ChoiceField(label=_("Days are written"), choices=_DATES, required=False)
        for place in range(min(heading.width, MOST_COLUMNS)):
            label = _("Column %(number)d") % {"number": place + 1}
            self.fields[f"column-{place}"] = forms.ChoiceField(label=label, choices=_USES, required=False)
        for name, word in self.word_fields.items():
            self.fields[name] = forms.ChoiceField(label=word, choices=_KIND_USES, required=False)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    @property
    def words(self) -> list[BoundField]:
        """The lists for words of the file that nobody knows."""
        return [self[name] for name in self.word_fields]

    @property
    def tells_enough(self) -> bool:
        """Whether the day and the amount have their columns. Call only where the form is valid."""
        return {"occurred_at", "amount"} <= set(self.cleaned_data.values())

    def values(self) -> Mapping[str, Any]:
        """The mapping in the shape of its TOML; columns by number. Call only where the form is valid."""
        chosen: dict[str, list[int]] = {}
        for name, use in self.cleaned_data.items():
            if name.startswith("column-") and use:
                chosen.setdefault(use, []).append(int(name.removeprefix("column-")) + 1)
        columns = {use: places[0] if len(places) == 1 else places for use, places in chosen.items()}
        told: dict[str, Any] = {"schema": SCHEMA, "columns": columns, "unit": self.cleaned_data["unit"]}
        told["header"] = int(self.cleaned_data["header"])
        meant = {word: use for name, word in self.word_fields.items() if (use := self.cleaned_data.get(name))}
        if self.cleaned_data["dates"]:
            told["date_format"] = self.cleaned_data["dates"]
        return told | ({"words": {"kind": meant}} if meant else {})


@dataclass(frozen=True, slots=True)
class Preview:
    """What a mapping makes of a file: its first entries, each with the name of its kind, or why there are none."""

    entries: Sequence[tuple[Entry, object]] = ()
    reading: Reading | None = None
    problem: Said | None = None


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """A statement, its first rows, the form, and what it makes of the file."""

    file: DraftFile
    heading: Heading
    form: ColumnsForm
    preview: Preview
    is_remembered: bool

    @property
    def mapping(self) -> Mapping[str, Any] | None:
        """The mapping as it would be kept; None where the form cannot be used."""
        return self.form.values() if self.form.is_valid() else None

    @property
    def digest(self) -> str:
        """What the header is known by; "" without one."""
        titles = self.heading.titles(int(self.form.cleaned_data["header"]))
        return titles_digest(titles) if any(titles) else ""

    @property
    def titles(self) -> Sequence[str]:
        """The titles above the columns, as far as the form says where they stand."""
        return self.heading.titles(self._header_line)

    @property
    def columns(self) -> list[tuple[Any, str, list[str]]]:
        """For each column its list, its title, and its first cells."""
        below = [row.cells for row in self.heading.rows if row.line > self._header_line]
        return [
            (self.form[f"column-{i}"], title, [c[i] for c in below if i < len(c) and c[i].strip()][:3])
            for i, title in enumerate(self.titles[:MOST_COLUMNS])
        ]

    @property
    def _header_line(self) -> int:
        told = str(self.form["header"].value() or "0")
        return int(told) if told.isascii() and told.isdigit() else 0


def columns_page(visit: Visit, file: DraftFile) -> ColumnsPage | None:
    """The page for one statement of the draft; None where it is no table. Raises StoreError."""
    content = file_store().get(file.sha256)
    try:
        heading = heading_of(file.name, content, limits=LIMITS)
    except UnusableFile:
        heading = None
    if heading is None:
        return None
    typed = file.note.get("columns")
    remembered = None if typed else _remembered(visit, heading)
    initial = remembered or _suggested(heading)
    names = ColumnsForm(heading).fields
    sent = MultiValueDict(typed) if typed else {name: str(initial.get(name, "")) for name in names}
    form = ColumnsForm(heading, sent)
    form = ColumnsForm(heading, form.data, words=_unknown_words(file, content, form))
    return ColumnsPage(file, heading, form, _preview(file, content, form), remembered is not None)


def _unknown_words(file: DraftFile, content: bytes, form: ColumnsForm) -> Sequence[str]:
    """The types of trade of the file that nobody knows, for the person to say what they are."""
    if not form.is_valid():
        return ()
    try:
        return unknown_kinds(file.name, content, mapping_from(file.name, form.values()), limits=LIMITS)
    except UnusableFile:
        return ()


def _preview(file: DraftFile, content: bytes, form: ColumnsForm) -> Preview:
    if not form.is_valid() or not form.tells_enough:
        return Preview()
    try:
        reading = read_mapped(file.name, content, mapping_from(file.name, form.values()), limits=LIMITS)
    except UnusableFile as error:
        return Preview(problem=error.reason)
    return Preview([(entry, _kind_name(entry)) for entry in reading.entries[:PREVIEWED]], reading)


def _kind_name(entry: Entry) -> object:
    """What an entry is, in the words of the page."""
    code = f"{entry.kind}:{entry.charge_kind}" if entry.charge_kind else str(entry.kind)
    return _NAMES.get(code, _NAMES.get(f"{entry.kind}:other", entry.kind))


def _suggested(heading: Heading) -> dict[str, Any]:
    """What titles and cells suggest; a column that is told by its cells must not be told by its title already."""
    uses = dict(suggested_columns(heading.titles(heading.header))) if heading.header else {}
    if "occurred_at" not in uses.values():
        uses |= {place: use for place, use in columns_of_moments(heading).items() if place not in uses}
    suggested = _initial(heading.header, {f"column-{place}": use for place, use in uses.items()})
    return suggested | {"unit": suggested_unit(heading), "dates": suggested_order(heading)}


def _remembered(visit: Visit, heading: Heading) -> dict[str, Any] | None:
    """What others said of the same header of the same provider."""
    organisation = respondent(visit)
    if organisation is None:
        return None
    for row in heading.rows:
        found = remembered_columns(organisation.pk, titles_digest(heading.titles(row.line)), by=visit.actor)
        if found is not None:
            return _from_mapping(found.mapping, row.line)
    return None


def _from_mapping(mapping: Mapping[str, Any], header: int) -> dict[str, Any]:
    uses = {
        f"column-{place - 1}": use
        for use, places in mapping["columns"].items()
        for place in (places if isinstance(places, list) else [places])
    }
    return _initial(header, uses) | {"unit": mapping["unit"], "dates": mapping.get("date_format", "")}


def _initial(header: int, uses: Mapping[str, str]) -> dict[str, Any]:
    return {"header": header, "unit": "yuan", "dates": "", **uses}
