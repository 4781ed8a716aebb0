"""Every step of a complaint, with each process killed in the middle of it: nothing acknowledged is lost, nothing is
done twice, and nobody has to lend a hand."""

import itertools
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError

import pytest

from tests.journeys.conftest import Installation, await_page, start, stop
from tests.journeys.test_crash import children, kill, wait_for
from tests.journeys.walker import NUMBER, PASSCODE, Walker, in_days

DELAYS = (0.0, 0.004, 0.012, 0.03, 0.06)
"""Seconds after its beginning at which a step is struck, in turn: before, within and after its transaction."""
Answer = TypeVar("Answer")
HASTY = (
    "import sys; from juli.cli import main; from juli.hub.operations.running import keeper;"
    "keeper.PAUSES = (0.0, 0.1, 0.2); sys.exit(main())"
)
"""`juli` that waits less before it starts again what died again: here everything is killed on purpose."""
STAFF = ("lin@chenghu.example", "willow by the lake 21")
FILE = ("files", "slip.txt", "小票上的字".encode())


class Struck:
    """Does one step after the other while a process is killed in each."""

    def __init__(self, installation: Installation, word: str) -> None:
        self.installation, self.word, self.delays = installation, word, itertools.cycle(DELAYS)
        self.acknowledged = self.cut_off = 0

    def do(self, act: Callable[[], str], done: Callable[[], bool], *, once: bool = True) -> None:
        """Do it; where no answer came, look whether it is done, as a person would, and do it if it is not.

        What may be done twice (`once` unset), such as saving the same answer, is done again without looking.
        """
        wait_for(lambda: self.word in " ".join(children(self.installation.process.pid).values()))
        if self._acknowledged(act):
            self.acknowledged += 1
            assert done(), "it was acknowledged, and is not there"
        else:
            self.cut_off += 1
            if not once or not patient(done):
                patient(act)
                assert patient(done)

    def _acknowledged(self, act: Callable[[], str]) -> bool:
        killer = threading.Timer(next(self.delays), kill, (self.installation, self.word))
        killer.start()
        try:
            act()
        except (OSError, HTTPException):
            return False
        else:
            return True
        finally:
            killer.join()
            await_page(self.installation)


def patient(ask: Callable[[], Answer]) -> Answer:
    """What a person gets who comes back, for a minute, while nothing answers or a page says: not at present."""
    end = time.monotonic() + 60
    while True:
        try:
            return ask()
        except OSError as refusal:
            is_away = not isinstance(refusal, HTTPError) or refusal.code == 503
            if not is_away or time.monotonic() > end:
                raise
            time.sleep(0.2)


class Merchant(Walker):
    """Files, uploads, decides."""

    number = passcode = ""

    def step(self, name: str, fields: dict[str, str]) -> str:
        return self.submit(f"/draft/{name}/", {"do": "continue", **fields})

    def choose_provider(self) -> str:
        page = self.step("provider", {"provider_name": "澄湖支付有限公司", "do": "look"})
        found = re.search(r'name="organisation"[^>]*value="([0-9a-f-]{36})"', page)
        assert found, page
        return self.step("provider", {"provider_name": "澄湖支付有限公司", "organisation": found[1]})

    def file(self) -> str:
        page = self.step("check", {"do": "file"})
        number, passcode = NUMBER.search(page), PASSCODE.search(page)
        assert number, re.sub(r"<[^>]+>|\s+", " ", page)[:600]
        assert passcode
        self.number, self.passcode = number[0], passcode[0]
        return page

    def is_filed(self) -> bool:
        """The receipt of the draft is there; read again, it is the same one."""
        try:
            page = self.get("/filed/")
        except HTTPError as refusal:
            if refusal.code == 503:
                raise
            return False
        found, passcode = NUMBER.search(page), PASSCODE.search(page)
        if found and passcode:
            assert self.number in ("", found[0])
            self.number, self.passcode = found[0], passcode[0]
        return found is not None

    @property
    def case(self) -> str:
        return self.get(f"/follow/{self.number}/")

    def write(self, path: str, fields: dict[str, str], **more: object) -> str:
        return self.submit(f"/follow/{self.number}/{path}/", fields, **more)  # type: ignore[arg-type]

    def decide(self, decision: str) -> str:
        address = re.search(rf'/follow/[^"]*/{decision}/', self.case)
        assert address, decision
        return self.submit(address[0], {})


class Clerk(Walker):
    """Signs in at the desk, answers, offers, pays."""

    def sign_in(self) -> None:
        self.submit("/account/login/", {"login": STAFF[0], "password": STAFF[1]})

    def act(self, number: str, act: str, fields: dict[str, str]) -> str:
        return self.submit(f"/desk/{number}/{act}/", fields)

    def case(self, number: str) -> str:
        return self.get(f"/desk/{number}/")


@pytest.fixture(scope="module")
def installation(installed: Callable[..., Path]) -> Iterator[Installation]:
    running = start(installed("--demo"), "--demo", launcher=["-c", HASTY])
    yield running
    assert stop(running) == 0


def is_kept(merchant: Merchant, step: str, text: str) -> Callable[[], bool]:
    """Whether the step's page shows what was typed there."""
    return lambda: text in merchant.get(f"/draft/{step}/")


def is_chosen(merchant: Merchant, step: str, value: str) -> Callable[[], bool]:
    """Whether the step's page shows this choice as made."""
    ticked = re.compile(rf'<input[^>]*value="{value}"[^>]*checked')
    return lambda: ticked.search(merchant.get(f"/draft/{step}/")) is not None


def prepare(struck: Struck, merchant: Merchant) -> None:
    """From the first page to the last question."""
    save = partial(struck.do, once=False)
    save(lambda: merchant.submit("/start/", {"entrance": "device"}, page=merchant.get("/")), lambda: held(merchant))
    save(lambda: merchant.step("what", {"issue": "device_fault"}), is_chosen(merchant, "what", "device_fault"))
    save(lambda: merchant.step("who", {"kind": "person"}), is_chosen(merchant, "who", "person"))
    save(merchant.choose_provider, is_chosen(merchant, "provider", "[0-9a-f-]{36}"))
    save(lambda: merchant.step("claims", {"claims": "repair"}), is_chosen(merchant, "claims", "repair"))
    story = "机器开不了机，修了两次还是一样。"
    save(lambda: merchant.step("story", {"story": story}), is_kept(merchant, "story", story))
    save(
        lambda: merchant.submit("/draft/evidence/", {"do": "upload"}, upload=FILE),
        is_kept(merchant, "evidence", FILE[1]),
    )
    merchant.step("evidence", {})
    who = {"name": "周桂兰", "phone": "13800006027"}
    save(lambda: merchant.step("contact", who), is_kept(merchant, "contact", "周桂兰"))


def held(merchant: Merchant) -> bool:
    try:
        return "issue" in merchant.get("/draft/what/")
    except HTTPError as refusal:
        if refusal.code == 503:
            raise
        return False


def settle(struck: Struck, merchant: Merchant, clerk: Clerk) -> None:
    """Answers from both sides, an offer, its payment, and the end."""
    number = merchant.number
    struck.do(lambda: clerk.act(number, "acknowledge", {}), lambda: "/acknowledge/" not in clerk.case(number))
    struck.do(lambda: merchant.write("message", {"text": "第一次提问"}), lambda: "第一次提问" in merchant.case)
    struck.do(
        lambda: merchant.write("evidence", {"proves": "坏了"}, upload=("attached", "photo.txt", b"what it shows")),
        lambda: "photo.txt" in merchant.case,
    )
    struck.do(lambda: clerk.act(number, "answer", {"text": "已安排检修"}), lambda: "已安排检修" in clerk.case(number))
    offer = {"amount": "88.00", "pay_by": in_days(5), "text": "退还检测费"}
    struck.do(lambda: clerk.act(number, "offer", offer), lambda: "退还检测费" in clerk.case(number))
    struck.do(lambda: merchant.decide("accept"), lambda: "/accept/" not in merchant.case)
    paid = {"paid_on": in_days(0), "reference": "付款回单0001"}
    struck.do(lambda: clerk.act(number, "payment", paid), lambda: "/arrived/" in merchant.case)
    struck.do(lambda: merchant.decide("arrived"), lambda: "/arrived/" not in merchant.case)


@pytest.mark.parametrize("word", ["web", "worker", "postgres"])
def test_every_step_struck(installation: Installation, word: str) -> None:
    struck, merchant, clerk = Struck(installation, word), Merchant(installation.url), Clerk(installation.url)
    clerk.sign_in()
    prepare(struck, merchant)
    struck.do(merchant.file, merchant.is_filed)
    first = merchant.number
    merchant.file()
    assert merchant.number == first, "filed again, it is the same complaint"
    settle(struck, merchant, clerk)
    page = clerk.case(first)
    for said in ("第一次提问", "已安排检修", "退还检测费"):
        assert shown(page, said) == shown(page, "机器开不了机"), f"{said}: once, like the story"
    assert struck.acknowledged + struck.cut_off >= 17
    assert struck.cut_off > 0 or word == "worker"
    found = doctor_finds(installation)
    assert all(found[check] for check in ("chains", "contents", "files", "references"))
    # What a killed worker held is put back within a minute or two, by nobody's hand.
    wait_for(lambda: found["jobs"] or doctor_finds(installation)["jobs"], 180, every=5)


def shown(page: str, text: str) -> int:
    return len(re.findall(text, re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)))


def doctor_finds(installation: Installation) -> dict[str, bool]:
    """Which checks of `juli doctor` are right."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JULI_", "DJANGO_"))}
    command = [sys.executable, "-m", "juli.cli", "doctor", "--json", "--data", str(installation.data)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout
    return {one["check"]: one["right"] for one in json.loads(told)["checks"]}
