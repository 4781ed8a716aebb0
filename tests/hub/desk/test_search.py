"""The search of the list: by every number and word, with filters as words, within the house alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.complaints import actions
from juli.hub.complaints.models import Payload
from juli.hub.desk.list_forms import COLUMN_NAMES
from juli.hub.directory.models import Role
from juli.hub.privacy.actions.correcting import correct_contact
from juli.hub.privacy.erasing import erase_file
from juli.hub.redress.actions import make_offer
from juli.hub.searching import index
from juli.hub.searching.models import Entry
from juli.hub.worklists.actions import set_aside, tag_complaint
from juli.hub.worklists.layout import COLUMNS
from tests.hub.builders import filed, staff
from tests.hub.desk.seated import Desk
from tests.hub.desk.test_list import accepted

pytestmark = pytest.mark.django_db


def numbers(desk: Desk, typed: str, **more: str) -> list[str]:
    """What a search finds."""
    answer = desk.browser.get("/desk/", {"q": typed, **more})
    assert answer.status_code == 200
    return [one.number for one in answer.context["page"].rows]


def problems(desk: Desk, typed: str) -> str:
    return " ".join(desk.browser.get("/desk/", {"q": typed}).context["filters"].problems)


def test_every_word_that_was_said_is_found_until_it_is_erased(desk: Desk) -> None:
    wanted, seat, _ = filed(desk.at, story="业务员说押金会退，流量费不收。", phone="13912345678")
    filed(desk.at)
    actions.write_message(wanted, "第二天又扣了意外险", by=seat)
    actions.write_note(wanted, "已致电恒通科技", by=desk.actor)
    for typed in ("流量费", "押金", "意外险", "恒通", "流量费 恒通", "意外险 13912345678", "5678"):
        assert numbers(desk, typed) == [wanted.number], typed
    assert numbers(desk, "费量") == numbers(desk, "流量费 牡丹") == []
    assert Entry.objects.filter(complaint=wanted).count() == 4
    kept = Payload.objects.filter(complaint=wanted, content__isnull=False)
    kept.update(content=None, erased_at=timezone.now())
    assert numbers(desk, "流量费") == []
    assert numbers(desk, wanted.merchant_no) != []
    erase_file(wanted, at=timezone.now())
    assert not Entry.objects.filter(complaint=wanted).exists()


def test_names_numbers_and_endings(desk: Desk) -> None:
    wanted, seat, _ = filed(
        desk.at, name="欧阳春", business_name="春和药房", phone="+86 139 1234 5678", merchant_no="822100055556666"
    )
    filed(desk.at)
    for typed in ("欧阳春", "from:春和", "phone:5678", "电话:13912345678", wanted.number, "8221 0005", "6666"):
        assert numbers(desk, typed) == [wanted.number], typed
    assert numbers(desk, "from:流量") == []
    correct_contact(wanted, name="欧阳春", business_name="秋实药房", phone="13900001111", email="", by=seat)
    assert numbers(desk, "秋实") == numbers(desk, "1111") == [wanted.number]
    assert numbers(desk, "春和") == numbers(desk, "phone:5678") == []


def test_what_the_complainant_keeps_to_themselves_is_not_found(desk: Desk, other_desk: object) -> None:
    own, _, _ = filed(desk.at, story="流量费")
    other = other_desk()  # type: ignore[operator]
    assert numbers(desk, "流量费") == [own.number]
    assert numbers(other, "流量费") == []
    twin, _, _ = filed(other.at, story="流量费")
    tokens = {tuple(one.tokens) for one in Entry.objects.filter(complaint__in=[own, twin], payload__isnull=False)}
    assert len(tokens) == 2, "the same words under another key at another organisation"


def test_filters_as_words_in_both_languages(desk: Desk) -> None:
    cheap, _, _ = filed(desk.at, issue="device_fault", claims=())
    dear = accepted(desk, timezone.localdate())
    waiting, _, _ = filed(desk.at, issue="device_fault")
    make_offer(waiting, amount=100, pay_by=timezone.localdate(), text="退", by=desk.actor)
    tag_complaint(cheap, "待补 材料", by=desk.actor)
    tag_complaint(dear, "催办", by=desk.actor)
    set_aside(cheap, timezone.localdate() + timedelta(days=1), by=desk.actor)
    found = {one.number for one in (cheap, dear, waiting)}
    for typed, expected in {
        "issue:device_fault": {cheap, waiting},
        "事项:机器故障": {cheap, waiting},
        "-事项：机器故障": {dear},
        "stage:settled": {dear},
        "阶段:未办结 amount:>1,916": {dear, waiting},
        "amount:1916.77": {dear, waiting},
        "金额:1000-2000": {dear, waiting},
        "amount:<1": set(),
        "due:today": {dear},
        "到期:今天": {dear},
        "waiting:decision": {waiting},
        "等待:付款": {dear},
        "filed:today": {cheap, dear, waiting},
        "filed:<2026-01-01": set(),
        'tag:"待补 材料"': {cheap},
        "标签:催": {dear},
        "aside:yes": {cheap},
        "department:合规": {dear},
        "-department:合规": {cheap, waiting},
    }.items():
        assert set(numbers(desk, typed)) == {one.number for one in expected}, typed
    assert set(numbers(desk, "")) == found - {cheap.number}, "what is set aside stands in no open list"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("department:nowhere", "合规与法务部"),
        ("部门:没有", "合规与法务部"),
        ("colour:red", "issue:data_fee"),
        ("amount:plenty", "amount:>500"),
        ("amount:9-1", "amount:>500"),
        ("due:someday", "due:today"),
        ("due:>9999-12-31", "due:today"),
        ("stage:lost", "being handled"),
        ("tag:none", "–"),
        ("agent:nobody", "–"),
        ("phone:12", "phone:6027"),
        ("费", "too short"),
        ("from:a", "from"),
    ],
)
def test_what_cannot_be_understood_is_told_and_narrows_nothing(desk: Desk, typed: str, told: str) -> None:
    complaint, _, _ = filed(desk.at)
    if typed == "from:a":
        assert numbers(desk, typed) == []
        return
    assert told in problems(desk, typed)
    assert numbers(desk, typed) == [complaint.number]


def test_chips_say_what_was_understood_and_take_it_away(desk: Desk) -> None:
    filed(desk.at)
    page = desk.browser.get("/desk/", {"q": "issue:data_fee amount:>500 药房"})
    chips = page.context["filters"].chips
    assert [chip.without for chip in chips] == ["amount:>500 药房", "issue:data_fee 药房", "issue:data_fee amount:>500"]
    assert "from 500.01 yuan" in page.content.decode()


@pytest.mark.parametrize(
    "odd",
    ["\x00", "a:" * 90, "-", '"', "：", "due:", "amount:>" + "9" * 80, "filed:0001-01-01", "q" * 900, "ａmount:1e5"],
)
def test_no_search_fails(desk: Desk, odd: str) -> None:
    assert desk.browser.get("/desk/", {"q": odd, "issue": odd, "order": odd, "view": odd}).status_code == 200


def test_a_search_takes_the_same_number_of_queries_for_any_number_of_rows(desk: Desk) -> None:

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            desk.browser.get("/desk/", {"q": "每笔多收 stage:open"})
        return len(caught)

    for _ in range(2):
        filed(desk.at)
    queries()
    few = queries()
    for _ in range(8):
        filed(desk.at)
    assert queries() == few


def test_a_word_in_many_texts_is_found_like_one_in_few(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    several = {filed(desk.at)[0].number for _ in range(3)}
    other, _, _ = filed(desk.at, story="屏幕不亮。")
    typed = ("每笔多收", '-"每笔多收"', "每笔多收 stage:open", "屏幕 每笔多收")
    few = [sorted(numbers(desk, one)) for one in typed]
    monkeypatch.setattr(index, "FEW", 1)
    assert [sorted(numbers(desk, one)) for one in typed] == few
    assert set(few[0]) == several
    assert other.number in few[1]


def test_whoever_reads_no_department_finds_an_empty_desk(desk: Desk) -> None:
    filed(desk.at)
    user, _ = staff(desk.at, "nobody@example.cn", role="只读")
    Role.objects.filter(organisation=desk.at, name="只读").update(rights=[])
    desk.browser.force_login(user)
    assert numbers(desk, "") == numbers(desk, "每笔多收") == []
    assert desk.browser.get("/desk/today/").status_code == 200


@pytest.mark.parametrize("cursor", ["9" * 40 + "~" + "0" * 32, "-1~" + "0" * 32, "x~y"])
def test_a_cursor_of_amounts_that_was_tampered_with_gives_the_first_page(desk: Desk, cursor: str) -> None:
    complaint, _, _ = filed(desk.at)
    assert numbers(desk, "", order="amount", after=cursor) == [complaint.number]


def test_every_column_has_a_name() -> None:
    assert set(COLUMN_NAMES) == set(COLUMNS)
