"""A backup taken while people file: what was acknowledged before it began is in it, with file and history."""

import json
import os
import re
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request

from tests.journeys.conftest import start, stop
from tests.journeys.test_crash import STEPS, Visitor, wait_for

PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True)
class Filed:
    """What somebody was shown at the end, and the file they had brought."""

    number: str
    passcode: str
    content: bytes


class Witness(Visitor):
    """Files a complaint with a file as evidence, and looks at it again."""

    def file_with_evidence(self, content: bytes) -> Filed:
        self.post("/start/", {"entrance": "device"}, self.get("/"))
        for step, fields in STEPS.items():
            if step == "evidence":
                self.upload("/draft/evidence/", "note.txt", content)
            page = self.post(f"/draft/{step}/", fields)
        number = re.search(r"\d{4}-\d{4,}-\d\d", page)
        passcode = re.search(r"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![-\w])", page)
        assert number
        assert passcode
        return Filed(number[0], passcode[0], content)

    def upload(self, path: str, name: str, content: bytes) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token
        mark = uuid.uuid4().hex
        fields = {"csrfmiddlewaretoken": token[1], "do": "upload", "proves": "what happened"}
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        body = "".join(parts).encode() + f"{head}Content-Type: text/plain\r\n\r\n".encode()
        body += content + f"\r\n--{mark}--\r\n".encode()
        headers = {"Referer": self.url + path, "Content-Type": f"multipart/form-data; boundary={mark}"}
        self.opener.open(Request(self.url + path, body, headers), timeout=10).close()

    def sees(self, filed: Filed) -> bool:
        """Whether number and passcode open the complaint, and its file is the one that was brought."""
        page = self.post("/follow/", {"number": filed.number, "passcode": filed.passcode})
        link = re.search(rf'href="(/follow/{filed.number}/file/[^"]+)"', page)
        assert link, page[:500]
        with self.opener.open(self.url + link[1], timeout=10) as answer:
            return bool(answer.read() == filed.content)


class Filing(threading.Thread):
    """Files one complaint after the other and remembers what was acknowledged."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.acknowledged, self.go_on = url, list[Filed](), True

    def run(self) -> None:
        while self.go_on:
            try:
                content = f"note {uuid.uuid4()}\n".encode() * 500
                self.acknowledged.append(Witness(self.url).file_with_evidence(content))
            except (URLError, OSError, HTTPException):
                continue


def juli(*words: object) -> str:
    """`juli …` beside the running installation; what it answers."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("JULI_", "DJANGO_"))}
    settings = {**plain, "JULI_BACKUP_PASSPHRASE": PASSPHRASE, "LC_ALL": "en_GB.UTF-8"}
    command = [sys.executable, "-m", "juli.cli", *map(str, words)]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_backup_under_load_comes_back_with_everything_acknowledged(
    data_folders: Callable[[], Path], installed: Callable[..., Path], tmp_path: Path
) -> None:
    archive, elsewhere = tmp_path / "night.juli", data_folders() / "restored"
    installation = start(installed())
    filing = Filing(installation.url)
    filing.start()
    try:
        wait_for(lambda: len(filing.acknowledged) >= 3)
        before = list(filing.acknowledged)
        juli("backup", archive, "--data", installation.data)
        by_then = len(filing.acknowledged)
        wait_for(lambda: len(filing.acknowledged) > by_then)
    finally:
        filing.go_on = False
        filing.join()
        assert stop(installation) == 0
    told = json.loads(juli("restore", archive, "--data", elsewhere, "--json"))
    assert told["right"] is True
    assert told["complaints"] >= len(before)
    again = start(elsewhere)
    assert again.url != installation.url
    try:
        assert [filed.number for filed in before if not Witness(again.url).sees(filed)] == []
        assert Witness(again.url).file()[0] not in {filed.number for filed in before}
    finally:
        assert stop(again) == 0
