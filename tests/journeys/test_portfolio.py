"""A provider audits its whole portfolio, first by hand and then by a program, as docs/api.md tells it."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, sign_in

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "api.md"


@pytest.fixture
def page(browser: Browser, demo: Installation) -> Iterator[Page]:
    """Somebody of a provider, just signed in."""
    context = new_context(browser, javascript=True, width=DESKTOP, language="en-GB")
    yield sign_in(context.new_page(), demo.url, "lin@chenghu.example", password(), "/desk/audits/")
    context.close()


def look(page: Page) -> None:
    """At a desk and on a phone."""
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        Guard(None).look(page)


def commands() -> str:
    """The examples of the document, without the two lines in which its reader names their own installation."""
    blocks = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return "\n".join(line for block in blocks for line in block.splitlines() if not line.startswith("export "))


def test_by_hand_and_then_by_a_program(page: Page, demo: Installation, tmp_path: Path) -> None:
    look(page)
    with page.expect_download() as given:
        page.get_by_role("link", name="Download a small example").click()
    with zipfile.ZipFile(given.value.path()) as archive:
        archive.extractall(tmp_path)
    page.get_by_role("link", name="Start an audit").click()
    look(page)
    for file in tmp_path.glob("*.parquet"):
        page.locator(f"[name={file.stem}]").set_input_files(file)
    page.locator("[name=as_of]").fill("2026-06-30")
    page.locator("[name=tariffs]").check()
    page.get_by_role("button", name="Upload and audit").click()
    expect(page.get_by_role("heading", name="Agents that cause most")).to_be_visible(timeout=90_000)
    expect(page.locator("main")).to_contain_text("462.58")
    look(page)
    page.get_by_role("link", name="Fees above the agreement").click()
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.locator("tbody")).to_contain_text("another formula was used")
    look(page)
    assert "whsec_" in webhook_entered(page, demo)
    run_as_told(token_made(page, demo), demo, tmp_path)
    page.goto(f"{demo.url}/desk/audits/")
    expect(page.locator("main")).to_contain_text("by the program settlement")


def webhook_entered(page: Page, demo: Installation) -> str:
    """The key of an address that was just entered."""
    page.goto(f"{demo.url}/organisation/webhooks/")
    look(page)
    page.get_by_role("link", name="Enter a webhook").click()
    page.locator("[name=url]").fill("https://hooks.chenghu.example/juli")
    page.locator("[name=kinds]").first.check()
    page.get_by_role("button", name="Enter the webhook").click()
    page.get_by_role("link", name="https://hooks.chenghu.example/juli").click()
    look(page)
    return page.locator("#key").input_value()


def token_made(page: Page, demo: Installation) -> str:
    """The secret of a new token."""
    page.goto(f"{demo.url}/organisation/tokens/")
    look(page)
    page.get_by_role("link", name="Make a token").click()
    look(page)
    page.locator("[name=name]").fill("settlement")
    for box in page.locator("[name=scopes]").all():
        box.check()
    page.get_by_role("button", name="Make the token").click()
    look(page)
    return page.locator("#secret").input_value()


def run_as_told(token: str, demo: Installation, folder: Path) -> None:
    """Every command of the document, in its order."""
    if shutil.which("curl") is None:
        pytest.skip("no curl on this machine: the commands of docs/api.md are not run")
    environment = {"PATH": os.environ["PATH"], "JULI": demo.url, "TOKEN": token, "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands()],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"name": "settlement"' in done.stdout
    assert '"overcharged": "26.90"' in done.stdout
    assert '"kind": "portfolio"' in done.stdout
    assert '"in_scope": true' in done.stdout
    assert '"past_law_or_promise"' in done.stdout
    assert done.stdout.rstrip().endswith("204")
    assert ",rate_increase," in (folder / "complaints.csv").read_text(encoding="utf-8-sig")
    assert "rate-above-agreed" in (folder / "lines.csv").read_text(encoding="utf-8-sig")
