from datetime import datetime
from hashlib import sha256

import pytest

from juli.papers.model import ClaimKind, ClaimLine
from juli.papers.receipt import KeptFile, Receipt, receipt_pdf

from .builders import pdf_pages, pdf_text
from .test_pdf import HOSTILE, squeezed

HASH = sha256(b"statement").hexdigest()
RECEIPT = Receipt(
    number="2611-0386-72",
    passcode="K7M2-Q9XD-4HTW",
    provider="澄湖支付有限公司",
    filed_at=datetime(2026, 11, 2, 14, 5),
    received=False,
    claims=(ClaimLine(ClaimKind.REFUND, 191677), ClaimLine(ClaimKind.REFUND, 64250), ClaimLine(ClaimKind.APOLOGY)),
    files=(KeptFile("2026上半年.csv", HASH),),
    follow_at="https://juli.example/c",
)


def test_it_holds_what_the_person_needs() -> None:
    [page] = pdf_pages(receipt_pdf(RECEIPT))
    for said in (
        "2611-0386-72",
        "K7M2-Q9XD-4HTW",
        "2026年11月2日14:05（北京时间）",
        "2,559.27元",
        HASH,
        "https://juli.example/c",
    ):
        assert said in page
    assert "谁同时知道编号和口令，谁就能看到这份投诉" in page


def test_it_never_says_received_before_it_is() -> None:
    prepared = pdf_text(receipt_pdf(RECEIPT))
    assert "投诉已备好，还没有送达澄湖支付有限公司" in prepared
    assert "已经收到" not in prepared
    received = pdf_text(receipt_pdf(Receipt(**{**fields(), "received": True})))
    assert "澄湖支付有限公司已经收到这份投诉" in received
    assert "还没有送达" not in received


def test_in_english() -> None:
    page = pdf_text(receipt_pdf(RECEIPT, "en"))
    assert "Ithasnotbeendeliveredto澄湖支付有限公司yet" in page
    assert "2November2026,14:05(Beijingtime)" in page


def test_no_sum_is_shown_where_no_money_is_asked() -> None:
    page = pdf_text(receipt_pdf(Receipt(**{**fields(), "claims": (ClaimLine(ClaimKind.REPAIR),), "files": ()})))
    assert "请求金额合计" not in page
    assert "没有随投诉保存的文件" in page


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_stays_text(typed: str) -> None:
    strange = {
        "provider": typed,
        "files": (KeptFile(typed, HASH),),
        "claims": (ClaimLine(ClaimKind.OTHER, None, typed),),
    }
    assert pdf_text(receipt_pdf(Receipt(**{**fields(), **strange}))).count(squeezed(typed)) == 4


def fields() -> dict[str, object]:
    return {name: getattr(RECEIPT, name) for name in Receipt.__dataclass_fields__}
