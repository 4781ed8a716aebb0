"""Lines of a statement typed by hand: read like any other, and kept as a small canonical file."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.evidence.store import sha256
from juli.hub.complaints.actions import add_draft_file, remove_draft_file
from juli.hub.portal.journey import BOUNDS, TYPED_LINES
from juli.hub.portal.language import page_language
from juli.hub.portal.visit import Visit
from juli.hub.portal.words import CHARGE_KINDS, INSTRUMENTS
from juli.ledger import Entry, Reading, typed_rows
from juli.ledger.canonical import COLUMNS
from juli.money import yuan
from juli.wording import Said

FIRST_ROWS = 5
MORE_ROWS = 5
KEEPS = re.compile(r"rows|line-\d{1,3}-(when|kind|instrument|amount|fee|settled)")

KINDS = [
    ("sale", _("a sale")),
    ("refund", _("a refund to a customer")),
    *[(f"charge:{code}", name) for code, name in CHARGE_KINDS],
    ("charge:deposit", _("deposit taken")),
    ("payout:deposit", _("deposit paid back")),
    ("payout:other", _("other money paid back")),
]
VOID = ("void", _("a cancelled sale"))
"""Read from files and pictures; nobody types one by hand."""
_CARDS = [("", _("not known")), *(choice for choice in INSTRUMENTS if "," not in choice[0])]


_TYPED = ("when", "kind", "instrument", "amount", "fee", "settled")
_LABELS = {
    "column-occurred_at": _("Date"),
    "column-amount": _("Amount"),
    "column-fee": _("Fee"),
    "column-settled": _("Arrived"),
}
"""The ledger's columns as the page names them."""


class LineRow(forms.Form):
    """One line: what a person can read from a paper statement."""

    use_required_attribute = False
    when = forms.CharField(label=_("Date"), widget=forms.TextInput(attrs={"placeholder": "2026-03-15"}))
    kind = forms.ChoiceField(label=_("What"), choices=KINDS)
    instrument = forms.ChoiceField(label=_("Paid with"), choices=_CARDS)
    amount = forms.CharField(label=_("Amount"))
    fee = forms.CharField(label=_("Fee"))
    settled = forms.CharField(label=_("Arrived"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.problems: list[str] = []
        for name, field in self.fields.items():
            field.required = False
            style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.update({"class": style, "autocomplete": "off"})
            if name in ("amount", "fee", "settled"):
                field.widget.attrs["inputmode"] = "decimal"

    def cells(self) -> dict[str, str]:
        """The row under the canonical names; empty where only the lists' first choices stand there."""
        typed = {name: (self[name].value() or "").strip() for name in _TYPED}
        if not any(typed[name] for name in ("when", "amount", "fee", "settled")):
            return {}
        kind, _, charge_kind = typed["kind"].partition(":")
        return {
            "occurred_at": typed["when"],
            "kind": kind or "sale",
            "charge_kind": charge_kind,
            "instrument": typed["instrument"] or "unknown",
            "amount": typed["amount"],
            "fee": typed["fee"],
            "settled": typed["settled"],
        }


def line_rows(visit: Visit) -> list[LineRow]:
    """The rows of the page with what was typed, and what could not be read of each."""
    rows = [LineRow(visit.typed("statements"), prefix=f"line-{i}") for i in range(row_count(visit))]
    for bad in read_lines(rows).unreadable:
        rows[bad.line - 1].problems = list(problems_of(bad.reason))
    return rows


def read_lines(rows: Sequence[LineRow]) -> Reading:
    """What the rows say; a wrong one is unreadable, with its reason."""
    return typed_rows([row.cells() for row in rows], source=TYPED_LINES)


def keep_lines(visit: Visit) -> None:
    """Keep the readable rows as a file of the draft, so that each can be shown like any other line."""
    kept = next((file for file in visit.files_for("statement") if file.name == TYPED_LINES), None)
    entries = read_lines(line_rows(visit)).entries
    content = canonical_csv(entries) if entries else b""
    if kept and kept.sha256 == sha256(content):
        return
    if content:
        note = {"typed": True, "count": len(entries)}
        add_draft_file(content, purpose="statement", name=TYPED_LINES, media_type="text/csv", note=note, by=visit.actor)
    elif kept:
        remove_draft_file(kept, by=visit.actor)
    visit.files_changed()


def problems_of(reason: Said) -> Iterator[str]:
    """Each reason a row was not read, under the label its field has on the page."""
    if reason.code == "and":
        yield from problems_of(reason.values["first"])  # type: ignore[arg-type]
        yield from problems_of(reason.values["second"])  # type: ignore[arg-type]
    elif reason.code == "field" and (label := _LABELS.get(getattr(reason.values["column"], "code", ""))):
        told = {"field": label, "reason": _text(reason.values["why"])}
        yield str(_("%(field)s: %(reason)s")) % told
    else:
        yield reason.text(page_language())


def canonical_csv(entries: Sequence[Entry]) -> bytes:
    """Entries as a canonical CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_cell(getattr(entry, column), column) for column in COLUMNS])
    return text.getvalue().encode()


def _text(value: object) -> str:
    return value.text(page_language()) if isinstance(value, Said) else str(value)


def _cell(value: Any, column: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return yuan(value) if column in ("amount", "fee", "settled") else str(value)


def row_count(visit: Visit) -> int:
    """How many rows the page shows: as many as were sent, within bounds."""
    told = visit.answer("statements", "rows")
    count = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else FIRST_ROWS
    return max(FIRST_ROWS, min(count, BOUNDS["typed_rows"]))
