"""A whole installation and a real browser for the journeys."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.copies import made_once

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 15_000
"""Milliseconds that a busy machine is given for a page."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOK = """
axe.run({resultTypes: ["violations"], preload: false}).then(found => found.violations.map(
    one => `${one.id}: ${JSON.stringify(one.nodes.slice(0, 4).map(node => node.target))}`
))
"""
"""Sheets and media need not be fetched beforehand: no rule that is on asks for them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys that need a browser are skipped, and say so, where there is none."""
    for item in items:
        if CHROMIUM is None and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="no chromium on this machine: browser journeys are not run"))


@dataclass(frozen=True)
class Installation:
    """A running `juli up --demo`."""

    url: str
    process: subprocess.Popen[str]
    data: Path
    output: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(data: Path, *words: str, launcher: Sequence[str] = ("-m", "juli.cli"), **settings: str) -> Installation:
    """Start `juli up` with the words and settings given, and wait until its first page answers."""
    port = free_port()
    output = data / "output.txt"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JULI_", "DJANGO_"))}
    # A load comes from one address here, which for visitors would be too many requests.
    environment |= {"JULI_BASE_URL": f"http://127.0.0.1:{port}", "JULI_RATE_LIMITS": "no", **settings}
    process = subprocess.Popen(
        [sys.executable, *launcher, "up", "--data", str(data), "--port", str(port), *words],
        stdout=output.open("w"),
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    installation = Installation(f"http://127.0.0.1:{port}", process, data, output)
    await_page(installation)
    return installation


def await_page(installation: Installation, seconds: float = 90) -> None:
    """Wait until the first page answers, or say what `juli up` printed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and installation.process.poll() is None:
        try:
            with urlopen(f"{installation.url}/readyz", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"juli up did not answer:\n{installation.output.read_text()}")


def stop(installation: Installation) -> int:
    """End it as Ctrl-C does; returns the exit status."""
    installation.process.send_signal(signal.SIGTERM)
    return installation.process.wait(timeout=30)


@pytest.fixture(scope="session")
def installed(data_folders: Callable[[], Path]) -> Callable[..., Path]:
    """Makes data folders in which `juli up` with these words has come up once, from nothing, and stopped again."""

    def make(*words: str) -> Path:
        def come_up(data: Path) -> None:
            assert stop(start(data, *words)) == 0

        return made_once("-".join(("installed", *words)), come_up, data_folders())

    return make


@pytest.fixture(scope="session")
def demo(installed: Callable[..., Path]) -> Iterator[Installation]:
    installation = start(installed("--demo"), "--demo", JULI_TIME_MACHINE="yes")
    yield installation
    stop(installation)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for a file: while it is open a loop runs in this thread, beside which Django's database is not asked."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


def new_context(
    browser: Browser, *, javascript: bool, width: dict[str, int], language: str = "zh-CN"
) -> BrowserContext:
    """A fresh browser profile; whatever breaks the page's own security policy fails the test."""
    context = browser.new_context(
        viewport=width, java_script_enabled=javascript, locale=language, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    return context


def sign_in(page: Page, url: str, who: str, word: str, to: str = "/desk/") -> Page:
    """Sign in as somebody of the installation, and go on to a page."""
    page.goto(f"{url}/account/login/?next={to}")
    page.fill("[name=login]", who)
    page.fill("[name=password]", word)
    page.press("[name=password]", "Enter")
    expect(page).to_have_url(re.compile(re.escape(to)))
    return page


def violations(page: Page) -> list[str]:
    """What axe finds against a page, where scripts run.

    Only that is handed over: all the places that are right would take as long as the looking itself.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(LOOK)
    return found


@dataclass
class Guard:
    """Looks at every page it is handed: axe finds nothing, nothing scrolls sideways."""

    eye: Page | None
    checked: set[str] = field(default_factory=set)

    def look(self, page: Page) -> None:
        page.wait_for_load_state()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"
        broken = violations(self.twin(page))
        assert broken == [], f"{page.url}: {broken}"
        self.checked.add(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{4,}-\d{2}", "…", page.url))

    def twin(self, page: Page) -> Page:
        """The same page where scripts run: axe waits with timers, which a page without JavaScript lacks."""
        if self.eye is None:
            return page
        self.eye.context.add_cookies([{**cookie} for cookie in page.context.cookies()])
        self.eye.goto(page.url)
        return self.eye
