"""The Python client: as the API describes itself, patient, and used as its README shows."""

import base64
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client as Browser
from django.utils import timezone

from juli.hub.api.endpoint import api
from juli.hub.integration.secrets import new_key
from juli.hub.integration.signing import signed_headers
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import ALL, filing

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "clients" / "python" / "src"))

from juli_client import Client, Problem, Unreachable, WebhookRefused, checked  # noqa: E402


@pytest.fixture
def desk(db: None) -> Program:
    return program(scopes=(*ALL, "complaints.export"))


ADDRESS = "https://juli.example"
Answer = tuple[int, Mapping[str, str], bytes]


def here(method: str, address: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
    """Sends a request to the platform of the test."""
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    told = {name.lower(): value for name, value in headers.items()}
    answer = Browser().generic(method, path, body or b"", content_type="application/json", headers=told)
    return answer.status_code, dict(answer.headers), answer.getvalue()


def client_of(asking: Program) -> Client:
    return Client(ADDRESS, asking.secret, sender=here)


@pytest.mark.django_db
def test_a_complaint_from_the_call_to_the_answer(desk: Program) -> None:
    juli = client_of(desk)
    receipt = juli.file_complaint(filing(), key="call-17")
    assert (
        juli.file_complaint(filing(received_at=timezone.now().isoformat()), key="call-18")["number"]
        != receipt["number"]
    )
    seen = juli.read_complaint(receipt["number"])
    said = juli.write_message(receipt["number"], {"text": "正在核对", "holding": True}, version=seen["version"])
    assert said["side"] == "respondent"
    with pytest.raises(Problem, match="changed-meanwhile") as refused:
        juli.write_message(receipt["number"], {"text": "正在核对"}, version=seen["version"])
    assert (refused.value.status, refused.value.code) == (412, "changed-meanwhile")
    assert len(list(juli.all_complaints(limit=1, q="stage:open"))) == 2
    content = b"2026-11-18,1000.00\n"
    files = {"files": [{"name": "流水.csv", "content": base64.b64encode(content).decode()}]}
    (item,) = juli.add_files(receipt["number"], files)["items"]
    assert juli.read_file(receipt["number"], item["id"]) == content
    batch = juli.file_complaints({"items": [filing(), filing()]})
    assert len({one["number"] for one in batch["items"]}) == 2
    assert receipt["number"] in juli.export_complaints({"form": "csv", "q": "stage:open"}).decode("utf-8-sig")
    today = timezone.localdate().isoformat()
    assert juli.read_report_days("csv", first=today, last=today).startswith(b"\xef\xbb\xbf")
    assert juli.verify_chain(batch["items"][1]["number"])["whole"]


@pytest.mark.django_db
def test_what_is_sent_again_is_done_once(desk: Program) -> None:
    waited: list[float] = []
    lost = [True]

    def shaky(method: str, address: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        answer = here(method, address, headers, body)
        if lost.pop() if lost else False:
            raise ConnectionResetError("the answer was lost")
        return answer

    juli = Client(ADDRESS, desk.secret, sender=shaky, sleep=waited.append)
    juli.file_complaint(filing())
    assert len(waited) == 1
    assert len(client_of(desk).list_complaints()["items"]) == 1


def always(status: int, headers: Mapping[str, str]) -> Callable[..., Answer]:
    return lambda *_: (status, headers, b'{"type": "about:blank", "title": "Too many requests"}')


def test_it_waits_as_long_as_it_is_told_and_then_gives_up() -> None:
    waited: list[float] = []
    juli = Client(ADDRESS, "juli_x", sender=always(429, {"Retry-After": "7"}), sleep=waited.append, attempts=3)
    with pytest.raises(Problem, match="429"):
        juli.read_token()
    assert waited == [7, 7]

    def deaf(*_: object) -> Answer:
        raise ConnectionRefusedError

    with pytest.raises(Unreachable):
        Client(ADDRESS, "juli_x", sender=deaf, sleep=waited.append).read_token()
    assert "juli_x" not in repr(juli)
    with pytest.raises(ValueError, match="https"):
        Client("file:///etc", "juli_x")


def test_a_message_is_genuine_or_refused() -> None:
    key, body, now = new_key(), json.dumps({"type": "complaint.said"}).encode(), timezone.now()
    headers = signed_headers(key, "msg_1", body, at=now)
    assert checked(key, headers, body, now=now.timestamp())["type"] == "complaint.said"
    for other in (
        lambda: checked(new_key(), headers, body, now=now.timestamp()),
        lambda: checked(key, headers, body + b" ", now=now.timestamp()),
        lambda: checked(key, headers, body, now=now.timestamp() + 301),
        lambda: checked(key, {}, body, now=now.timestamp()),
    ):
        with pytest.raises(WebhookRefused):
            other()


def test_it_is_as_the_api_describes_itself_and_has_every_operation() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import client

    description = api.get_openapi_schema()
    assert client.WRITTEN.read_text(encoding="utf-8") == client.written(description)
    names = {one["operationId"] for methods in description["paths"].values() for one in methods.values()}
    assert all(re.search(rf"    def {name}\(", client.WRITTEN.read_text(encoding="utf-8")) for name in names)
