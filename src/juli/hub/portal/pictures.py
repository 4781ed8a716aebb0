"""The rows a picture of a statement seems to hold, for a person to look at, mend and confirm."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import DraftPicture
from juli.hub.portal.language import page_language
from juli.hub.portal.typed_lines import KINDS, VOID, LineRow, problems_of
from juli.ledger import Reading, typed_rows

KEEPS = re.compile(r"added|line-\d{1,3}-[a-z_]{1,20}")
"""Names of fields that are kept."""
MORE_ROWS = 2
MOST_ADDED = 40
_PADDING = 6
_CROP_HEIGHT, _CROP_WIDTH = 44, 300
_KINDS = [*KINDS, VOID]
_ALWAYS = ("when", "kind", "instrument", "amount", "fee")
_LONG = 3
"""Widths from which a picture is so high that it is looked through in a frame."""
_COLUMNS = {"when": "occurred_at"}
"""The columns of fields that bear another name."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture as SVG shows it: the part in pixels of the picture, and how large it is drawn."""

    box: str
    width: int
    height: int


def crop_of(place: Sequence[int] | None) -> Crop | None:
    """The surroundings of a place, drawn as high as a field where that is not too wide; None where there is none."""
    if not place:
        return None
    left, top, right, bottom = place
    width, height = right - left + 2 * _PADDING, bottom - top + 2 * _PADDING
    scale = min(_CROP_HEIGHT / height, _CROP_WIDTH / width)
    box = f"{left - _PADDING} {top - _PADDING} {width} {height}"
    return Crop(box, max(1, round(width * scale)), max(1, round(height * scale)))


class PictureRow(LineRow):
    """One row of a picture: as one typed by hand, with its numbers, and whether it shall count."""

    kind = forms.ChoiceField(label=_("What"), choices=_KINDS)
    merchant_no = forms.CharField(label=_("Merchant number"))
    terminal_no = forms.CharField(label=_("Terminal number"))
    entry_id = forms.CharField(label=_("Reference number"))
    take = forms.BooleanField(label=_("Count this row"), widget=forms.CheckboxInput(), required=False)

    def __init__(self, *args: Any, proposed: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed or {}
        del self.fields["take"].widget.attrs["class"]
        self.fields["when"].widget.attrs["placeholder"] = "2026-03-15 14:25"

    def cells(self) -> dict[str, str]:
        """The row under the canonical names; nothing where it is not to count, or is empty."""
        cells = super().cells()
        if not cells or not self["take"].value():
            return {}
        numbers = ("merchant_no", "terminal_no", "entry_id")
        return cells | {name: (self[name].value() or "").strip() for name in numbers}

    def places(self) -> dict[str, list[int]]:
        """Where each value stands in the picture, by its column."""
        return {column: value["place"] for column, value in self.proposed.items() if value["place"]}

    @property
    def shown(self) -> list["PictureField"]:
        """The fields that are always asked, and those that say something, each with its place and its doubts."""
        return [self._field(name) for name in self.fields if name != "take" and self._says(name)]

    @property
    def rest(self) -> list["PictureField"]:
        """The other fields: the page of a list would be long without end with all of them open."""
        return [self._field(name) for name in self.fields if name != "take" and not self._says(name)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was proposed for this row."""
        return not self.proposed

    def _says(self, name: str) -> bool:
        return name in _ALWAYS or bool(self[name].value())

    def _field(self, name: str) -> "PictureField":
        value = self.proposed.get(_COLUMNS.get(name, name)) or {}
        doubts = [doubt[page_language()] for doubt in value.get("doubts", [])]
        return PictureField(self[name], crop_of(value.get("place")), doubts)


def is_long(picture: DraftPicture) -> bool:
    """Whether a picture is a long screenshot."""
    return picture.height > _LONG * picture.width


@dataclass(frozen=True, slots=True)
class PictureField:
    """One field beside its place in the picture."""

    field: BoundField
    crop: Crop | None
    doubts: list[str]


def picture_rows(picture: DraftPicture) -> list[PictureRow]:
    """The rows of the page: those proposed, and those added by hand, with what was typed and what is wrong with it."""
    proposed: list[Mapping[str, Any]] = (picture.proposal or {}).get("entries", [])
    typed = None if picture.typed is None else MultiValueDict(picture.typed)
    every = [*proposed, *([{}] * added_rows(picture))]
    rows = [
        PictureRow(
            typed if _was_sent(typed, i) else None, prefix=f"line-{i}", proposed=values, initial=_initial(values)
        )
        for i, values in enumerate(every)
    ]
    if typed is not None:
        for bad in read_rows(picture, rows).unreadable:
            rows[bad.line - 1].problems = list(problems_of(bad.reason))
    return rows


def _was_sent(typed: "MultiValueDict[str, str] | None", number: int) -> bool:
    return typed is not None and f"line-{number}-when" in typed


def read_rows(picture: DraftPicture, rows: Sequence[PictureRow]) -> Reading:
    """What the rows say; a wrong one is unreadable, with its reason."""
    return typed_rows([row.cells() for row in rows], source=picture.file.name)


def confirmed_rows(rows: Sequence[PictureRow]) -> list[dict[str, Any] | None]:
    """The rows as they are kept once they are confirmed: cells and places, None for one that shall not count."""
    filled = [{name: text for name, text in row.cells().items() if text} for row in rows]
    return [_confirmed(cells, row.places()) if cells else None for cells, row in zip(filled, rows, strict=True)]


def _confirmed(cells: Mapping[str, str], places: Mapping[str, list[int]]) -> dict[str, Any]:
    """A row with the places of the values it has."""
    return {"cells": dict(cells), "places": {column: place for column, place in places.items() if column in cells}}


def added_rows(picture: DraftPicture) -> int:
    """How many empty rows stand below those proposed."""
    told = ((picture.typed or {}).get("added") or [""])[0]
    if told.isascii() and told.isdigit() and len(told) < 3:
        return min(int(told), MOST_ADDED)
    return 0 if (picture.proposal or {}).get("entries") else 1


def picture_note(reading: Reading) -> dict[str, object]:
    """What is shown beside the file once rows are confirmed."""
    days = [entry.occurred_at.date().isoformat() for entry in reading.entries]
    return {"count": len(reading.entries), "from": min(days, default=None), "to": max(days, default=None)}


def _initial(values: Mapping[str, Any]) -> dict[str, object]:
    """What the fields suggest."""
    texts = {column: value["text"] for column, value in values.items()}
    kind = texts.get("kind", "sale")
    if kind in ("charge", "payout"):
        kind = f"{kind}:{texts.get('charge_kind', 'other')}"
    known = {code for code, _name in _KINDS}
    return {
        **texts,
        "when": texts.get("occurred_at", ""),
        "kind": kind if kind in known else f"{kind.partition(':')[0]}:other",
        "take": True,
    }
