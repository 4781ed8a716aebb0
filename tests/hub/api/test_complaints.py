"""Complaints through the API: filed, listed, read, answered, settled, closed; by whom it may, once, as it was seen."""

import base64
import json
import re
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.effects import UNDERSTAND
from juli.hub.complaints.models import Clock, Complaint, Event
from juli.hub.complaints.queries import open_complaint
from juli.hub.complaints.tasks import tell_programs_of_clocks
from juli.hub.directory.models import Department
from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import add_webhook
from juli.hub.integration.models import WebhookDelivery, WebhookMessage
from juli.hub.redress.actions import accept_offer
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import ALL, filed_number, filing, post
from tests.hub.builders import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Program:
    return program(scopes=ALL)


def good(answer: HttpResponse, status: int = 200) -> dict[str, object]:
    assert answer.status_code == status, answer.content.decode()
    told: dict[str, object] = answer.json()
    return told


def refused(answer: HttpResponse, status: int, code: str) -> dict[str, object]:
    told = good(answer, status)
    assert told["type"] == f"urn:juli:problem:{code}"
    assert told["detail"]
    return told


def test_a_call_becomes_a_complaint_with_receipt_clocks_and_chain(desk: Program) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    answer = post(desk, "/complaints", filing(received_at=yesterday.isoformat()))
    receipt = good(answer, 201)
    number = receipt["number"]
    assert answer["Location"] == f"/api/v1/complaints/{number}"
    assert receipt["received_on"] == timezone.localdate(yesterday).isoformat()
    assert [clock["step"] for clock in receipt["clocks"]] == ["acknowledge", "answer"]  # type: ignore[attr-defined]
    assert all(clock["explanation"] for clock in receipt["clocks"])  # type: ignore[attr-defined]
    complaint = open_complaint(str(number), str(receipt["passcode"]))
    assert complaint is not None
    assert open_complaint(str(number), "0000-0000-0000") is None
    with acting(SYSTEM):
        kinds = list(Event.objects.filter(complaint=complaint).values_list("kind", "hash", "actor", "data"))
    assert [kind for kind, *_ in kinds] == ["filed", "received"]
    assert kinds[-1][1] == receipt["event"]
    assert kinds[0][2] == f"staff:{desk.seat.user_id}"
    assert kinds[0][3]["channel"] == "phone"
    assert ProcrastinateJob.objects.filter(task_name=UNDERSTAND, args={"complaint_id": str(complaint.pk)}).exists()
    told = good(desk.get(f"/complaints/{number}"))
    assert told["claimed"] == "1916.77"
    assert told["person"]["phone"] == "138****6027"  # type: ignore[index]
    (said,) = good(desk.get(f"/complaints/{number}/messages"))["items"]  # type: ignore[misc]
    assert (said["channel"], said["side"]) == ("phone", "complainant")
    assert good(desk.get(f"/complaints/{number}/chain"))["whole"] is True


def test_what_was_brought_is_kept_and_can_be_read_again(desk: Program) -> None:
    content = b"2026-11-18,1000.00,32.90\n"
    file = {"name": "对账单.csv", "content": base64.b64encode(content).decode(), "proves": "每笔多收"}
    number = filed_number(desk, files=[file])
    (item,) = good(desk.get(f"/complaints/{number}/files"))["items"]  # type: ignore[misc]
    assert (item["side"], item["proves"], item["media_type"]) == ("complainant", "每笔多收", "text/csv")
    assert desk.get(f"/complaints/{number}/files/{item['id']}").content == content
    added = good(post(desk, f"/complaints/{number}/files", {"files": [file]}), 201)["items"][0]  # type: ignore[index]
    withdrawn = post(desk, f"/complaints/{number}/files/{added['id']}/withdraw")
    assert good(withdrawn)["state"] == "withdrawn"
    refused(
        post(desk, f"/complaints/{number}/files", {"files": [{"name": "a", "content": "QQ="}]}), 422, "file-content"
    )
    page = base64.b64encode(b"<html><script>1</script>").decode()
    told = refused(
        post(desk, f"/complaints/{number}/files", {"files": [{"name": "a.html", "content": page}]}), 422, "file-refused"
    )
    assert told["reason"]


def test_the_same_key_files_once(desk: Program) -> None:
    body = filing()
    first = post(desk, "/complaints", body, **{"Idempotency-Key": "call-17"})
    again = post(desk, "/complaints", body, **{"Idempotency-Key": "call-17"})
    assert good(first, 201) == good(again, 201)
    assert again["Idempotency-Replayed"] == "true"
    assert again["Location"] == first["Location"]
    refused(post(desk, "/complaints", filing(issue="data_fee"), **{"Idempotency-Key": "call-17"}), 422, "key-reused")
    assert len(good(desk.get("/complaints"))["items"]) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"issue": "weather"}, 422, "issue"),
        ({"claims": [{"kind": "apology", "amount": "1.00"}]}, 422, "claim-amount"),
        ({"claims": [{"kind": "refund", "amount": "0"}]}, 422, "claim-amount"),
        ({"received_at": "2099-01-01T00:00:00+08:00"}, 409, "day-in-future"),
        ({"received_at": "2020-01-01T00:00:00+08:00"}, 409, "arrived-long-ago"),
        ({"received_at": "2026-11-20T09:30:00"}, 422, "moment-without-zone"),
        ({"channel": "web"}, 422, "values"),
        ({"text": " "}, 422, "values"),
        ({"text": "a\u0000b"}, 422, "values"),
    ],
)
def test_what_cannot_be_filed_says_why(desk: Program, changes: dict[str, object], status: int, code: str) -> None:
    refused(post(desk, "/complaints", filing(**changes)), status, code)
    with acting(SYSTEM):
        assert not Complaint.objects.exists()


def test_the_list_is_filtered_ordered_and_paged(desk: Program) -> None:
    numbers = [filed_number(desk, claims=[{"kind": "refund", "amount": f"{100 * n}.00"}]) for n in (1, 3, 2)]
    first = good(desk.get("/complaints?limit=2&order=amount"))
    second = good(desk.get(f"/complaints?limit=2&order=amount&cursor={first['next']}"))
    listed = [one["number"] for page in (first, second) for one in page["items"]]  # type: ignore[attr-defined]
    assert listed == [numbers[1], numbers[2], numbers[0]]
    for order in ("newest", "changed", "due", "aim"):
        seen, cursor = [], ""
        while cursor is not None:
            page = good(desk.get(f"/complaints?limit=1&order={order}" + (f"&cursor={cursor}" if cursor else "")))
            seen += [one["number"] for one in page["items"]]  # type: ignore[attr-defined]
            cursor = page["next"]  # type: ignore[assignment]
        assert sorted(seen) == sorted(numbers)
    narrowed = good(desk.get("/complaints", data={"q": "amount:>150 stage:open"}))
    assert {one["number"] for one in narrowed["items"]} == set(numbers[1:])  # type: ignore[attr-defined]
    found = good(desk.get("/complaints", data={"q": "周记五金"}))
    assert len(found["items"]) == 3  # type: ignore[arg-type]
    assert refused(desk.get("/complaints", data={"q": "colour:red"}), 422, "search")["problems"]
    kept = good(post(desk, "/views", {"name": "大额", "filters": "amount:>250"}), 201)
    shown = good(desk.get(f"/complaints?view={kept['id']}"))
    assert [one["number"] for one in shown["items"]] == [numbers[1]]  # type: ignore[attr-defined]


def test_a_longer_list_asks_no_more_of_the_database(desk: Program, django_assert_max_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    # The first of a minute notes the token's use.
    good(desk.get("/token"))
    for more in (1, 3):
        for _ in range(more):
            filed_number(desk)
        with CaptureQueriesContext(connection) as seen:
            good(desk.get("/complaints"))
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_from_receipt_to_payment(desk: Program) -> None:
    receipt = good(post(desk, "/complaints", filing()), 201)
    number = str(receipt["number"])
    assert good(post(desk, f"/complaints/{number}/acknowledge"))["stage"] == "in_hand"
    good(post(desk, f"/complaints/{number}/notes", {"text": "先核对费率变更通知"}), 201)
    holding = good(post(desk, f"/complaints/{number}/messages", {"text": "正在核对", "holding": True}), 201)
    assert holding["side"] == "respondent"
    clocks = good(desk.get(f"/complaints/{number}/clocks"))["items"]
    running = {one["step"]: one["completed_at"] is None for one in clocks}  # type: ignore[attr-defined]
    assert running == {"acknowledge": False, "answer": True}
    pay_by = (timezone.localdate() + timedelta(days=5)).isoformat()
    offer = good(
        post(desk, f"/complaints/{number}/offers", {"amount": "1916.77", "pay_by": pay_by, "text": "退还多收"}), 201
    )
    assert offer["state"] == "open"
    complaint = open_complaint(number, str(receipt["passcode"]))
    assert complaint is not None
    seat = Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk)
    with acting(SYSTEM):
        made = complaint.offers.get()
    accept_offer(made, by=seat)
    (owed,) = good(desk.get(f"/complaints/{number}/payments"))["items"]  # type: ignore[misc]
    body = {"paid_on": timezone.localdate().isoformat(), "reference": "BANK-1"}
    assert good(post(desk, f"/complaints/{number}/payments/{owed['id']}/paid", body))["state"] == "paid"
    refused(
        post(desk, f"/complaints/{number}/close", {"reason": "resolved", "text": "已付款"}), 409, "closing-payment-open"
    )
    kinds = [one["kind"] for one in good(desk.get(f"/complaints/{number}/events"))["items"]]  # type: ignore[attr-defined]
    assert kinds[-1] == "paid"


def test_who_read_an_older_version_changes_nothing(desk: Program) -> None:
    number = filed_number(desk)
    seen = desk.get(f"/complaints/{number}")["ETag"]
    good(post(desk, f"/complaints/{number}/messages", {"text": "同事先回复了"}, **{"If-Match": seen}), 201)
    late = post(desk, f"/complaints/{number}/messages", {"text": "我也回复"}, **{"If-Match": seen})
    refused(late, 412, "changed-meanwhile")
    assert len(good(desk.get(f"/complaints/{number}/messages"))["items"]) == 2  # type: ignore[arg-type]
    fresh = desk.get(f"/complaints/{number}")["ETag"]
    closed = post(desk, f"/complaints/{number}/close", {"reason": "explained", "text": "已说明"}, **{"If-Match": fresh})
    assert good(closed)["stage"] == "closed"
    assert closed["ETag"] == f'"{good(desk.get(f"/complaints/{number}"))["version"]}"'.replace('""', '"')


def test_another_house_and_a_lesser_token_find_nothing(desk: Program) -> None:
    number = filed_number(desk)
    other = program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=ALL)
    assert good(other.get("/complaints"))["items"] == []
    for path in ("", "/messages", "/files", "/clocks", "/events", "/chain", "/offers", "/payments", "/questions"):
        assert other.get(f"/complaints/{number}{path}").status_code == 404
    assert post(other, f"/complaints/{number}/messages", {"text": "x"}).status_code == 404
    filer = program(desk.at, "filer@example.cn", scopes=["complaints.file"])
    filed_number(filer)
    refused(filer.get("/complaints"), 403, "scope-missing")
    refused(post(filer, f"/complaints/{number}/close", {"reason": "explained", "text": "x"}), 403, "scope-missing")


def test_departments_are_asked_before_the_answer_goes(desk: Program) -> None:
    with acting(SYSTEM):
        technical = Department.objects.create(organisation=desk.at, code="technical_support", name="技术支持部")
    number = filed_number(desk)
    known = {one["code"] for one in good(desk.get("/departments"))["items"]}  # type: ignore[attr-defined]
    assert "technical_support" in known
    body = {"department": technical.pk, "text": "终端日志里有吗"}
    asked = good(post(desk, f"/complaints/{number}/questions", body), 201)
    refused(post(desk, f"/complaints/{number}/messages", {"text": "答复"}), 409, "department-waiting")
    refused(
        post(desk, f"/complaints/{number}/questions/{asked['id']}/answer", {"text": "有"}),
        409,
        "department-own-question",
    )
    colleague = program(desk.at, "gao@example.cn", scopes=ALL)
    assert good(colleague.get("/questions"))["items"][0]["id"] == asked["id"]  # type: ignore[index]
    good(post(colleague, f"/complaints/{number}/questions/{asked['id']}/answer", {"text": "有"}))
    good(post(desk, f"/complaints/{number}/messages", {"text": "答复"}), 201)
    moved = good(post(desk, f"/complaints/{number}/transfer", {"department": technical.pk, "reason": "属技术问题"}))
    assert moved["department"]["code"] == "technical_support"  # type: ignore[index]
    refused(post(desk, f"/complaints/{number}/transfer", {"department": 2**61, "reason": "x"}), 422, "department")


def test_owners_tags_checks_and_many(desk: Program) -> None:
    number = filed_number(desk)
    assert good(post(desk, f"/complaints/{number}/take"))["assignee"]["name"] == "林以宁"  # type: ignore[index]
    refused(post(desk, f"/complaints/{number}/take"), 409, "assigned-own")
    (level, *_) = good(desk.get(f"/complaints/{number}/levels"))["items"]  # type: ignore[misc]
    body = {"level": level["number"], "reason": "金额大"}
    assert good(post(desk, f"/complaints/{number}/escalate", body))["level"] == level["number"]
    tag = good(post(desk, f"/complaints/{number}/tags", {"name": "费率"}), 201)
    assert good(desk.get(f"/complaints/{number}"))["tags"] == ["费率"]
    assert desk.send("delete", f"/complaints/{number}/tags/{tag['id']}").status_code == 204
    check = good(desk.get(f"/complaints/{number}/checks"))["items"][0]  # type: ignore[index]
    ticked = good(post(desk, f"/complaints/{number}/checks", {"code": check["code"]}))["items"][0]  # type: ignore[index]
    assert ticked["ticked_by"]["name"] == "林以宁"
    run = good(post(desk, "/many", {"kind": "tag", "numbers": [number], "tag": "批量"}), 202)
    assert run["state"] == "waiting"
    assert good(post(desk, f"/many/{run['id']}/undo"))["state"] == "called_off"


def test_what_is_sent_to_webhooks_can_be_seen_and_sent_again(desk: Program) -> None:
    hook = add_webhook(desk.at, url="https://hooks.example/", kinds=["audit.finished"], by=actor_at(desk.seat))
    (shown,) = good(desk.get("/webhooks"))["items"]  # type: ignore[misc]
    assert shown["id"] == str(hook.pk)
    assert "hooks.example" not in str(shown)
    (sent,) = good(desk.get(f"/webhooks/{hook.pk}/deliveries"))["items"]  # type: ignore[misc]
    refused(post(desk, f"/deliveries/{sent['id']}/replay"), 409, "delivery-waiting")
    with acting(SYSTEM):
        WebhookDelivery.objects.update(state="failed")
    assert good(post(desk, f"/deliveries/{sent['id']}/replay"), 202)["state"] == "waiting"


def test_programs_are_told_of_what_happens_and_of_nothing_personal(desk: Program) -> None:
    kinds = ["complaint.received", "complaint.said", "offer.made", "clock.due", "clock.breached"]
    add_webhook(desk.at, url="https://hooks.example/", kinds=kinds, by=actor_at(desk.seat))
    number = filed_number(desk)
    good(post(desk, f"/complaints/{number}/notes", {"text": "只在内部"}), 201)
    good(post(desk, f"/complaints/{number}/messages", {"text": "正在核对", "holding": True}), 201)
    with acting(SYSTEM):
        answer = Clock.objects.get(step="answer")
    with time_machine.travel(timezone.make_aware(datetime.combine(answer.due_on, time(9)))):
        tell_programs_of_clocks(0)
    with time_machine.travel(timezone.make_aware(datetime.combine(answer.due_on + timedelta(days=1), time(9)))):
        tell_programs_of_clocks(0)
    with acting(SYSTEM):
        sent = list(WebhookMessage.objects.exclude(kind="webhook.trial").order_by("at").values_list("kind", "data"))
    assert [kind for kind, _ in sent] == ["complaint.received", "complaint.said", "clock.due", "clock.breached"]
    assert {data["number"] for _, data in sent} == {number}
    assert not re.search("周桂兰|13800006027|多收|核对", json.dumps(sent, ensure_ascii=False))
