"""A matter that can be reckoned by hand, and how a test reads a paper."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
from docx import Document

from juli.papers.document import Heading, Paragraph, Table
from juli.papers.kit import Paper, PaperFacts, compose_paper, paper_kind
from juli.papers.kit.facts import Contract, Exhibit, Party
from juli.papers.model import ClaimKind, ClaimLine

FIRST, SECOND = "2025下半年.csv", "2026上半年.csv"

MATTER = PaperFacts(
    made_on=date(2026, 11, 2),
    number="2611-0386-72",
    issue="rate_increase",
    complainant=Party(kind="sole_trader", name="周桂兰", business_name="周记五金建材店", phone="138****6027"),
    respondent=Party(kind="payment_institution", name="澄湖支付有限公司"),
    contract=Contract(merchant_no="898430552510A6R", terminal_no="88213307", signed_on=date(2025, 9, 12)),
    story="业务员上门时说费率一直是 0.60%。\n打过三次电话，没有人答复。",
    sources=(FIRST, SECOND),
    claims=(ClaimLine(ClaimKind.REFUND, 255927), ClaimLine(ClaimKind.EXPLANATION, None, "尤其是会员费")),
    evidence=(Exhibit("合同照片.jpg", "约定的费率"), Exhibit("通话录音.m4a")),
    answer_by=date(2026, 11, 16),
)

SAID = {
    "rate-above-agreed": ("信用卡手续费高于约定，多收 254.37 元。", "信用卡手续费高于约定"),
    "charge-not-agreed": ("会员服务费没有约定。", "会员服务费"),
    "deposit-not-returned": ("押金已达到退还条件，没有退还。", "押金未退"),
    "no-agreed-rate": ("有交易没有对应的费率。", "没有费率"),
    "settled-late": ("有 1 笔到账晚于约定。", "到账晚于约定"),
}


def explain(finding: Mapping[str, Any]) -> tuple[str, str]:
    return SAID[finding["rule"]]


def line(
    source: str | None, number: int | None, amount: str, taken: str | None, expected: str | None, excess: str
) -> dict[str, Any]:
    return {
        "source": source,
        "line": number,
        "entry_id": None,
        "occurred_at": "2026-01-09T10:26:41" if source else None,
        "amount": amount,
        "taken": taken,
        "expected": expected,
        "excess": excess,
        "charge_kind": None,
    }


def finding(rule: str, excess: str, lines: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    days = {"first": "2026-01-09", "last": "2026-10-30"}
    return {"rule": rule, "count": len(lines), "excess": excess, "basis": [], "lines": lines, **days, **more}


def document(*findings: dict[str, Any]) -> dict[str, Any]:
    read = {"entries": 120, "from": "2025-09-12", "to": "2026-10-31"}
    return {"schema": "juli.audit/1", "as_of": "2026-10-31", "read": read, "findings": list(findings)}


RATE = finding(
    "rate-above-agreed",
    "254.37",
    [
        # 10,000 x 2.99 % + 3 = 302.00 against 60.00; 500 x 2.99 % + 3 = 17.95 against 3.00, less 2.58 given back.
        line(SECOND, 9, "10000.00", "302.00", "60.00", "242.00"),
        line(SECOND, 12, "500.00", "15.37", "3.00", "12.37"),
    ],
    basis=[
        {"law": "CIVIL-CODE", "article": "509"},
        {"law": "CIVIL-CODE", "article": "577"},
        {"law": "SC-768", "article": "20"},
        {"agreement": "rate[0]"},
    ],
)
MEMBERSHIP = finding(
    "charge-not-agreed",
    "198.00",
    [{**line(SECOND, 30, "198.00", "198.00", None, "198.00"), "charge_kind": "membership"}],
    first="2026-05-06",
    last="2026-05-06",
    basis=[{"law": "CIVIL-CODE", "article": "577"}, {"law": "NFRA-2020-3", "article": "7"}],
)
AUDITED = replace(MATTER, audit=document(RATE, MEMBERSHIP))


def letter(facts: PaperFacts = AUDITED) -> Paper:
    return compose_paper(paper_kind("provider_letter"), facts, explain)


def tables(blocks: Iterable[Any]) -> list[Table]:
    """The tables among blocks, placed or not."""
    bare = [getattr(block, "block", block) for block in blocks]
    return [block for block in bare if isinstance(block, Table)]


def texts(paper: Paper) -> list[str]:
    """The headings and paragraphs of a paper."""
    blocks = [placed.block for placed in paper.blocks]
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]


def fen(cell: str) -> int:
    return int(cell.replace(",", "").replace(".", ""))


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page without blanks: where a line breaks is the page's affair."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return ["".join(page.replace("\u200b", "").replace("\ufffe", "").split()) for page in pages]


def pdf_text(pdf: bytes) -> str:
    return "".join(pdf_pages(pdf))


def docx_text(file: bytes) -> str:
    paper = Document(BytesIO(file))
    return "\n".join(node.text or "" for node in paper.element.body.iter("{*}t"))
