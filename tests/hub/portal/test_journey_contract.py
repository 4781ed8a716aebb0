"""The contract in the journey: read, its terms confirmed one by one, its clauses looked at, and kept as evidence."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.complaints import tasks
from juli.hub.complaints.models import AuditRecord, Complaint, Draft, DraftFile, EvidenceItem
from tests.agreement.builders import pdf, word
from tests.hub.portal.walking import ANSWERS, STATEMENT, at, begin, complaints_of, file, file_it, page, send, upload

CONTRACT = """特约商户受理协议
甲方：北桥支付有限公司
第一条 信用卡手续费费率为0.60%，借记卡手续费费率为0.50%，封顶20元。
第二条 流量费每年99元，签约后第181天起收取。
第三条 押金299元，激活后180天内累计刷卡满50000元，7天内退还。
第四条 结算周期为T+1。
第五条 最终解释权归甲方所有。
签订日期：2025年9月12日
"""


def take(client: Client, content: bytes | str = CONTRACT, name: str = "contract.txt") -> str:
    """Upload a contract on the page of the agreement; returns where it leads to."""
    sent = content.encode() if isinstance(content, str) else content
    typed = Draft.objects.latest("created_at").answers.get("agreed", {})
    return send(client, "agreed", {**typed, "files": [file(name, sent)]}, do="contract")


def contract_of(name: str = "contract.txt") -> DraftFile:
    return DraftFile.objects.get(name=name)


def at_terms(contract: DraftFile) -> str:
    return reverse("portal:contract-terms", args=[contract.pk])


def fields_of(source: str) -> dict[str, Any]:
    """What a browser would send of the page as it is shown."""
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", source):
        told = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        tick = told.get("type") in ("radio", "checkbox")
        if told.get("name", "").startswith("term-") and (not tick or " checked" in tag):
            sent.setdefault(told["name"], []).append(told.get("value", "on" if tick else ""))
    for name, body in re.findall(r'<select name="(term-[^"]+)"[^>]*>(.*?)</select>', source, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        sent[name] = [chosen[1] if chosen else ""]
    return sent


def number_of(contract: DraftFile, section: str, at: int = 0) -> int:
    assert contract.reading
    return [i for i, term in enumerate(contract.reading["terms"]) if term["section"] == section][at]


def confirm(client: Client, contract: DraftFile, **changes: Any) -> str:
    """Send the page of the terms as it stands, with changes; returns where it leads to."""
    sent = fields_of(page(client, at_terms(contract)))
    sent |= {name.replace("__", "-"): value for name, value in changes.items()}
    answer = client.post(at_terms(contract), {"do": "take", **sent})
    assert answer.status_code == 302
    return answer["Location"]


@pytest.mark.django_db
def test_every_term_stands_beside_its_sentence_and_nothing_counts_yet() -> None:
    client = begin()
    assert take(client) == at_terms(contract_of())
    source = page(client, at_terms(contract_of()))
    for sentence in ("信用卡手续费费率为0.60%", "流量费每年99元", "押金299元", "结算周期为T+1", "北桥支付有限公司"):
        assert sentence in source
    assert "under 第一条" in source
    # What costs money stands first.
    assert source.index("Fee of a sale") < source.index("Other charge") < source.index("Day of signing")
    assert Draft.objects.get().answers.get("agreed") is None


@pytest.mark.django_db
def test_confirmed_terms_come_to_the_page_of_the_agreement() -> None:
    client = begin()
    take(client)
    assert confirm(client, contract_of()) == at("agreed")
    typed = Draft.objects.get().answers
    assert typed["agreed"]["rate-0-percent"] == ["0.60"]
    assert typed["agreed"]["rate-1-percent"] == ["0.50"]
    assert typed["agreed"]["rate-1-cap"] == ["20.00"]
    assert typed["agreed"]["settlement"] == ["1"]
    assert typed["agreed"]["signed_on"] == ["2025-09-12"]
    assert typed["provider"]["provider_name"] == ["北桥支付有限公司"]
    # The page of the agreement shows them, and the contract's own page says that they are told.
    assert 'value="0.60"' in page(client, at("agreed"))
    assert "The same as you have told us already" in page(client, at_terms(contract_of()))


@pytest.mark.django_db
def test_a_term_with_a_doubt_is_taken_only_where_it_is_chosen() -> None:
    client = begin()
    take(client, "信用卡费率0.60%，优惠期内为0.38%。")
    confirm(client, contract_of())
    assert "rate-0-percent" not in Draft.objects.get().answers.get("agreed", {})
    first = number_of(contract_of(), "rate")
    confirm(client, contract_of(), **{f"term-{first}-do": "take"})
    assert Draft.objects.get().answers["agreed"]["rate-0-percent"] == ["0.60"]


@pytest.mark.django_db
def test_what_was_typed_before_is_shown_and_stays_until_the_person_chooses() -> None:
    client = begin()
    send(client, "agreed", {"rate-0-percent": "0.55", "signed_on": "2025-09-01"})
    take(client)
    source = page(client, at_terms(contract_of()))
    assert "Percent of the amount 0.55" in source
    confirm(client, contract_of())
    typed = Draft.objects.get().answers["agreed"]
    assert (typed["rate-0-percent"], typed["signed_on"]) == (["0.55"], ["2025-09-01"])
    credit = number_of(contract_of(), "rate")
    confirm(client, contract_of(), **{f"term-{credit}-do": "take"})
    assert Draft.objects.get().answers["agreed"]["rate-0-percent"] == ["0.60"]


@pytest.mark.django_db
def test_what_was_changed_after_confirming_is_not_taken_back_by_itself() -> None:
    client = begin()
    take(client)
    confirm(client, contract_of())
    agreed = Draft.objects.get().answers["agreed"]
    send(client, "agreed", {**agreed, "rate-0-percent": "0.57"})
    confirm(client, contract_of())
    assert Draft.objects.get().answers["agreed"]["rate-0-percent"] == ["0.57"]


@pytest.mark.django_db
def test_a_term_can_be_put_right_before_it_is_taken() -> None:
    client = begin()
    take(client)
    credit = number_of(contract_of(), "rate")
    confirm(client, contract_of(), **{f"term-{credit}-percent": "0.58", f"term-{credit}-kinds": ["credit", "foreign"]})
    typed = Draft.objects.get().answers["agreed"]
    assert typed["rate-0-percent"] == ["0.58"]
    assert (typed["rate-3-instrument"], typed["rate-3-percent"]) == (["foreign"], ["0.58"])


@pytest.mark.django_db
def test_two_terms_that_cannot_both_hold_are_not_both_taken() -> None:
    client = begin()
    take(client, CONTRACT + "第六条 结算周期为T+2。\n")
    both = {f"term-{number_of(contract_of(), 'settlement', n)}-do": "take" for n in (0, 1)}
    assert confirm(client, contract_of(), **both) == at_terms(contract_of())
    source = page(client, at_terms(contract_of()))
    assert any("more than once" in text for text in complaints_of(source))
    assert "agreed" not in Draft.objects.get().answers


@pytest.mark.django_db
def test_a_number_that_no_choice_has_is_not_lost() -> None:
    client = begin()
    take(client, "信用卡费率0.60%。\n结算周期为T+3。\n管理费每2个月收取10元。")
    confirm(client, contract_of())
    source = page(client, at("agreed"))
    assert '<option value="3" selected>' in source
    assert '<option value="2" selected>' in source


@pytest.mark.django_db
def test_the_marks_say_what_the_law_says_and_never_that_a_term_is_void() -> None:
    client = begin()
    take(client, CONTRACT + "第六条 押金概不退还。\n")
    source = page(client, reverse("portal:contract-marks", args=[contract_of().pk]))
    assert "<mark>最终解释</mark>权归甲方所有" in source
    assert "<mark>押金概不退还</mark>" in source
    assert "Civil Code" in source
    assert "every user: " in source
    assert "void" not in source.lower()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [("contract.docx", word(*CONTRACT.splitlines())), ("contract.pdf", pdf(CONTRACT))],
    ids=["docx", "pdf"],
)
def test_word_and_pdf_are_read_as_well(name: str, content: bytes) -> None:
    client = begin()
    assert take(client, content, name) == at_terms(contract_of(name))
    assert ("page 1" in page(client, at_terms(contract_of(name)))) == name.endswith("pdf")


@pytest.mark.django_db
def test_pasted_words_are_kept_as_a_contract_too() -> None:
    client = begin()
    send(client, "agreed", {"contract-text": CONTRACT, "rate-0-percent": "0.55"}, do="contract")
    pasted = DraftFile.objects.get(purpose="contract")
    assert pasted.name == "粘贴的合同.txt"
    assert "信用卡手续费费率为0.60%" in page(client, at_terms(pasted))
    assert Draft.objects.get().answers["agreed"]["rate-0-percent"] == ["0.55"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("scan.pdf", pdf("", ""), "no text"), ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "picture")],
    ids=["scan", "photo"],
)
def test_pictures_stay_as_evidence_and_the_page_says_what_to_do(
    name: str, content: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("juli.hub.complaints.contracts.RECOGNISER", None)
    client = begin()
    assert take(client, content, name) == at("agreed")
    source = page(client, at("agreed"))
    assert "kept as evidence, not read" in source
    assert reason in source
    assert contract_of(name).reading is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [("scan.pdf", pdf("", ""), 2), ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, 1)],
    ids=["scan", "photo"],
)
def test_pictures_are_read_by_the_worker_where_their_words_are_recognised(
    name: str, content: bytes, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def words_of(picture: bytes) -> str:
        seen.append(picture)
        return "信用卡费率0.60%。"

    monkeypatch.setattr("juli.hub.complaints.contracts.RECOGNISER", words_of)
    client = begin()
    assert take(client, content, name) == at("agreed")
    contract = contract_of(name)
    tasks.read_contract(draft_id=str(contract.draft_id), file_id=str(contract.pk))
    source = page(client, at_terms(contract))
    assert "信用卡费率0.60%" in source
    assert "may hold mistakes" in source
    assert len(seen) == pages


@pytest.mark.django_db
def test_what_is_no_contract_is_refused_with_its_reason() -> None:
    client = begin()
    assert take(client, b"MZ" + b"\0" * 100, "contract.exe") == at("agreed")
    assert complaints_of(page(client, at("agreed")))
    assert not DraftFile.objects.exists()


@pytest.mark.django_db
def test_a_long_contract_is_read_by_the_worker() -> None:
    client = begin()
    long = CONTRACT + "第九条 双方应当遵守法律。\n" * 6000
    assert take(client, long) == at("agreed")
    contract = contract_of()
    assert "being read" in page(client, at("agreed"))
    assert 'http-equiv="refresh"' in page(client, at_terms(contract))
    job = {"draft_id": str(contract.draft_id), "file_id": str(contract.pk)}
    tasks.read_contract(**job)
    assert "信用卡手续费费率为0.60%" in page(client, at_terms(contract))
    tasks.read_contract(**job)  # Done twice, it changes nothing.
    contract.delete()
    tasks.read_contract(**job)  # Gone meanwhile: there is nothing to do.


@pytest.mark.django_db
def test_what_the_worker_cannot_read_is_said_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    client = begin()
    take(client, CONTRACT + "第九条 双方应当遵守法律。\n" * 6000)
    contract = contract_of()
    DraftFile.objects.update(added_at=timezone.now() - timedelta(minutes=6))
    assert "longer than usual" in page(client, at("agreed"))

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("juli.hub.complaints.contracts.read_contract", broken)
    tasks.read_contract(draft_id=str(contract.draft_id), file_id=str(contract.pk))
    assert "could not be read this time" in page(client, at("agreed"))
    assert "kept as evidence, not read" in page(client, at("agreed"))


@pytest.mark.django_db
def test_the_contract_goes_with_the_complaint_and_its_sentences_with_the_agreement() -> None:
    client = begin()
    for step in ("what", "who"):
        send(client, step, ANSWERS[step])
    take(client)
    debit = number_of(contract_of(), "rate", 1)
    # Confirmed in two goes; the sentences of both are kept.
    confirm(client, contract_of(), **{f"term-{debit}-do": "leave"})
    confirm(client, contract_of(), **{f"term-{debit}-do": "take"})
    send(client, "provider", {**ANSWERS["provider"], "organisation": "none"})
    agreed = {name: value[-1] for name, value in Draft.objects.get().answers["agreed"].items()}
    send(client, "agreed", {**agreed, "rate-1-percent": "0.45"})
    assert not complaints_of(page(client, at("agreed"))), agreed
    upload(client, "statements", file("bill.csv", STATEMENT))
    for step in ("claims", "story", "evidence", "contact"):
        send(client, step, ANSWERS[step])
    file_it(client)
    complaint = Complaint.objects.get()
    assert EvidenceItem.objects.get(complaint=complaint, purpose="contract").name == "contract.txt"
    sentences = AuditRecord.objects.get(complaint=complaint).sentences
    assert sentences["rate[0]"]["quotes"][0]["text"] == "第一条 信用卡手续费费率为0.60%，"
    # The debit rate was changed afterwards: its sentence no longer says it.
    assert "rate[1]" not in sentences
    assert {"signed_on", "settlement"} <= sentences.keys()


@pytest.mark.django_db
def test_another_draft_sees_nothing_of_it() -> None:
    take(begin())
    contract, other = contract_of(), begin()
    for name in ("terms", "marks"):
        assert other.get(reverse(f"portal:contract-{name}", args=[contract.pk])).status_code == 404
    assert send(other, "agreed", {"remove": str(contract.pk)}, do="") == at("agreed")
    assert send(other, "agreed", do=f"terms:{contract.pk}") == at("agreed")
    assert DraftFile.objects.filter(pk=contract.pk).exists()
