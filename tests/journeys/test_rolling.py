"""Every process is replaced while people read and file: no request is lost. One is killed: only what it held is."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.journeys.conftest import Installation, start, stop
from tests.journeys.test_crash import STEPS, Visitor, children, wait_for

PAGES = ("/", "/institutions/", "/about/sums/", "/healthz", "/follow/")
FEW = 36
"""Requests before and after each event."""
THINKS = 0.05
"""Seconds between an answer and the next request: without them the load would be all that a small machine does."""


class Client(threading.Thread):
    """Somebody who asks for one thing after the other, and tries nothing twice."""

    def __init__(self, url: str, *, keeps_open: bool) -> None:
        super().__init__()
        self.address, self.keeps_open = urlsplit(url), keeps_open
        self.go_on = True
        self.seconds = list[float]()
        self.failed = list[str]()
        self._forget()

    def _forget(self) -> None:
        self.cookies: dict[str, str] = {}
        self.connection = HTTPConnection(self.address.hostname or "", self.address.port, timeout=20)

    def run(self) -> None:
        while self.go_on:
            try:
                self.act()
            except (OSError, HTTPException) as error:
                self.failed.append(type(error).__name__)
                self._forget()
            except AssertionError as error:
                self.failed.append(str(error))
                self._forget()

    def act(self) -> None:
        """What this one does over and over."""
        for page in PAGES:
            self.ask("GET", page)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> str:
        """One request and the page it leads to; a redirect is followed."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if not self.keeps_open:
            headers["Connection"] = "close"
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.address.geturl() + path}
        time.sleep(THINKS)
        begin = time.perf_counter()
        self.connection.request(method, path, urlencode(fields) if fields else None, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.seconds.append(time.perf_counter() - begin)
        for value in answer.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
        assert answer.status in (200, 302), f"{method} {path}: {answer.status}"
        if answer.status == 302:
            return self.ask("GET", urlsplit(answer.headers["Location"]).path)
        return page


class Thinker(Client):
    """Reads a page for a while, its connection open and idle meanwhile."""

    def act(self) -> None:
        self.ask("GET", "/")
        time.sleep(0.2)


class Filer(Client):
    """Files one complaint after the other and remembers what it was shown."""

    def __init__(self, url: str, *, keeps_open: bool) -> None:
        super().__init__(url, keeps_open=keeps_open)
        self.shown = list[tuple[str, str]]()

    def act(self) -> None:
        self.cookies = {}
        self.send("/start/", {"entrance": "device"}, self.ask("GET", "/"))
        for step, fields in STEPS.items():
            page = self.send(f"/draft/{step}/", fields, self.ask("GET", f"/draft/{step}/"))
        number = re.search(r"\d{4}-\d{4,}-\d\d", page)
        passcode = re.search(r"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![-\w])", page)
        assert number, "no number was shown"
        assert passcode, "no passcode was shown"
        self.shown.append((number[0], passcode[0]))

    def send(self, path: str, fields: dict[str, str], page: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token, f"{path}: no form"
        return self.ask("POST", path, {"csrfmiddlewaretoken": token[1], "do": "continue", **fields})


class Load:
    """Some clients at once, until the end of the block."""

    def __init__(self, url: str) -> None:
        ways = [(Client, True), (Client, False), (Filer, True), (Filer, False), (Thinker, True), (Thinker, True)]
        self.clients = [kind(url, keeps_open=keeps_open) for kind, keeps_open in ways]

    def __enter__(self) -> "Load":
        for client in self.clients:
            client.start()
        return self

    def __exit__(self, *_: object) -> None:
        for client in self.clients:
            client.go_on = False
        for client in self.clients:
            client.join()

    @property
    def failed(self) -> list[str]:
        return [failure for client in self.clients for failure in client.failed]

    @property
    def seconds(self) -> list[float]:
        return sorted(seconds for client in self.clients for seconds in client.seconds)

    @property
    def shown(self) -> list[tuple[str, str]]:
        return [shown for client in self.clients if isinstance(client, Filer) for shown in client.shown]

    def go_on_for(self, requests: int) -> None:
        """Until every client has asked its share of so many requests more."""
        goals = [len(client.seconds) + requests // len(self.clients) for client in self.clients]
        wait_for(lambda: all(len(c.seconds) >= goal for c, goal in zip(self.clients, goals, strict=True)))


def restart(installation: Installation) -> None:
    command = [sys.executable, "-m", "juli.cli", "restart", "--data", str(installation.data)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JULI_", "DJANGO_"))}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr + installation.output.read_text()


def processes(installation: Installation, word: str) -> set[int]:
    found = children(installation.process.pid).items()
    return {process for process, command in found if f"operations {word} " in command}


def test_a_restart_under_load_loses_no_request_and_a_kill_only_what_the_killed_one_held(
    installed: Callable[..., Path],
) -> None:
    # All of them come from one address, more often than people would.
    installation = start(installed(), "--web", "2", "--workers", "2", JULI_RATE_LIMITS="no")
    before = {word: processes(installation, word) for word in ("web", "worker")}
    assert {word: len(found) for word, found in before.items()} == {"web": 2, "worker": 2}
    with Load(installation.url) as load:
        load.go_on_for(FEW)
        restart(installation)
        load.go_on_for(FEW)
        assert load.failed == []
        after = {word: processes(installation, word) for word in before}
        assert all(len(after[word]) == 2 and not after[word] & before[word] for word in before)

        os.kill(min(after["web"]), signal.SIGKILL)
        wait_for(lambda: len(processes(installation, "web") - {min(after["web"])}) == 2)
        load.go_on_for(FEW)
    # One for each client at most: what the killed process held when it was killed.
    held = {"ConnectionResetError", "RemoteDisconnected", "IncompleteRead"}
    assert set(load.failed) <= held
    assert len(load.failed) <= len(load.clients)
    p95 = load.seconds[len(load.seconds) * 95 // 100] * 1000
    figures = f"{len(load.seconds)} requests, {len(load.failed)} failed with the killed process, p95 {p95:.0f} ms"
    print(f"{figures}, {len(load.shown)} complaints filed")
    assert len(set(load.shown)) == len(load.shown) >= 4
    for number, passcode in load.shown:
        assert number in Visitor(installation.url).post("/follow/", {"number": number, "passcode": passcode})
    assert stop(installation) == 0
