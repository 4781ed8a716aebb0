"""The papers on the case pages: from the complaint and what was told, in the person's own words, version by version."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.complaints import queries
from juli.hub.complaints.actions import (
    add_evidence,
    give_id_number,
    keep_paper,
    open_proceeding,
    tell_circumstances,
    tell_particulars,
    write_message,
)
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.ladder import NOT_OPENED, Told
from juli.hub.complaints.models import Access, AccessKind, Complaint, Event, EvidenceItem, Particulars, Proceeding
from juli.hub.machines import NotPossible
from juli.hub.portal.follow.ladder.words import papers_of
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.papers.asking import fact_for
from juli.hub.portal.follow.papers.writing import Desk
from juli.papers.kit.kept import block_text
from juli.procedures import procedures
from tests.hub.builders import filed, organisation, staff
from tests.hub.papers import sample_paper
from tests.hub.portal.following import HOSTILE, audited, follow
from tests.papers.builders import pdf_text

pytestmark = pytest.mark.django_db

NUMBER = "11010519491231002X"
"""The identity number that the standard itself (GB 11643) gives as its example."""


def address(name: str, row: Proceeding, *rest: object) -> str:
    return reverse(f"portal:{name}", args=[row.complaint.number, row.pk, *rest])


def text_of(client: Client, name: str, row: Proceeding, *rest: object) -> str:
    answer = client.get(address(name, row, *rest))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def wording(html: str) -> str:
    """What a person reads of a page, without blanks."""
    return "".join(re.sub(r"<[^>]+>", "", html).split())


def before_pboc(complaint: Complaint, seat: Actor, procedure: str = "pboc_complaint") -> Proceeding:
    told = Told("business", "payment_institution", "山东省", "no", timezone.localdate())
    tell_circumstances(complaint, told, by=seat)
    return open_proceeding(complaint, procedure, by=seat)


def kept(row: Proceeding, seat: Actor) -> list[int]:
    return [one.number for one in queries.papers(row.complaint, by=seat, proceeding=row.pk)]


def wrote(client: Client, row: Proceeding, **fields: object) -> str:
    answer = client.post(address("case-paper", row, "pboc_complaint"), {"after": 0, **fields}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_three_clicks_door_what_is_missing_finished_papers() -> None:
    complaint, seat, passcode = filed(organisation())
    tell_circumstances(complaint, Told("business", "", "山东省", "no", timezone.localdate()), by=seat)
    client = follow(complaint, passcode)
    asked = client.post(reverse("portal:door", args=[complaint.number, "pboc_complaint"]), follow=True)
    row = complaint.proceedings.get(procedure="pboc_complaint")
    assert asked.request["PATH_INFO"] == address("proceeding-facts", row)
    html = asked.content.decode()
    for name in ("bodies.pboc_complaint", "respondent.address", "id_number", "contract.signed_on"):
        assert f'name="{name}"' in html
    assert 'name="complainant.name"' not in html
    told = {
        "bodies.pboc_complaint": "中国人民银行示例市分行",
        "respondent.address": "示例路 1 号",
        "contract.signed_on": "2025-09-12",
    }
    papers = client.post(address("proceeding-facts", row), told, follow=True)
    assert papers.request["PATH_INFO"] == address("proceeding-papers", row)
    paper = wording(text_of(client, "case-paper", row, "pboc_complaint"))
    for said in (
        "中国人民银行示例市分行",
        "2025年9月12日",
        "周桂兰",
        "周记五金建材店",
        "¥1,916.77",
        "从1月起每笔多收",
        "据理编号",
    ):
        assert said in paper
    assert "【待填：公民身份号码】" in paper
    assert 'value="示例路 1 号"' in text_of(client, "proceeding-facts", row)


def test_a_way_without_papers_asks_nothing() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat, "petition")
    client = follow(complaint, passcode)
    assert client.get(address("proceeding-facts", row)).url == address("proceeding-papers", row)  # type: ignore[attr-defined]
    assert reverse("portal:paper", args=[complaint.number, "letter-pdf"]) in text_of(client, "proceeding-papers", row)


def test_what_was_told_wrong_gets_a_sentence_and_stays() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    told = {"contract.signed_on": "9999-99-99", "respondent.address": HOSTILE, "id_number": "110105194912310021"}
    html = follow(complaint, passcode).post(address("proceeding-facts", row), told).content.decode()
    assert "9999-99-99" in html
    assert "&lt;script&gt;alert(1)" in html
    assert "digits cannot be right" in html
    assert not Particulars.objects.exists()
    html = follow(complaint, passcode).post(address("proceeding-facts", row), {"id_number": NUMBER}).content.decode()
    assert "only if you agree" in html
    assert not Particulars.objects.exists()


def test_the_identity_number_stands_in_what_is_taken_along_alone() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)
    client.post(address("proceeding-facts", row), {"id_number": NUMBER, "id_number_consent": "on"})
    assert Particulars.objects.get().id_number == NUMBER
    wrote(client, row, do="keep")
    for name, rest in (
        ("proceeding-facts", ()),
        ("proceeding-papers", ()),
        ("case-paper", ("pboc_complaint",)),
        ("case-paper-version", ("pboc_complaint", 1)),
    ):
        assert NUMBER not in text_of(client, name, row, *rest)
    [version] = queries.papers(complaint, by=seat)
    assert NUMBER not in str(version.content)
    pdf = address("case-paper-file", row, "pboc_complaint", "pdf")
    assert NUMBER in pdf_text(client.get(pdf).content)
    client.post(reverse("portal:forget-id-number", args=[complaint.number]))
    assert Particulars.objects.get().id_number == ""
    assert NUMBER not in pdf_text(client.get(pdf).content)
    assert client.get(reverse("portal:data", args=[complaint.number])).status_code == 200


def test_own_words_stand_in_their_place_as_a_new_version_and_outlive_the_facts() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)
    page = address("case-paper", row, "pboc_complaint")
    html = client.get(f"{page}?edit=story").content.decode()
    assert "从1月起每笔多收，没有人通知我。</textarea>" in html
    html = wrote(client, row, block="story", text="一月起每笔多收了钱。" + HOSTILE, do="save")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html
    wrote(client, row, block="story", adds="yes", text="还有录音。", after=1, do="save")
    told = wording(client.get(page).content.decode())
    assert told.index("一月起每笔多收了钱。") < told.index("还有录音。")
    assert kept(row, seat) == [1, 2]
    tell_particulars(complaint, {"contract.number": "示例-1"}, by=seat)
    now = client.get(page).content.decode()
    assert "一月起每笔多收了钱。" in now
    assert "合同编号：示例-1。" in now
    assert "Since version 2 our text has changed in 1 place" in now
    old = text_of(client, "case-paper-version", row, "pboc_complaint", 1)
    assert "一月起每笔多收了钱。" in old
    assert "还有录音。" not in old
    assert "示例-1" not in old


def test_a_blank_leads_to_the_question_of_its_own_party() -> None:
    complaint, seat, passcode = filed(complainant_kind="person")
    row = before_pboc(complaint, seat, "peoples_mediation")
    html = text_of(follow(complaint, passcode), "case-paper", row, "mediation")
    for party, lead in (("complainant", "申请人"), ("respondent", "被申请人")):
        asked = f'href="{address("proceeding-facts", row)}#id_{party}.address">【待填：地址】</a>'
        line = next(line for line in html.split("<p") if f">{lead}：" in line and "【待填：地址】" in line)
        assert asked in line


def test_what_is_kept_can_be_taken_along() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    tell_particulars(complaint, {"complainant.address": "示例路 1 号"}, by=seat)
    keep_paper(row, sample_paper("自己的话"), after=0, by=seat)
    answer = follow(complaint, passcode).post(reverse("portal:export", args=[complaint.number]))
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        page, data = archive.read("index.html").decode(), archive.read("data.json").decode()
    for said in ("示例路 1 号", "自己的话"):
        assert said in page
        assert said in data


def test_a_paragraph_left_out_can_be_put_back() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)
    html = wrote(client, row, block="story", text="  ", do="save")
    assert "What you left out" in html
    assert "没有人通知我" not in pdf_text(client.get(address("case-paper-file", row, "pboc_complaint", "pdf")).content)
    html = wrote(client, row, block="story", after=1, do="restore")
    assert "What you left out" not in html
    assert "没有人通知我" in html


def test_who_writes_at_the_same_time_loses_nothing() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)
    wrote(client, row, block="story", text="第一个人写的。", do="save")
    html = wrote(client, row, block="story", text="第二个人写的。", do="save")
    assert "changed elsewhere meanwhile" in html
    assert "第二个人写的。</textarea>" in html
    assert kept(row, seat) == [1]
    assert 'name="after" value="1"' in html
    assert "第二个人写的。" in wording(wrote(client, row, block="story", text="第二个人写的。", after=1, do="save"))
    assert kept(row, seat) == [1, 2]


def test_the_tone_is_looked_at_and_never_in_the_way() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)
    html = wrote(client, row, block="story", text="你们就是骗子。", do="look")
    assert "You could write:" in html
    assert kept(row, seat) == []
    html = wrote(client, row, block="story", text="你们就是骗子。", do="save")
    assert kept(row, seat) == [1]
    assert "You could write:" in html
    wrote(client, row, block="story", text="不退钱我就发到网上。", after=1, do="save")
    text = pdf_text(client.get(address("case-paper-file", row, "pboc_complaint", "pdf")).content)
    assert "发到网上" not in text
    assert "此句未写入" in text


@pytest.mark.parametrize(
    "fields",
    [
        {"block": "no.such", "text": "没有地方的话。", "do": "save"},
        {"block": "closing", "text": "没有地方的话。", "do": "save"},
        {"text": "没有地方的话。"},
    ],
)
def test_words_without_a_place_are_kept_before_the_end(fields: dict[str, str]) -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    assert "没有地方的话。" in wrote(follow(complaint, passcode), row, **fields)
    assert kept(row, seat) == [1]


@pytest.mark.parametrize(
    "fields",
    [{"after": "x"}, {"after": "9" * 30}, {"after": "-1"}, {"do": "keep", "after": "7"}, {"text": "长" * 20_001}],
)
def test_what_is_no_form_of_ours_keeps_nothing_and_breaks_nothing(fields: dict[str, str]) -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    sent = {"block": "story", "text": "新的话。" if "do" not in fields else "", **fields}
    answer = follow(complaint, passcode).post(address("case-paper", row, "pboc_complaint"), sent)
    assert answer.status_code in (200, 302)
    assert kept(row, seat) == []


def test_every_figure_leads_to_what_it_rests_on() -> None:
    complaint, seat, passcode = audited(organisation())
    row = before_pboc(complaint, seat)
    html = text_of(follow(complaint, passcode), "case-paper", row, "pboc_complaint")
    case = reverse("portal:case", args=[complaint.number])
    assert f'class="jl-fig" href="{case}#h-claims">¥1,916.77</a>' in html
    rule = "rate-above-agreed"
    finding = reverse("portal:case-finding", args=[complaint.number, rule])
    assert html.count(finding) == 2, "once under the sentence, once as the annex"


WAYS = {one.id: way for way in procedures() if way not in NOT_OPENED for one in papers_of(way)}
"""Every paper that a way on the pages leads to, with such a way."""
RARE = "周㛃𬭎鿍"


def full_and_bare(who: str) -> list[tuple[Complaint, Actor, str]]:
    """One complaint with an audit, evidence and an answer, and one with neither, nor the circumstances told."""
    house = organisation()
    full, seat, passcode = audited(house)
    full.complainant.kind, full.complainant.name = who, RARE
    full.complainant.business_name = RARE if who == "company" else full.complainant.business_name
    full.complainant.save()
    before_pboc(full, seat)
    write_message(full, "费率以系统为准。", by=staff(house)[1])
    give_id_number(full, NUMBER, by=seat)
    little = {"business_name": "", "story": "钱", "claims": (), "merchant_no": "", "terminal_no": ""}
    return [(full, seat, passcode), filed(complainant_kind=who, **little)]


@pytest.mark.parametrize("who", ["company", "sole_trader", "person", "consumer"])
def test_every_paper_is_written_from_a_full_and_from_a_bare_complaint(who: str) -> None:
    for complaint, seat, _ in full_and_bare(who):
        matter, is_full = matter_of(complaint, seat), complaint.respondent is not None
        for kind, procedure in WAYS.items():
            desk = Desk(matter, Proceeding(complaint=complaint, procedure=procedure))
            written = next(one for one in desk.papers if one.kind.id == kind)
            is_refused = (who == "company" and kind in FOR_PERSONS) or (is_full and kind == "nfra_complaint")
            assert (written.paper is None) is is_refused, (kind, procedure)
            if written.paper:
                texts = "".join(block_text(placed.block) for placed in written.paper.blocks)
                assert (RARE in texts) is is_full, kind
                assert NUMBER not in texts
                asked = {fact.name for fact in desk.asked.all}
                for one in written.paper.missing:
                    fact = fact_for(one.fact, written.kind)
                    assert fact.name in asked if fact else one.fact in NOT_ASKED, (kind, one.fact)


FOR_PERSONS = {"pboc_complaint", "samr_complaint"}
NOT_ASKED = {"claims", "evidence", "evidence.proves", "complainant.id_number", "tried", "purpose", "respondent.kind"}
"""What the complaint itself, its evidence, its doors or a separate consent have to say."""


def test_every_paper_has_its_page_and_its_files() -> None:
    for complaint, seat, passcode in full_and_bare("sole_trader"):
        client = follow(complaint, passcode)
        for kind, procedure in WAYS.items():
            row = open_proceeding(complaint, procedure, by=seat)
            html = text_of(client, "case-paper", row, kind)
            assert ("jl-letter" in html) is (
                client.get(address("case-paper-file", row, kind, "docx")).status_code == 200
            )
        row = complaint.proceedings.get(procedure=WAYS["statement_of_claim"])
        pdf = pdf_text(client.get(address("case-paper-file", row, "statement_of_claim", "pdf")).content)
        assert complaint.complainant.name in pdf
        assert "〔U+" not in pdf


def test_three_hundred_items_of_evidence_stand_whole_in_the_list() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    item = {"complaint": complaint, "side": "complainant", "purpose": "evidence", "size": 1, "added_at": timezone.now()}
    EvidenceItem.objects.bulk_create(
        EvidenceItem(**item, name=f"第{n}份.txt", sha256=f"{n:064x}", media_type="text/plain", proves=f"第{n}件事")
        for n in range(1, 301)
    )
    client = follow(complaint, passcode)
    html = text_of(client, "case-paper", row, "evidence_list")
    assert all(html.count(f">第{n}份.txt<") == 2 for n in range(1, 301)), "once with its proof, once with its hash"
    text = pdf_text(client.get(address("case-paper-file", row, "evidence_list", "pdf")).content)
    assert all(f"第{n}件事" in text for n in range(1, 301))


def test_who_reads_along_sees_and_changes_nothing() -> None:
    complaint, seat, _ = filed(organisation())
    row = before_pboc(complaint, seat)
    give_id_number(complaint, NUMBER, by=seat)
    keep_paper(row, sample_paper("自己的话"), after=0, by=seat)
    reader, now = User.objects.create_user("wang@lawyer.example"), timezone.now()
    until = timezone.localdate() + timedelta(9)
    Access.objects.create(
        complaint=complaint, kind=AccessKind.DELEGATE, user=reader, until=until, given_at=now, accepted_at=now
    )
    client = Client()
    client.force_login(reader)
    html = text_of(client, "case-paper", row, "pboc_complaint")
    assert "自己的话" in html
    assert "?change" not in html
    assert "textarea" not in client.get(address("case-paper", row, "pboc_complaint") + "?edit=story").content.decode()
    assert NUMBER not in pdf_text(client.get(address("case-paper-file", row, "pboc_complaint", "pdf")).content)
    assert client.get(address("proceeding-facts", row)).status_code == 302
    for name, rest, fields in (
        ("case-paper", ("pboc_complaint",), {"block": "story", "text": "改", "after": 1, "do": "save"}),
        ("proceeding-facts", (), {"contract.number": "1"}),
    ):
        assert client.post(address(name, row, *rest), fields).status_code in (302, 404)
    assert kept(row, seat) == [1]
    assert not Particulars.objects.get().content


def test_the_other_side_hears_nothing_of_it() -> None:
    house = organisation()
    complaint, seat, _ = filed(house)
    _, officer = staff(house)
    row = before_pboc(complaint, seat)
    tell_particulars(complaint, {"complainant.address": "示例路"}, by=seat)
    give_id_number(complaint, NUMBER, by=seat)
    keep_paper(row, sample_paper("自己的话"), after=0, by=seat)
    assert queries.particulars(complaint, by=officer) is None
    assert queries.papers(complaint, by=officer) == []
    told = {event.kind for event in queries.events(complaint, by=officer)}
    assert not told & {"particulars_told", "paper_kept", "id_number_given"}
    with pytest.raises(NotAllowed):
        keep_paper(row, sample_paper(), after=1, by=officer)
    told_data = [event.data for event in Event.objects.filter(complaint=complaint)]
    assert "示例路" not in str(told_data)
    assert "自己的话" not in str(told_data)


def test_versions_follow_each_other() -> None:
    complaint, seat, _ = filed()
    row = before_pboc(complaint, seat)
    assert [keep_paper(row, sample_paper(), after=n, by=seat) for n in range(3)] == [1, 2, 3]
    with pytest.raises(NotPossible, match="paper-changed"):
        keep_paper(row, sample_paper(), after=2, by=seat)
    with pytest.raises(NotPossible, match="paper-unknown"):
        keep_paper(row, replace(sample_paper(), kind="love_letter"), after=0, by=seat)


def test_queries_do_not_grow_with_versions_and_evidence() -> None:
    complaint, seat, passcode = filed(organisation())
    row = before_pboc(complaint, seat)
    client = follow(complaint, passcode)

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            text_of(client, "case-paper", row, "pboc_complaint")
        return len(caught)

    keep_paper(row, sample_paper(), after=0, by=seat)
    count()
    few = count()
    for number in range(1, 6):
        keep_paper(row, sample_paper(f"第{number}次"), after=number, by=seat)
    add_evidence(complaint, [NewFile(f"{n}.txt", b"x", "text/plain") for n in range(5)], by=seat)
    assert count() == few


def test_another_complaint_s_papers_are_not_there() -> None:
    complaint, _, passcode = filed(organisation())
    other, seat, _ = filed()
    row = before_pboc(other, seat)
    keep_paper(row, sample_paper(), after=0, by=seat)
    client = follow(complaint, passcode)
    for name, rest in (
        ("proceeding-facts", ()),
        ("case-paper", ("pboc_complaint",)),
        ("case-paper-version", ("pboc_complaint", 1)),
        ("case-paper-file", ("pboc_complaint", "pdf")),
    ):
        assert client.get(reverse(f"portal:{name}", args=[complaint.number, row.pk, *rest])).status_code == 404
    assert client.get(address("case-paper", row, "love_letter")).status_code in (302, 404)
