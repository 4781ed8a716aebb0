"""What leaves the platform holds what its reader may see, and nothing of how we keep it.

Classes: exports that share too much, formulas in spreadsheets. Today the papers are what can be taken away; tables
for spreadsheets have one writer, and this holds every later export to it.
"""

import re
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.complaints.actions import write_message, write_note
from juli.hub.complaints.models import Complaint
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import follow
from tests.test_house import SOURCE

NOTE = "jz4711 internal only"
INTERNAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def words(content: bytes) -> str:
    """Everything a paper says, its hidden parts included."""
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        told = [page.get_textpage().get_text_bounded() for page in document]
        return "\n".join([*told, str(document.get_metadata_dict())])
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def papers(client: Client, complaint: Complaint) -> dict[str, str]:
    kinds = ("receipt", "letter-pdf", "letter-docx")
    return {kind: words(client.get(reverse("portal:paper", args=[complaint.number, kind])).content) for kind in kinds}


@pytest.mark.django_db
def test_papers_hold_nothing_internal() -> None:
    at = organisation()
    complaint, _, passcode = filed(at)
    user, seat = staff(at, "secret.person@example.cn")
    write_note(complaint, NOTE, by=seat)
    write_message(complaint, "an answer", by=seat)
    for kind, told in papers(follow(complaint, passcode), complaint).items():
        assert complaint.number in told, kind
        for hidden in (NOTE, user.email, user.name, complaint.passcode_hash, str(complaint.pk), passcode):
            assert hidden not in told, (kind, hidden)
        assert not INTERNAL.search(told), kind


def test_one_writer_makes_tables_for_people() -> None:
    """A second one could forget that a cell may be a formula. Statements for our own reader are no such tables; a
    workbook has cells of a kind, and each of these its own test that a text is never a formula."""
    allowed = {
        "papers/tables.py",
        "papers/report/spreadsheet.py",
        "papers/workbook.py",
        "hub/worklists/spreadsheets.py",
        "hub/portal/typed_lines.py",
        "hub/api/uploads.py",
        "ledger/writing.py",
    }
    writers = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if re.search(r"csv\.(?:writer|DictWriter)|xlsxwriter|openpyxl", path.read_text(encoding="utf-8"))
    }
    assert writers == allowed
