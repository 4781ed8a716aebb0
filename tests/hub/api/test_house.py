"""How a house has set itself up, through the API: read by programs, with absences and templates that they may enter."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import complaint
from juli.hub.directory.models import Department
from juli.hub.directory.queries import actor_at
from juli.hub.redress.actions import make_offer, set_offer_limit
from juli.hub.routing.actions import add_rule, enter_absence
from juli.hub.routing.rules import Rule
from juli.hub.service_hours.actions import set_service
from juli.hub.service_hours.service import shipped_service
from juli.hub.workbench.actions import add_reply
from juli.hub.workbench.actions.replies import Wording
from juli.triage import taxonomy
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import ALL, filed_number, post
from tests.hub.api.test_complaints import good, refused
from tests.hub.builders import organisation, seated

pytestmark = pytest.mark.django_db
SCOPES = (*ALL, "routing.manage", "replies.manage")


@pytest.fixture
def desk() -> Program:
    return program(scopes=SCOPES)


def test_rules_are_read_and_a_complaint_is_tried(desk: Program) -> None:
    assert good(desk.get("/routing"))["rules"] == []
    department = good(desk.get("/departments"))["items"][0]  # type: ignore[index]
    add_rule(desk.at, Rule(department["code"], issue="deposit", amount_from=50_000, skill="押金"), by=SYSTEM)
    (rule,) = good(desk.get("/routing"))["rules"]  # type: ignore[misc]
    assert (rule["issue"], rule["amount_from"], rule["skill"]) == ("deposit", "500.00", "押金")
    tried = good(post(desk, "/routing/preview", {"issue": "deposit", "amount": "500"}))
    assert (tried["rule"], tried["department"]) == (rule["id"], department)
    assert good(post(desk, "/routing/preview", {"issue": "deposit", "amount": "499.99"}))["rule"] is None
    refused(post(desk, "/routing/preview", {"issue": "weather"}), 422, "issue")


def test_absences_are_entered_and_ended(desk: Program) -> None:
    colleague, stranger = seated(desk.at, "gao@example.cn"), seated(organisation("云帆支付有限公司"), "c@example.cn")
    people = {one["person"]["id"] for one in good(desk.get("/staffing"))["items"]}  # type: ignore[attr-defined]
    assert people == {str(desk.seat.user_id), str(colleague.user_id)}
    days = {"first_day": timezone.localdate() + timedelta(1), "last_day": timezone.localdate() + timedelta(3)}
    body = {"person": str(colleague.user_id), **{name: day.isoformat() for name, day in days.items()}}
    made = good(post(desk, "/absences", {**body, "deputy": str(desk.seat.user_id)}), 201)
    assert made["deputy"]["id"] == str(desk.seat.user_id)  # type: ignore[index]
    assert [one["id"] for one in good(desk.get("/absences"))["items"]] == [made["id"]]  # type: ignore[attr-defined]
    refused(post(desk, "/absences", {**body, "person": str(stranger.user_id)}), 422, "colleague")
    refused(post(desk, "/absences", {**body, "deputy": body["person"]}), 409, "absence-deputy")
    refused(post(desk, "/absences", {**body, "last_day": "2026-01-01"}), 409, "absence-days")
    other = program(stranger.organisation, "chen@example.cn", scopes=SCOPES)
    assert good(other.get("/absences"))["items"] == []
    assert post(other, f"/absences/{made['id']}/end").status_code == 404
    good(post(desk, f"/absences/{made['id']}/end"))
    refused(post(desk, f"/absences/{made['id']}/end"), 409, "absence-over")


def test_ladder_hours_and_targets_stand_apart_from_the_law(desk: Program) -> None:
    ladder = good(desk.get("/escalation"))
    assert ladder["own"] is False
    assert {one["trigger"] for one in ladder["rules"]} >= {"law"}  # type: ignore[attr-defined]
    whole = good(desk.get("/service-hours"))["items"][0]  # type: ignore[index]
    assert (whole["department"], whole["own"], len(whole["hours"]["week"])) == (None, False, 7)
    number = filed_number(desk)
    (target,) = good(desk.get(f"/complaints/{number}/targets"))["items"]  # type: ignore[misc]
    assert (target["kind"], target["met_at"]) == ("first", None)
    assert good(desk.get(f"/complaints/{number}"))["aimed_at"] == target["due_at"]
    assert target["explanation"]
    clocks = good(desk.get(f"/complaints/{number}/clocks"))["items"]
    assert target["kind"] not in {one["step"] for one in clocks}  # type: ignore[attr-defined]
    good(post(desk, f"/complaints/{number}/messages", {"text": "答复如下。"}), 201)
    (met,) = good(desk.get(f"/complaints/{number}/targets"))["items"]  # type: ignore[misc]
    assert met["met_at"]


def test_canned_replies_are_versions_and_stay_in_the_house(desk: Program) -> None:
    words = {"title": "押金", "text": "您好，{number} 正在核对。", "issues": ["deposit"]}
    made = good(post(desk, "/replies", words), 201)
    changed = good(post(desk, f"/replies/{made['id']}", {**words, "text": "您好，已核对。"}))
    assert (made["version"], changed["version"]) == (1, 2)
    assert [one["id"] for one in good(desk.get("/replies"))["items"]] == [made["id"]]  # type: ignore[attr-defined]
    told = refused(post(desk, "/replies", {**words, "text": "{nonsense}"}), 422, "reply-field-unknown")
    assert "nonsense" in str(told["detail"])
    other = program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=SCOPES)
    assert good(other.get("/replies"))["items"] == []
    assert post(other, f"/replies/{made['id']}", words).status_code == 404
    assert other.send("delete", f"/replies/{made['id']}").status_code == 404
    department = good(other.get("/departments"))["items"][0]["id"]  # type: ignore[index]
    refused(post(desk, "/replies", {**words, "department": department}), 422, "department")
    assert desk.send("delete", f"/replies/{made['id']}").status_code == 204
    assert good(desk.get("/replies"))["items"] == []


def test_a_checklist_keeps_the_codes_of_what_stays(desk: Program) -> None:
    shipped = {one["issue"]: one for one in good(desk.get("/checklists"))["items"]}["deposit"]  # type: ignore[attr-defined]
    kept = shipped["items"][0]
    own = good(post(desk, "/checklists/deposit", {"checks": [kept["name"], "问清押金是谁收的", " "]}))
    assert own["version"] == 1
    assert own["items"][0] == kept  # type: ignore[index]
    assert len(own["items"]) == 2  # type: ignore[arg-type]
    assert good(post(desk, "/checklists/deposit", {"checks": []}))["items"] == shipped["items"]
    assert post(desk, "/checklists/weather", {"checks": []}).status_code == 404


def test_codes_have_names_in_both_languages(desk: Program) -> None:
    told = good(desk.get("/terms", headers={"accept-language": "zh"}))
    english = good(desk.get("/terms", headers={"accept-language": "en"}))
    assert {one["code"] for one in told["issues"]} == set(taxonomy().issues)  # type: ignore[attr-defined]
    for kind, terms in told.items():
        assert [one["code"] for one in terms] == [one["code"] for one in english[kind]]  # type: ignore[attr-defined]
        assert [one["name"] for one in terms] != [one["name"] for one in english[kind]]  # type: ignore[attr-defined]


def grown(desk: Program, number: str, mark: str) -> None:
    """One more of everything that a list of the house holds."""
    here, by, later = desk.at, actor_at(desk.seat), timezone.localdate() + timedelta(2)
    with acting(SYSTEM):
        department = Department.objects.create(organisation=here, code=f"own_{mark}", name=mark)
    set_service(here, department, shipped_service(), by=SYSTEM)
    colleague = seated(here, f"{mark}@example.cn")
    enter_absence(colleague, first_day=later, last_day=later, deputy=desk.seat, by=by)
    add_reply(Wording(mark, "正在核对。", department=department), by=by)
    person = {"kind": "person", "name": mark, "phone": f"1370000{ord(mark[0]):04d}"}
    other = filed_number(desk, complainant=person)
    good(post(desk, f"/complaints/{number}/same", {"other": other}), 201)
    make_offer(complaint(other, by=by), amount=500, pay_by=later, text="退还", by=by)  # type: ignore[arg-type]


def test_longer_lists_of_the_house_ask_no_more_of_the_database(desk: Program) -> None:
    set_offer_limit(desk.at, amount=100, by=actor_at(desk.seat))
    number, counted = filed_number(desk), []
    paths = ("/service-hours", "/staffing", "/absences", "/replies", "/offers", f"/complaints/{number}/same")
    for marks in ("a", "bcd"):
        for mark in marks:
            grown(desk, number, mark)
        seen = {}
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                assert len(good(desk.get(path))["items"]) >= len(marks), path  # type: ignore[arg-type]
            seen[path] = len(asked)
        counted.append(seen)
    assert counted[0] == counted[1]


def test_a_lesser_scope_sets_nothing_up(desk: Program) -> None:
    reader = program(desk.at, "reader@example.cn", scopes=["complaints.read"])
    for path in ("/routing", "/staffing", "/absences", "/offers"):
        refused(reader.get(path), 403, "scope-missing")
    refused(post(reader, "/replies", {"title": "a", "text": "b"}), 403, "scope-missing")
    refused(post(reader, "/checklists/deposit", {"checks": []}), 403, "scope-missing")


def test_merges_are_told_from_either_side_until_they_are_undone(desk: Program) -> None:
    one, other = filed_number(desk), filed_number(desk)
    merge = good(post(desk, f"/complaints/{one}/merge", {"into": other}), 201)
    for number in (one, other):
        assert good(desk.get(f"/complaints/{number}/merges"))["items"] == [merge]
    good(post(desk, f"/complaints/{one}/merges/{merge['id']}/undo"))
    assert good(desk.get(f"/complaints/{other}/merges"))["items"] == []


def test_a_merchant_is_asked_whether_another_complaint_is_theirs(desk: Program) -> None:
    somebody = {"kind": "person", "name": "陈明", "phone": "13700001111"}
    one, other = filed_number(desk), filed_number(desk, complainant=somebody)
    refused(post(desk, f"/complaints/{one}/merge", {"into": other}), 409, "merge-other-person")
    asked = good(post(desk, f"/complaints/{one}/same", {"other": other}), 201)
    assert (asked["number"], asked["other"], asked["state"]) == (one, other, "asked")
    for number in (one, other):
        assert good(desk.get(f"/complaints/{number}/same"))["items"] == [asked]
    stranger = program(organisation("云帆支付有限公司"), "chen@example.cn", scopes=SCOPES)
    theirs = filed_number(stranger)
    assert post(stranger, f"/complaints/{theirs}/same", {"other": one}).status_code == 404
    assert post(stranger, f"/complaints/{theirs}/same/{asked['id']}/withdraw").status_code == 404
    good(post(desk, f"/complaints/{one}/same/{asked['id']}/withdraw"))
    assert good(desk.get(f"/complaints/{one}/same"))["items"] == []


def test_offers_above_the_limit_stand_in_one_list(desk: Program) -> None:
    set_offer_limit(desk.at, amount=100, by=actor_at(desk.seat))
    number = filed_number(desk)
    body = {"amount": "5.00", "pay_by": (timezone.localdate() + timedelta(3)).isoformat(), "text": "退还"}
    assert good(post(desk, f"/complaints/{number}/offers", body), 201)["state"] == "prepared"
    (waiting,) = good(desk.get("/offers"))["items"]  # type: ignore[misc]
    assert (waiting["number"], waiting["amount"]) == (number, "5.00")
