"""A visitor's way through the journey, as a browser sends it."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

STATEMENT = b"""occurred_at,kind,instrument,amount,fee,memo
2026-01-09 10:00:00,sale,credit,1000.00,6.00,as agreed
2026-01-10 10:00:00,sale,credit,1000.00,30.00,too much
2026-01-11 10:00:00,sale,credit,2000.00,60.00,too much again
"""
"""At 0.60 % the second sale was charged 24.00 too much, the third 48.00: together 72.00."""

AGREED = {
    "rate-0-instrument": "credit",
    "rate-0-percent": "0.60",
    "charges": "none",
    "deposit": "unknown",
    "signed_on": "2025-09-12",
}
CONTACT = {"name": "Zhou Guilan", "phone": "13800006027"}

ANSWERS: Mapping[str, dict[str, Any]] = {
    "what": {"issue": "rate_increase"},
    "who": {"kind": "sole_trader"},
    "provider": {"provider_name": "Beiqiao Payment", "merchant_no": "89813014812B06R"},
    "agreed": AGREED,
    "statements": {"rows": "5"},
    "audit": {},
    "claims": {"claims": ["refund", "restore_rate"], "amount": "72.00"},
    "story": {"story": "Since January every sale costs more. Nobody told me."},
    "evidence": {},
    "contact": CONTACT,
}
"""A whole complaint, step by step."""


def browser() -> Client:
    """A browser that reads English and holds nothing."""
    return Client(headers={"accept-language": "en"})


def at(step: str) -> str:
    """The address of a step."""
    return reverse("portal:step", args=[step])


def begin(entrance: str = "overcharged") -> Client:
    """A browser that has begun a draft."""
    client = browser()
    assert client.post(reverse("portal:start"), {"entrance": entrance}).status_code == 302
    return client


def send(client: Client, step: str, fields: Mapping[str, Any] | None = None, do: str = "continue") -> str:
    """Send one step; returns where it leads to."""
    answer = client.post(at(step), {"do": do, **(fields or {})})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def page(client: Client, address: str) -> str:
    """The source of a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def complaints_of(source: str) -> list[str]:
    """The sentences of the error summary on a page, as a person reads them."""
    found = re.search(r'<div class="jl-wrong".*?</div>', source, re.DOTALL)
    items = re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL) if found else []
    return [unescape(re.sub(r"<[^>]+>", "", item)).strip() for item in items]


def file(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def upload(client: Client, step: str, *files: SimpleUploadedFile, **fields: str) -> str:
    """Upload files at a step; returns the page that follows."""
    return page(client, send(client, step, {"files": list(files), **fields}, do="upload"))


def walk(client: Client, until: str = "check", **changes: dict[str, Any]) -> None:
    """Answer every step before `until`, with a statement uploaded on the way."""
    for step, fields in ANSWERS.items():
        if step == until:
            return
        if step == "statements":
            upload(client, "statements", file("bill.csv", STATEMENT))
        send(client, step, changes.get(step, fields))


def file_it(client: Client) -> str:
    """Press the last button; returns the number that is shown."""
    shown = page(client, send(client, "check", do="file"))
    found = re.search(r"\d{4}-\d{4,}-\d{2}", shown)
    assert found, shown
    return found[0]


def passcode_on(source: str) -> str:
    """The passcode that a page shows."""
    found = re.search(r"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![-\w])", source)
    assert found, source
    return found[0]
