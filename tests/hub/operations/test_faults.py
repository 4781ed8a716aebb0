"""Each fault has its page: calm, in both languages, without the database, and honest about what was kept."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import DataError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import path
from django.utils import translation
from psycopg import errors
from pytest_django import Settings

from juli.evidence import store as store_module
from juli.evidence.store import FileStore
from juli.hub import urls
from juli.hub.complaints.models import DraftFile
from juli.hub.operations.faults import status_of
from tests.hub.portal.walking import STATEMENT, at, begin, file, page, send

FAULTS = {
    "disk": OSError(errno.ENOSPC, "No space left on device"),
    "quota": OSError(errno.EDQUOT, "Disk quota exceeded"),
    "fault": RuntimeError("a plain fault"),
    "missing": OSError(errno.ENOENT, "No such file"),
}


def fail(request: HttpRequest, what: str) -> HttpResponse:
    raise FAULTS[what]


def full(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not extend file") from errors.DiskFull("could not extend file")


def wrong(request: HttpRequest) -> HttpResponse:
    raise DataError("value too long") from errors.StringDataRightTruncation("value too long")


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the connection is closed") from psycopg.OperationalError("the connection is closed")


def slow(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
        cursor.execute("SELECT pg_sleep(30)")
    return HttpResponse("never")


urlpatterns = [
    *urls.urlpatterns,
    path("fail/<str:what>/", fail),
    path("full/", full),
    path("wrong/", wrong),
    path("away/", away),
    path("slow/", slow),
]
handler500 = urls.handler500


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fail/disk/", 507),
        ("/fail/quota/", 507),
        ("/full/", 507),
        ("/away/", 503),
        ("/fail/fault/", 500),
        ("/fail/missing/", 500),
        ("/wrong/", 500),
    ],
)
def test_each_fault_has_its_status_and_needs_no_database(visitor: Client, address: str, status: int) -> None:
    answer = visitor.get(address)
    assert answer.status_code == status
    assert 'href="/"' in answer.content.decode()


@pytest.mark.django_db
def test_a_question_that_takes_too_long_is_no_fault_of_the_person(visitor: Client) -> None:
    answer = visitor.get("/slow/", headers={"accept-language": "en"})
    assert answer.status_code == 503
    assert "This takes too long at the moment" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_without_a_page_and_a_form_without_its_token() -> None:
    visitor = Client(enforce_csrf_checks=True)
    assert "这个地址没有内容" in visitor.get("/nowhere/").content.decode()
    refused = visitor.post("/follow/", {"number": "1"})
    assert refused.status_code == 403
    assert "请再发一次" in refused.content.decode()


def test_another_host_name_gets_a_page_that_names_no_host(visitor: Client) -> None:
    answer = visitor.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503", "507"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_stands_by_itself(name: str, language: str) -> None:
    with translation.override(language):
        page = get_template(f"{name}.html").render()
    assert page.count("<h1>") == 1
    assert ('lang="en"' in page) is (language == "en")


@pytest.mark.parametrize("where", ["write", "flush"])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    kept = FileStore(tmp_path).put(b"there before")
    opened = store_module.os.fdopen

    class Full:
        """A file on a disk that has no room: at once, or when the bytes are to reach it."""

        def __init__(self, handle: int, mode: str) -> None:
            self.file = opened(handle, mode)

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> None:
            if where == "write":
                raise OSError(errno.ENOSPC, "No space left on device")
            self.file.write(content[:3])

        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(
        store_module.os, "fdopen", lambda handle, mode: Full(handle, mode) if "w" in mode else opened(handle, mode)
    )
    with pytest.raises(OSError, match="No space"):
        FileStore(tmp_path).put(b"a new file")
    monkeypatch.undo()
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == [kept]
    assert list(FileStore(tmp_path).verify_all()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB, where one may be mounted."""
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("a small disk can be mounted by root alone: no really full disk was tried")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", tmp_path], check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here: no really full disk was tried")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def test_a_really_full_disk_refuses_a_file_and_keeps_the_others(small_disk: Path) -> None:
    store = FileStore(small_disk)
    kept = store.put(b"x" * 1000)
    with pytest.raises(OSError, match="No space") as caught:
        store.put(b"y" * 400_000)
    assert status_of(caught.value) == 507
    assert [path.name for path in small_disk.rglob("*") if path.is_file()] == [kept]
    assert store.put(b"z" * 1000)


@pytest.mark.django_db
def test_a_person_whose_file_finds_no_room_is_told_so_and_keeps_the_draft(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = begin()
    visitor.raise_request_exception = False
    send(visitor, "what", {"issue": "rate_increase"})
    before = (DraftFile.objects.count(), page(visitor, at("who")).count("<form"))

    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as short:
        short.setattr(FileStore, "put", full)
        answer = visitor.post(at("statements"), {"do": "upload", "files": file("good.csv", STATEMENT)})
    assert answer.status_code == 507
    assert "Nothing of this step was saved" in answer.content.decode()
    assert (DraftFile.objects.count(), page(visitor, at("who")).count("<form")) == before
