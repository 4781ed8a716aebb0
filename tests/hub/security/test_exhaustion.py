"""What is sent is bounded before it is understood: bytes, fields, files, depth, unpacked size, time of a pattern.

Class: denial of service by large or twisted input. Bounds of the body itself are tested with the server's own wrapper.
"""

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from select import select
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from juli.hub.complaints.models import DraftFile
from tests.hub.builders import filed, organisation
from tests.hub.portal import walking
from tests.hub.portal.following import browser, follow, url

HANGS_AFTER = 300
"""Seconds after which a pattern is taken to hang. No measure of speed: a healthy one is done in a moment."""
LENGTH = 1000


def bomb(inner: str, size: int = 400 * 2**20) -> bytes:
    """A workbook of a few kilobytes that unfolds to hundreds of megabytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(inner, "w", force_zip64=True) as part:
            for _ in range(size // 2**20):
                part.write(bytes(2**20))
    return packed.getvalue()


@pytest.mark.django_db
def test_too_many_fields_or_files_are_refused_before_a_form_sees_them() -> None:
    fields = {f"f{i}": "x" for i in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert browser().post(reverse("portal:follow"), fields).status_code == 400
    complaint, _, passcode = filed(organisation())
    files = [SimpleUploadedFile(f"{i}.txt", b"x") for i in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)]
    answer = follow(complaint, passcode).post(url("add-evidence", complaint), {"proves": "x", "attached": files})
    assert answer.status_code == 400
    assert not complaint.evidence.exists()


@pytest.mark.django_db
def test_a_form_without_files_holds_no_more_than_its_measure() -> None:
    answer = browser().post(reverse("portal:follow"), {"number": "9" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert answer.status_code in (200, 400)
    client = walking.begin()
    body = "story=" + "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = client.post(walking.at("story"), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("inner", ["xl/workbook.xml", "word/document.xml", "xl/worksheets/sheet1.xml"])
def test_a_file_that_unfolds_without_end_is_not_unfolded(inner: str) -> None:
    client = walking.begin()
    content = bomb(inner)
    assert len(content) < 2**20
    for step in ("statements", "evidence"):
        shown = walking.upload(client, step, walking.file("bill.xlsx", content), proves="x")
        assert walking.complaints_of(shown) or "bill.xlsx" in shown
    assert not DraftFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        ("[" * 100_000).encode(),
        json.dumps({"a": 1}).encode().replace(b"1", b'{"a":' * 50_000),
        (",".join(["x"] * 100_000) + "\n").encode() * 3,
        b'"' + b"x" * 1_000_000,
        ("occurred_at,amount\n" + "2026-01-01," + "9" * 5000 + "\n").encode(),
        ("occurred_at,amount\n" + "2026-01-01,1e999999999\n").encode(),
    ],
    ids=["entities", "brackets", "json", "columns", "quote", "digits", "exponent"],
)
def test_twisted_text_is_an_answer_and_no_fault(content: bytes) -> None:
    client = walking.begin()
    walking.upload(client, "statements", walking.file("bill.csv", content))
    walking.upload(client, "evidence", walking.file("bill.txt", content), proves="x")


def test_numbers_of_any_length_are_read_or_refused() -> None:
    from juli.money import MoneyError, parse_yuan

    for text in ("9" * 10_000, "1e9999999", "1." + "0" * 10_000, "-" * 10_000, "９" * 5000):
        try:
            parse_yuan(text)
        except MoneyError:
            continue


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of ours keeps."""
    import juli

    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(juli.__path__, "juli."):
        if ".migrations" in module.name or module.name.endswith(("__main__", "asgi", "web", "worker", "settings")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for at, one in enumerate(_patterns_in(value)):
                found[f"{module.name}.{name}[{at}]"] = one
    return found


def _patterns_in(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, dict):
        return _patterns_in(list(value.values()))
    return [one for one in value if isinstance(one, re.Pattern)] if isinstance(value, list | tuple) else []


TWISTED = """
import json, re, sys
seeds = [" ", "a", "0", "0 ", "a ", ".", "0.", "-", "a-", "<", "<a", "="]
seeds += ["一", "一 ", "(", "a@", ":", "a:", ",", "0,", "\\t", "\\n", "x=", "/"]
length = int(sys.argv[1])
for source, flags, is_text in json.load(sys.stdin):
    pattern = re.compile(source if is_text else source.encode("latin-1"), flags)
    for seed in seeds:
        for end in ("", "!", "\\x00", "a"):
            text = (seed * length)[:length] + end
            text = text if is_text else text.encode("utf-8")
            pattern.fullmatch(text), pattern.sub(text[:0], text)
    print(flush=True)
"""
"""Tries each pattern on whole texts and from every place in them, and says when it is through with one."""


def through(found: Iterable[tuple[str | bytes, int]], *, length: int, seconds: float) -> int:
    """How many of the patterns come to an end, each within so many seconds; the process is ended at one that hangs."""
    asked = [(p if isinstance(p, str) else p.decode("latin-1"), flags, isinstance(p, str)) for p, flags in found]
    command, done = [sys.executable, "-I", "-c", TWISTED, str(length)], 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as trying:
        assert trying.stdin
        assert trying.stdout
        trying.stdin.write(json.dumps(asked).encode())
        trying.stdin.close()
        while select([trying.stdout], [], [], seconds)[0] and os.read(trying.stdout.fileno(), 1):
            done += 1
        trying.kill()
    return done


def test_no_pattern_hangs_on_twisted_text() -> None:
    """A pattern that tries every way of splitting a text would not end within the life of the machine."""
    found = list({(p.pattern, p.flags) for p in patterns().values()})
    assert len(found) > 25
    ended = through(found, length=LENGTH, seconds=HANGS_AFTER)
    assert ended == len(found), found[ended]


def test_the_reader_of_this_test_sees_a_pattern_that_hangs() -> None:
    assert through([("a", 0), ("(a+)+$", 0), ("b", 0)], length=40, seconds=3) == 1


def test_every_module_was_looked_into() -> None:
    import juli

    kept = len(
        re.findall(r"= re\.compile\(", "".join(p.read_text("utf-8") for p in Path(juli.__path__[0]).rglob("*.py")))
    )
    assert len(patterns()) >= kept // 2
