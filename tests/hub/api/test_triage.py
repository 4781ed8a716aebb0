"""What words are about, through the API: of a complaint, of any text, put right by people; and how words sound."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.models import Complaint
from juli.hub.integration.models import KeptAnswer
from juli.hub.understanding.actions import understand_complaint
from juli.hub.understanding.models import Understanding
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import ALL, filed_number, post
from tests.hub.api.test_complaints import good, refused
from tests.hub.builders import organisation

pytestmark = pytest.mark.django_db
DEPOSIT = "机器押金299一直不退，客服没人接，代理商华信科技也找不到了。"
HARSH = "你们这种骗子就是不要脸，我是13912345678。"


@pytest.fixture
def desk() -> Program:
    return program(scopes=ALL)


def read(desk: Program, **changes: object) -> str:
    """The number of a complaint whose words the triage has read."""
    number = filed_number(desk, **changes)
    with acting(SYSTEM):
        understand_complaint(Complaint.objects.get(number=number).pk, by=SYSTEM)
    return number


def test_a_text_is_read_and_nothing_of_it_is_kept(desk: Program) -> None:
    body = {"text": f"{DEPOSIT}{HARSH}", "received_on": "2026-11-22"}
    told = good(post(desk, "/triage", body, **{"Idempotency-Key": "text-1"}))
    assert told["in_scope"] is True
    main = told["issues"][0]  # type: ignore[index]
    assert (main["id"], told["department"]) == ("deposit", "compliance_legal")
    assert main["why"]
    assert told["facts"]["amounts"] == ["299.00"]  # type: ignore[index]
    assert {mark["rule"] for mark in told["tone"]} >= {"insult", "phone"}  # type: ignore[attr-defined]
    own = good(post(desk, "/triage", {**body, "own": ["139 1234 5678"]}))
    assert "phone" not in {mark["rule"] for mark in own["tone"]}  # type: ignore[attr-defined]
    outside = good(post(desk, "/triage", {"text": "今天天气真好，推荐一家火锅店。"}))
    assert (outside["in_scope"], outside["issues"], outside["department"]) == (False, [], None)
    with acting(SYSTEM):
        assert not KeptAnswer.objects.exists()
        assert not Understanding.objects.exists()


def test_what_was_read_of_a_complaint_can_be_put_right(desk: Program) -> None:
    number = read(desk, text=DEPOSIT, issue="rate_increase")
    told = good(desk.get(f"/complaints/{number}/triage"))
    assert told["reading"]["issues"][0]["id"] == "deposit"  # type: ignore[index]
    assert (told["issue"], told["said"], told["like"]) == ("rate_increase", None, [])
    seen = desk.get(f"/complaints/{number}")["ETag"]
    about = {"issue": "deposit", "further": ["device_fault"]}
    right = good(post(desk, f"/complaints/{number}/triage", about, **{"If-Match": seen}))
    assert right["issue"] == "deposit"
    assert right["said"]["further"] == ["device_fault"]  # type: ignore[index]
    refused(post(desk, f"/complaints/{number}/triage", about, **{"If-Match": seen}), 412, "changed-meanwhile")
    for wrong, code in (
        ({"issue": "weather"}, "issue-unknown"),
        ({"issue": "deposit", "further": ["deposit"]}, "issue-twice"),
        ({"issue": None, "further": ["deposit"]}, "issue-outside"),
    ):
        assert refused(post(desk, f"/complaints/{number}/triage", wrong), 422, code)["detail"]
    figures = good(desk.get("/triage/figures"))
    assert (figures["understood"], figures["proposals"]) == (1, {"judged": 1, "right": 1})
    assert figures["filed"] == {"judged": 1, "right": 0}


def test_like_cases_are_those_the_seat_sees(desk: Program) -> None:
    first = read(desk, text=DEPOSIT, issue="deposit")
    person = {"kind": "person", "name": "陈明", "phone": "13700001111"}
    second = read(desk, text=DEPOSIT, issue="deposit", complainant=person)
    elsewhere = program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=ALL)
    read(elsewhere, text=DEPOSIT, issue="deposit", complainant={**person, "phone": "13700002222"})
    (like,) = good(desk.get(f"/complaints/{first}/triage"))["like"]  # type: ignore[misc]
    assert (like["number"], like["same_charge"]) == (second, True)
    assert elsewhere.get(f"/complaints/{first}/triage").status_code == 404


def test_words_to_the_complainant_are_looked_over_and_go_all_the_same(desk: Program) -> None:
    number = filed_number(desk)
    said = good(post(desk, f"/complaints/{number}/messages", {"text": HARSH, "holding": True}), 201)
    assert {mark["rule"] for mark in said["tone"]} >= {"insult", "phone"}  # type: ignore[attr-defined]
    assert all(HARSH[m["start"] : m["end"]] == m["text"] and m["calm"] for m in said["tone"])  # type: ignore[attr-defined]
    own = good(post(desk, f"/complaints/{number}/messages", {"text": "我们会打13800006027找您。"}), 201)
    assert own["tone"] == []
    pay_by = (timezone.localdate() + timedelta(days=5)).isoformat()
    offer = good(post(desk, f"/complaints/{number}/offers", {"amount": "1.00", "pay_by": pay_by, "text": HARSH}), 201)
    assert (offer["state"], bool(offer["tone"])) == ("open", True)
    many = good(post(desk, "/many", {"kind": "write", "numbers": [number], "text": HARSH}), 202)
    assert many["tone"]
    closed = good(post(desk, f"/complaints/{number}/close", {"reason": "explained", "text": HARSH}))
    assert (closed["stage"], bool(closed["tone"])) == ("closed", True)
    again = good(
        post(desk, f"/complaints/{number}/reopen", {"reason": "closed_by_mistake", "text": "我们再核对一次。"})
    )
    assert (again["stage"] != "closed", again["tone"]) == (True, [])
    notes = good(post(desk, f"/complaints/{number}/notes", {"text": HARSH}), 201)
    assert "tone" not in notes
