"""Who gets in: members, as far as their rights go, and never into another house."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.accounts.models import User
from juli.hub.directory.actions import invite_person, withhold_rights
from juli.hub.directory.models import Grant, Membership, Record, Role
from juli.hub.house.urls import urlpatterns
from juli.hub.integration.actions import add_webhook, make_token
from juli.hub.integration.models import ApiToken, WebhookEndpoint
from juli.hub.routing.actions import add_rule, enter_absence
from juli.hub.routing.models import Absence, RuleVersion
from juli.hub.routing.rules import Rule
from juli.hub.today import this_day
from juli.hub.workbench.actions import add_reply
from juli.hub.workbench.actions.replies import Wording
from juli.hub.workbench.models import CannedReply
from tests.hub.builders import organisation
from tests.hub.house.seated import Seat, house, sit_down
from tests.hub.signed import prove

pytestmark = pytest.mark.django_db

NEEDS = {
    "about": "organisation.edit",
    "departments": "organisation.edit",
    "department": "organisation.edit",
    "remove-department": "organisation.edit",
    "limits": "offers.limit",
    "set-limit": "offers.limit",
    "routing": "routing.manage",
    "add-rule": "routing.manage",
    "rule": "routing.manage",
    "move-rule": "routing.manage",
    "remove-rule": "routing.manage",
    "triage": "reports.read",
    "staffing": "routing.manage",
    "intake": "routing.manage",
    "staffing-member": "routing.manage",
    "absences": "routing.manage",
    "add-absence": "routing.manage",
    "end-absence": "routing.manage",
    "escalation": "routing.manage",
    "hours": "routing.manage",
    "lift-hours": "routing.manage",
    "department-hours": "routing.manage",
    "members": "members.manage",
    "invite": "members.manage",
    "member": "members.manage",
    "grant": "members.manage",
    "lend": "members.manage",
    "place": "members.manage",
    "leave": "members.manage",
    "revoke": "members.manage",
    "withdraw": "members.manage",
    "roles": "roles.manage",
    "add-role": "roles.manage",
    "role": "roles.manage",
    "remove-role": "roles.manage",
    "records": "records.read",
    "emergencies": "records.read",
    "tokens": "integration.manage",
    "add-token": "integration.manage",
    "revoke-token": "integration.manage",
    "webhooks": "integration.manage",
    "add-webhook": "integration.manage",
    "webhook": "integration.manage",
    "try-webhook": "integration.manage",
    "remove-webhook": "integration.manage",
    "replay": "integration.manage",
    "replies": "replies.manage",
    "add-reply": "replies.manage",
    "reply": "replies.manage",
    "retire-reply": "replies.manage",
    "checklists": "replies.manage",
    "checklist": "replies.manage",
}
BY_BUTTON = {
    "choose",
    "revoke",
    "withdraw",
    "try-webhook",
    "replay",
    "move-rule",
    "intake",
    "end-absence",
    "lift-hours",
}


def addresses(seat: Seat) -> Iterator[tuple[str, str]]:
    """Every address with values of the seat's own house; found in the table of addresses."""
    role = Role.objects.get(organisation=seat.at, name="只读")
    open_ones = seat.at.invitations.all()
    offered = open_ones.first() or invite_person(seat.at, email="new@example.cn", name="新人", role=role, by=seat.actor)
    values = {
        "membership": seat.membership.pk,
        "department": seat.at.departments.get().pk,
        "grant": Grant.objects.filter(membership=seat.membership).first().pk,
        "invitation": offered.pk,
        "role": role.pk,
        "reply": (CannedReply.objects.first() or add_reply(Wording("x", "x"), by=seat.actor)).pk,
        "issue": "deposit",
        **programs_of(seat),
        **routing_of(seat),
    }
    for pattern in urlpatterns:
        yield (
            pattern.name,
            reverse(f"house:{pattern.name}", kwargs={name: values[name] for name in pattern.pattern.converters}),
        )


def programs_of(seat: Seat) -> dict[str, object]:
    """A token, an address that is told of events, and what was sent there; made once."""
    hook = WebhookEndpoint.objects.first()
    if hook is None:
        make_token(seat.membership, name="x", scopes=["audits.read"], days=1, by=seat.actor)
        hook = add_webhook(seat.at, url="https://hooks.example.cn/", kinds=["audit.failed"], by=seat.actor)
    token, sent = ApiToken.objects.latest("made_at"), hook.deliveries.latest("made_at")
    return {"program": token.pk, "webhook": hook.pk, "delivery": sent.pk}


def routing_of(seat: Seat) -> dict[str, object]:
    """A rule of the house, and an absence; made once."""
    version = RuleVersion.objects.first() or add_rule(seat.at, Rule("compliance_legal"), by=seat.actor)
    later = this_day() + timedelta(30)
    absence = Absence.objects.first() or enter_absence(
        seat.membership, first_day=later, last_day=later, deputy=None, by=seat.actor
    )
    return {"rule_id": version.rules.get().pk, "absence": absence.pk}


def test_every_address_but_the_first_says_which_right_it_needs() -> None:
    assert {pattern.name for pattern in urlpatterns} - NEEDS.keys() == {"home", "choose"}


def test_the_administrator_opens_every_page(seat: Seat) -> None:
    for name, address in addresses(seat):
        answer = seat.browser.get(address)
        assert answer.status_code == (405 if name in BY_BUTTON else 200), name
        assert name in BY_BUTTON or "no-store" in answer["Cache-Control"], name


@pytest.mark.parametrize("right", sorted(set(NEEDS.values())))
def test_each_page_is_refused_without_its_right(seat: Seat, right: str) -> None:
    found = list(addresses(seat))
    withhold_rights(seat.at, [right], by=operator())
    before = Record.objects.count()
    for name, address in found:
        if NEEDS.get(name) == right:
            assert seat.browser.get(address).status_code in (404, 405), name
            assert seat.browser.post(address, {"name": "x"}).status_code in (404, 405), name
        elif name not in BY_BUTTON:
            assert seat.browser.get(address).status_code == 200, name
    assert Record.objects.count() == before
    assert reverse("house:home") in seat.page("home")


def test_who_may_do_nothing_here_reads_who_is_in_charge(seat: Seat, colleague: Callable[[str], Seat]) -> None:
    reader = colleague("只读")
    shown = reader.page("home")
    assert "lin@example.cn" in shown
    assert "read complaints" in shown or "查看投诉" in shown
    for name, address in addresses(seat):
        if name in NEEDS:
            assert reader.browser.get(address).status_code in (404, 405), name
            assert reader.browser.post(address).status_code in (404, 405), name
            assert f'href="{address}"' not in shown, name


def test_another_house_finds_nothing(seat: Seat) -> None:
    other = organisation("云帆支付有限公司")
    stranger = sit_down(other, "chen@example.cn")
    before = Record.objects.filter(organisation=seat.at).count()
    with_values = [(name, address) for name, address in addresses(seat) if any(c.isdigit() for c in address)]
    assert len(with_values) >= 10
    before = Record.objects.filter(organisation=seat.at).count()
    for name, address in with_values:
        assert stranger.browser.get(address).status_code in (404, 405), name
        told = {"role": "1", "name": "x", "until": "2030-01-01", "reason": "x"}
        assert stranger.browser.post(address, told).status_code in (404, 405), name
    assert Record.objects.filter(organisation=seat.at).count() == before
    for name in ("members", "roles", "records", "departments"):
        assert "su@example.cn" not in stranger.page(name)
        assert "lin@example.cn" not in stranger.page(name)


@pytest.mark.parametrize("why", ["no seat", "left", "not activated"])
def test_without_a_seat_there_is_no_house(seat: Seat, why: str) -> None:
    found = list(addresses(seat))
    if why == "no seat":
        Membership.objects.all().delete()
    if why == "left":
        Membership.objects.update(left_on="2026-10-01")
    if why == "not activated":
        seat.at.activated_on = None
        seat.at.save()
    for name, address in found:
        assert seat.browser.get(address).status_code in (403, 405), name


def test_a_stranger_is_asked_to_sign_in(seat: Seat) -> None:
    for name, address in addresses(seat):
        if name not in BY_BUTTON:
            answer = Client().get(address)
            assert answer["Location"].startswith(reverse("account_login") + "?next=/organisation/")


@pytest.mark.parametrize(
    ("kind", "words"), [("agent", "answer what a provider asks"), ("regulator", "read the supervisor's pages")]
)
def test_partners_and_supervisors_are_at_home_here_too(kind: str, words: str) -> None:
    member = sit_down(house("远山", kind))
    shown = member.page("home")
    assert words in shown
    assert "To the desk" not in shown
    assert "远山" in member.page("members")
    assert member.browser.get("/desk/")["Location"] == reverse("house:home")


def test_the_chosen_seat_holds_on_every_page(seat: Seat) -> None:
    other, agent = organisation("云帆支付有限公司"), house("远山", "agent")
    for at in (other, agent):
        membership = Membership.objects.create(user=seat.user, organisation=at)
        Grant.objects.create(membership=membership, role=Role.objects.get(organisation=at, name="管理员"))
    assert seat.at.name in seat.page("home").split("Your seats")[0]
    shown = seat.page("home")
    assert "云帆" in shown
    assert "远山" in shown
    chosen = Membership.objects.get(user=seat.user, organisation=other)
    seat.post("choose", chosen.pk)
    assert "<h1>云帆支付有限公司</h1>" in seat.page("home")
    assert "云帆支付有限公司" in seat.browser.get("/desk/").content.decode()
    seat.post("choose", Membership.objects.get(user=seat.user, organisation=agent).pk)
    assert "<h1>远山</h1>" in seat.page("home")
    # An agent has no desk: there the first seat that has one counts.
    assert seat.at.name in seat.browser.get("/desk/").content.decode()


def test_the_chosen_seat_holds_at_the_door_of_partners_too() -> None:
    member, other = sit_down(house("远山", "agent")), house("近水", "agent")
    membership = Membership.objects.create(user=member.user, organisation=other)
    Grant.objects.create(membership=membership, role=Role.objects.get(organisation=other, name="管理员"))
    assert "远山" in member.browser.get("/requests/").content.decode()
    member.post("choose", membership.pk)
    shown = member.browser.get("/requests/").content.decode()
    assert "近水" in shown
    assert "远山" not in shown


def test_a_seat_of_somebody_else_cannot_be_chosen(seat: Seat, colleague: Callable[[str], Seat]) -> None:
    assert seat.post("choose", colleague("只读").membership.pk).status_code == 404
    left = organisation("云帆支付有限公司")
    membership = Membership.objects.create(user=seat.user, organisation=left, left_on="2026-10-01")
    assert seat.post("choose", membership.pk).status_code == 404


@pytest.mark.parametrize("name", ["invite", "add-role", "role", "grant", "lend", "leave", "add-token", "add-webhook"])
def test_who_changes_rights_signs_in_freshly(seat: Seat, name: str) -> None:
    address = dict(addresses(seat))[name]
    assert seat.browser.get(address).status_code == 200
    prove(seat.browser, ago=601)
    before = Record.objects.count()
    for answer in (seat.browser.get(address), seat.browser.post(address, {"name": "x", "role": "1"})):
        assert answer["Location"].startswith(reverse("account_confirm_it_is_you"))
    assert Record.objects.count() == before


def operator() -> object:
    from juli.hub.directory.queries import operator_actor

    return operator_actor(User.objects.create_user("guan@example.cn", None, name="关山", is_staff=True))
