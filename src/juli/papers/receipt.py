"""The receipt of a filing: number, passcode, what was asked and what is kept, on one paper."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from juli.money import grouped_yuan
from juli.papers.claims import request
from juli.papers.cleaning import one_line
from juli.papers.document import Column, Table
from juli.papers.model import ClaimLine
from juli.papers.pdf import typeset
from juli.papers.speech import Speech
from juli.wording import Language


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept with the complaint and its SHA-256 in hexadecimal."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the complainant takes home.

    `filed_at` is Beijing time. `received` is true only where the provider is on the platform and has the
    complaint; otherwise the receipt says that it is prepared and not delivered. `follow_at` is the address
    where a complaint is followed; it must carry no secret.
    """

    number: str
    passcode: str
    provider: str
    filed_at: datetime
    received: bool
    claims: tuple[ClaimLine, ...] = ()
    files: tuple[KeptFile, ...] = ()
    follow_at: str = ""


def receipt_pdf(receipt: Receipt, language: Language = "zh") -> bytes:
    """`receipt` as PDF, dated by its filing."""
    return typeset("receipt", _content(receipt, Speech(language)), receipt.filed_at.date())


def _content(receipt: Receipt, say: Speech) -> dict[str, Any]:
    state = "received" if receipt.received else "prepared"
    return {
        "language": say.language,
        "title": say(f"receipt-title-{state}"),
        "reference": say("reference", number=receipt.number),
        "note": say("receipt-note"),
        "state": say(f"receipt-{state}", provider=one_line(receipt.provider)),
        "codes": [
            _labelled(say("receipt-number"), receipt.number),
            _labelled(say("receipt-passcode"), receipt.passcode),
        ],
        "keep": say("receipt-keep"),
        "facts": _facts(receipt, say),
        "asked_label": say("receipt-asked"),
        "asked": _asked(receipt, say),
        "follow_label": say("receipt-follow"),
        "follow": _follow(receipt, say),
        "files_label": say("receipt-files"),
        "files": asdict(_files(receipt, say)),
        "files_note": say("receipt-hash-note" if receipt.files else "receipt-no-files"),
    }


def _labelled(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}


def _facts(receipt: Receipt, say: Speech) -> list[dict[str, str]]:
    filed = say("receipt-filed-at", day=say.day(receipt.filed_at.date()), time=f"{receipt.filed_at:%H:%M}")
    facts = [
        _labelled(say("receipt-provider"), one_line(receipt.provider)),
        _labelled(say("receipt-filed"), filed),
    ]
    amounts = [claim.amount for claim in receipt.claims if claim.amount is not None]
    if amounts:
        total = say("receipt-yuan", yuan=grouped_yuan(sum(amounts)))
        facts.append(_labelled(say("receipt-total"), total))
    return facts


def _asked(receipt: Receipt, say: Speech) -> list[str]:
    return [
        say("receipt-claim", number=number, claim=request(claim, say))
        for number, claim in enumerate(receipt.claims, start=1)
    ]


def _follow(receipt: Receipt, say: Speech) -> str:
    if not receipt.follow_at:
        return say("receipt-follow-open")
    return say("receipt-follow-at", address=receipt.follow_at)


def _files(receipt: Receipt, say: Speech) -> Table:
    columns = (Column(say("receipt-file"), "left", share=1), Column(say("receipt-hash"), "left"))
    return Table(columns, tuple((one_line(file.name), file.sha256) for file in receipt.files))
