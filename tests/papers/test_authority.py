"""The power of attorney says what was chosen, and leaves to the hand what only the two can say."""

from datetime import date

import pytest

from juli.papers.authority import Authority, Extent, compose_authority
from juli.papers.docx import letter_docx
from juli.papers.model import Complainant, ComplainantKind
from juli.papers.pdf import letter_pdf
from tests.papers.builders import docx_text, pdf_text


def authority(extent: Extent, kind: ComplainantKind = ComplainantKind.SOLE_TRADER) -> Authority:
    return Authority(
        number="2611-0386-72",
        drawn_up_on=date(2026, 11, 26),
        principal=Complainant("周记五金建材店，周桂兰", kind),
        helper="王律师 {x} #let",
        provider="澄湖支付有限公司",
        issue="rate_increase",
        extent=extent,
        until=date(2027, 5, 31),
    )


def test_pdf_and_docx_name_both_the_matter_and_the_day() -> None:
    letter = compose_authority(authority("act"))
    for text in (pdf_text(letter_pdf(letter)), docx_text(letter_docx(letter))):
        for word in ("周桂兰", "王律师 {x} #let", "澄湖支付有限公司", "2611-0386-72", "2027年5月31日"):
            assert "".join(word.split()) in "".join(text.split())


@pytest.mark.parametrize("extent", ["read", "act"])
def test_without_special_powers_the_paper_says_so(extent: Extent) -> None:
    text = docx_text(letter_docx(compose_authority(authority(extent))))
    assert "不包含特别授权" in text
    assert "撤回投诉；" not in text
    assert ("提交、补充证据材料" in text) == (extent == "act")


def test_special_powers_stand_there_by_name() -> None:
    text = docx_text(letter_docx(compose_authority(authority("settle"))))
    assert "不包含特别授权" not in text
    for power in ("承认、放弃、变更诉求", "接受和解方案", "撤回投诉", "款项已经收到"):
        assert power in text


def test_a_firm_gives_its_code_and_a_person_an_identity_number() -> None:
    firm = docx_text(letter_docx(compose_authority(authority("act", ComplainantKind.COMPANY))))
    assert ("统一社会信用代码" in firm, firm.count("身份证号码")) == (True, 1)
    assert docx_text(letter_docx(compose_authority(authority("act")))).count("身份证号码") == 2


def test_both_sign_by_hand_in_either_language() -> None:
    for language in ("zh", "en"):
        assert [line.value for line in compose_authority(authority("act"), language).signature] == ["", "", ""]
    assert "Powerofattorney" in pdf_text(letter_pdf(compose_authority(authority("act"), "en")))
