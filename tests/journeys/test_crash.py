"""Whatever process of `juli up` is killed while complaints are filed: no complaint whose number was shown is lost."""

import os
import re
import signal
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.journeys.conftest import Installation, await_page, start, stop

STEPS = {
    "what": {"issue": "device_fault"},
    "who": {"kind": "sole_trader"},
    "provider": {"provider_name": "北桥支付有限公司", "organisation": "none"},
    "claims": {"claims": "repair"},
    "story": {"story": "机器开不了机，修了两次还是一样。"},
    "evidence": {},
    "contact": {"name": "周桂兰", "phone": "13800006027"},
    "check": {"do": "file"},
}


class Visitor:
    """A browser without a screen: cookies, forms, redirects."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=10) as answer:
            return answer.read().decode()

    def post(self, path: str, fields: dict[str, str], page: str | None = None) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page or self.get(path))
        assert token, path
        body = urlencode({"csrfmiddlewaretoken": token[1], "do": "continue", **fields}).encode()
        request = Request(self.url + path, body, {"Referer": self.url + path})
        with self.opener.open(request, timeout=10) as answer:
            return answer.read().decode()

    def file(self) -> tuple[str, str]:
        """File a complaint; the number and passcode it was shown."""
        self.post("/start/", {"entrance": "device"}, self.get("/"))
        for step, fields in STEPS.items():
            page = self.post(f"/draft/{step}/", fields)
        number = re.search(r"\d{4}-\d{4,}-\d\d", page)
        passcode = re.search(r"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![-\w])", page)
        assert number, re.sub(r"<[^>]+>|\s+", " ", page)[:800]
        assert passcode
        return number[0], passcode[0]


class Filing(threading.Thread):
    """Files one complaint after the other and remembers what it was shown."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.shown, self.go_on = url, list[tuple[str, str]](), True

    def run(self) -> None:
        while self.go_on:
            try:
                self.shown.append(Visitor(self.url).file())
            except (URLError, OSError, HTTPException):
                time.sleep(0.1)


def children(process: int) -> dict[int, str]:
    """The processes a process has started, with what they run."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in found}


def kill(installation: Installation, word: str) -> None:
    """Kill the child whose command line holds `word`, without a warning."""
    (victim,) = [pid for pid, command in children(installation.process.pid).items() if word in command]
    os.kill(victim, signal.SIGKILL)


def test_killed_processes_lose_no_complaint_whose_number_was_shown(installed: Callable[..., Path]) -> None:
    data = installed()
    installation = start(data)
    filing = Filing(installation.url)
    filing.start()
    try:
        for word in ("postgres", "web", "worker"):
            before = len(filing.shown)
            wait_for(lambda before=before: len(filing.shown) > before + 2)
            kill(installation, word)
            await_page(installation)
    finally:
        filing.go_on = False
        filing.join()
    numbers = [number for number, _ in filing.shown]
    assert len(set(numbers)) == len(numbers) >= 9
    for number, passcode in filing.shown:
        assert number in Visitor(installation.url).post("/follow/", {"number": number, "passcode": passcode})
    assert stop(installation) == 0


def test_killed_as_a_whole_it_starts_again_with_everything(installed: Callable[..., Path]) -> None:
    data = installed()
    installation = start(data)
    number, passcode = Visitor(installation.url).file()
    os.kill(installation.process.pid, signal.SIGKILL)
    installation.process.wait(timeout=10)
    again = start(data)
    assert number in Visitor(again.url).post("/follow/", {"number": number, "passcode": passcode})
    assert stop(again) == 0


def wait_for(happened: Callable[[], bool], seconds: float = 60, *, every: float = 0.05) -> None:
    """Wait until `happened()` is true; ask `every` so many seconds."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(every)
