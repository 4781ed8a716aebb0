"""A file that somebody brings is never a page of ours: refused by its bytes, or handed out to be saved.

Class: stored scripts by attachment or inline picture (SVG, HTML, polyglots, a type the sender chose).
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from juli.hub.complaints.models import Complaint, EvidenceItem
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import PNG, browser, follow, url

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
ACTIVE = {
    "page.html": b"<!doctype html>" + SCRIPT,
    "picture.svg": SVG,
    "picture.png": SVG,
    "xml.txt": b'<?xml version="1.0"?><?xml-stylesheet href="javascript:alert(1)"?><x/>',
    "marked.txt": "\ufeff \n<script>alert(1)</script>".encode(),
    "utf16.txt": "<script>alert(1)</script>".encode("utf-16"),
    "utf7.html": b"<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "applet.jar": b"PK\x03\x04" + SCRIPT,
    "mail.mhtml": b"\x00MIME" + SCRIPT,
}
"""Nothing of these is taken, whatever it is called."""
POLYGLOTS = {
    "picture.html": PNG + SCRIPT,
    "photo.svg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20) + SVG,
    "paper.htm": b"%PDF-1.7\n" + SCRIPT,
    "gif.gif": b"GIF89a/*" + SCRIPT + b"*/=1;",
    "flash.swf": b"CWS\x09" + SCRIPT,
    "text.js": b"alert(1) // no markup at its start" + SCRIPT,
    "voice.html": b"ID3\x03\x00\x00\x00\x00\x00\x00" + SCRIPT,
}
"""These begin as something that is taken; what they carry behind it must mean nothing to a browser."""
PASSIVE = {"image/png", "image/jpeg", "application/pdf", "text/plain", "audio/mpeg"}


@pytest.fixture
def matter(db: None) -> tuple[Complaint, Client, Client]:
    """A complaint with a browser of each side."""
    at = organisation()
    complaint, _, passcode = filed(at)
    desk = browser()
    desk.force_login(staff(at)[0])
    return complaint, follow(complaint, passcode), desk


def brought(matter: tuple[Complaint, Client, Client], name: str, content: bytes) -> list[EvidenceItem]:
    """Bring a file by every form that takes one, each time said to be a page; what came of it."""
    complaint, mine, desk = matter

    def sent() -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content, content_type="text/html")

    mine.post(url("add-evidence", complaint), {"proves": "x", "attached": sent()})
    mine.post(url("write", complaint), {"text": "x", "attached": sent()})
    seen = complaint.events.order_by("position").last().position
    desk.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "x", "attachments": sent()})
    return list(complaint.evidence.all())


@pytest.mark.parametrize("name", ACTIVE)
def test_what_could_run_is_not_taken(matter: tuple[Complaint, Client, Client], name: str) -> None:
    assert brought(matter, name, ACTIVE[name]) == []


@pytest.mark.parametrize("name", POLYGLOTS)
def test_what_is_two_things_goes_out_as_the_harmless_one_and_to_be_saved(
    matter: tuple[Complaint, Client, Client], name: str
) -> None:
    complaint, mine, desk = matter
    found = brought(matter, name, POLYGLOTS[name])
    assert len(found) == 3
    for item in found:
        addresses = [(mine, url("file", complaint, item.pk)), (desk, f"/desk/{complaint.number}/file/{item.pk}/")]
        for client, address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200
            assert answer["Content-Type"] in PASSIVE
            assert answer["Content-Disposition"].startswith("attachment")
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Content-Security-Policy"].startswith("sandbox")
        assert not item.name.endswith((".html", ".htm", ".svg", ".js"))


def test_no_page_shows_a_file_within_itself(matter: tuple[Complaint, Client, Client]) -> None:
    complaint, mine, desk = matter
    brought(matter, "a.png", PNG)
    for client, address in ((mine, url("case", complaint)), (desk, f"/desk/{complaint.number}/")):
        source = client.get(address).content.decode()
        assert "/file/" in source
        for inside in ("<img", "<iframe", "<object", "<embed", "<video", "<audio", "srcset"):
            assert not [part for part in source.split(inside)[1:] if "/file/" in part.split(">")[0]], inside
