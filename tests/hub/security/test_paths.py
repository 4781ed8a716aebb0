"""No name that is sent leads to a file of the machine: not in uploads, not in downloads, not in static files.

Class: path traversal on the way in and out.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from juli.evidence.store import FileStore, NotADigest
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import PNG, follow, url

NAMES = [
    "../../../etc/passwd.png",
    "..\\..\\windows\\win.ini.png",
    "/etc/cron.d/x.png",
    "C:\\x.png",
    "....//....//x.png",
    "x\x00.png",
    "%2e%2e%2fx.png",
    "．．／x.png",
    ".htaccess",
    "..",
    "a" * 300 + ".png",
    "CON.png",
    "x.png\r\nX-Evil: 1",
    "\u202egnp.exe",
]
PLACES = [
    "/static/../settings.py",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%2f..%2fetc/passwd",
    "/static//etc/passwd",
    "/static/juli/../../../hub/settings.py",
    "/static/..\\..\\etc\\passwd",
    "/..%2f..%2fetc/passwd",
    "//etc/passwd",
    "/paper/../../etc/passwd/receipt/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_an_upload_lies_under_its_hash_and_is_offered_under_a_plain_name(name: str) -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    sent = SimpleUploadedFile("x.png", PNG)
    # Django's own test file would tidy the name; a browser of an attacker does not.
    sent.__dict__["_name"] = name
    client.post(url("add-evidence", complaint), {"proves": "x", "attached": sent})
    for item in complaint.evidence.all():
        assert not set(item.name) & set('/\\\0\r\n\u202e<>:"|?*')
        assert item.name not in ("", ".", "..")
        assert not item.name.startswith(".")
        told = client.get(url("file", complaint, item.pk))
        assert told["Content-Disposition"].startswith("attachment")
        assert "X-Evil" not in told
    kept = [path.relative_to(settings.FILES_ROOT) for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]
    assert {str(path) for path in kept} <= {f"{path.name[:2]}/{path.name}" for path in kept}
    assert {len(path.name) for path in kept} <= {64}


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_no_address_leads_to_a_file_of_the_machine(place: str) -> None:
    answer = Client().get(place, follow=True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code in (400, 404), place
    assert b"root:" not in content
    assert b"SECRET_KEY" not in content


@pytest.mark.parametrize(
    "digest", ["../../etc/passwd", "a/../" + "0" * 59, "0" * 63 + "\n", "0" * 63 + "/", "", "." * 64, "A" * 64]
)
def test_the_store_opens_nothing_but_hashes(tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotADigest):
        FileStore(tmp_path).get(digest)


def test_a_link_put_into_the_store_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    store = FileStore(tmp_path / "files")
    place = store.path("0" * 64)
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "secret")
    with pytest.raises(Exception, match="store-missing"):
        store.get("0" * 64)
