"""Organisations through the console: entered, trusted by two people, limited, related, invited."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.directory.actions import grant_role
from juli.hub.directory.models import Invitation, Membership, Organisation, Record, Relation, Role
from juli.hub.directory.queries import actor_at
from tests.hub.builders import organisation, staff
from tests.hub.console.operating import HOSTILE, PDF, Console, claimed, said

pytestmark = pytest.mark.django_db


def kinds(at: Organisation) -> list[str]:
    """What is recorded of an organisation, the oldest first."""
    return list(Record.objects.filter(organisation=at).order_by("pk").values_list("kind", flat=True))


def test_an_organisation_is_entered_and_has_no_desk(console: Console) -> None:
    answer = console.post("enter", name="南风支付有限公司", kind="payment_institution", region="江苏")
    assert answer["Location"] == reverse("console:organisations")
    made = Organisation.objects.get()
    assert (made.name, made.region, made.is_active) == ("南风支付有限公司", "江苏", False)
    assert kinds(made) == ["entered"]
    assert "南风支付有限公司" in console.page("organisations")


def test_a_known_name_and_an_empty_form_are_refused_with_what_was_typed(console: Console) -> None:
    organisation()
    shown = said(console.post("enter", name="澄湖支付有限公司", kind="bank", hotline="400"))
    assert "is in the directory already" in shown
    assert 'value="400"' in shown
    assert "is still empty" in said(console.post("enter", name="", kind="bank"))
    assert Organisation.objects.count() == 1


def test_the_list_is_narrowed_by_name_kind_and_standing(console: Console) -> None:
    organisation()
    organisation("北桥支付有限公司", active=False)
    Organisation.objects.create(name="远山科技有限公司", kind="agent")

    def listed(query: str) -> set[str]:
        shown = console.browser.get(reverse("console:organisations") + query).content.decode()
        return {name for name in ("澄湖", "北桥", "远山") if name in shown}

    assert listed("") == {"澄湖", "北桥", "远山"}
    assert listed("?desk=yes") == {"澄湖"}
    assert listed("?desk=no") == {"北桥", "远山"}
    assert listed("?kind=agent") == {"远山"}
    assert listed("?q=北桥") == {"北桥"}
    assert listed("?kind=nonsense&page=99") == {"澄湖", "北桥", "远山"}


def test_the_list_is_paged_with_a_steady_number_of_queries(console: Console) -> None:
    def costs() -> int:
        console.page("organisations")
        with CaptureQueriesContext(connection) as asked:
            console.page("organisations")
        return len(asked)

    Organisation.objects.create(name="机构", kind="agent")
    few = costs()
    Organisation.objects.bulk_create(Organisation(name=f"机构{n:03}", kind="agent") for n in range(120))
    assert costs() == few
    shown = console.page("organisations")
    assert shown.count("<b>机构") == 50
    assert "Page 1 of 3" in shown


def test_evidence_of_the_operator_opens_the_desk_after_one_check(console: Console) -> None:
    at = organisation(active=False)
    answer = console.post(
        "propose",
        at.pk,
        licence_no="Z2000011",
        evidence="公示系统核对一致",
        documents=SimpleUploadedFile("许可证.pdf", PDF),
    )
    assert answer.status_code == 302
    activation = at.activations.get()
    document = activation.documents.get()
    handed = console.get("document", activation.pk, document.pk)
    assert handed.content == PDF
    assert handed["Content-Disposition"].startswith("attachment")
    assert "sandbox" in handed["Content-Security-Policy"]
    last = timezone.localdate() + timedelta(days=90)
    assert console.post("check", activation.pk, valid_until=last.isoformat()).status_code == 302
    at.refresh_from_db()
    assert (at.is_active, at.activated_until, at.licence_no) == (True, last, "Z2000011")
    assert kinds(at)[-3:] == ["activation_proposed", "activation_checked", "activated"]


def test_a_document_under_another_activation_is_not_found(console: Console) -> None:
    one, other = organisation(active=False), organisation("云帆支付有限公司", active=False)
    document = claimed(one).documents.get()
    assert console.get("document", claimed(other).pk, document.pk).status_code == 404


def test_a_claim_needs_two_people(console: Console, second: Console) -> None:
    at = organisation(active=False)
    claim = claimed(at)
    assert "钱程" in console.page("activations")
    assert console.post("confirm", claim.pk).status_code == 200, "nobody has checked it yet"
    assert console.post("check", claim.pk).status_code == 302
    shown = console.page("activation", claim.pk)
    assert "Now a second person has to confirm it; you cannot." in shown
    assert reverse("console:confirm", args=[claim.pk]) not in shown
    refused = said(console.post("confirm", claim.pk))
    assert "You made the first check yourself. A second person has to confirm it." in refused
    at.refresh_from_db()
    assert not at.is_active
    other = second.page("activation", claim.pk)
    assert "关山 made the first check" in said(second.get("activation", claim.pk))
    assert reverse("console:confirm", args=[claim.pk]) in other
    assert second.post("confirm", claim.pk).status_code == 302
    at.refresh_from_db()
    assert at.is_active
    confirmed = Record.objects.get(organisation=at, kind="activated")
    assert confirmed.actor == f"operator:{second.user.pk}"
    assert "方正" in second.page("organisation", at.pk)


def test_a_claim_is_refused_with_a_reason_and_not_touched_again(console: Console, second: Console) -> None:
    at = organisation(active=False)
    claim = claimed(at)
    assert "is still empty" in said(console.post("refuse", claim.pk, reason=""))
    console.post("refuse", claim.pk, reason="电话核实不符")
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("refused", "电话核实不符")
    assert "This evidence was not accepted" in said(second.post("check", claim.pk))
    assert "This evidence was not accepted" in said(second.post("confirm", claim.pk))
    assert kinds(at)[-1] == "activation_refused"


def test_a_day_that_has_passed_is_refused(console: Console) -> None:
    claim = claimed(organisation(active=False))
    shown = said(console.post("check", claim.pk, valid_until="2020-01-01"))
    assert "This day has passed" in shown
    claim.refresh_from_db()
    assert claim.state == "proposed"


def test_the_desk_is_shut_and_its_people_read_why(console: Console) -> None:
    at = organisation()
    staff(at)
    assert console.post("end", at.pk, reason="许可证注销").status_code == 302
    at.refresh_from_db()
    assert not at.is_active
    assert kinds(at)[-1] == "activation_ended"
    assert "This organisation is not activated" in said(console.post("end", at.pk, reason="再次"))


def test_withheld_rights_are_gone_from_every_role_at_once(console: Console) -> None:
    at = organisation()
    _, actor = staff(at, role="管理员")
    assert actor.may("personal.unmask")
    shown = console.page("withhold", at.pk)
    assert 'value="personal.unmask"' in shown
    assert 'value="oversight.read"' not in shown, "rights of another kind of organisation"
    console.post("withhold", at.pk, withheld=["personal.unmask"])
    seat = Membership.objects.select_related("organisation").get(organisation=at)
    assert not actor_at(seat).may("personal.unmask")
    assert actor_at(seat).may("complaints.answer")
    assert kinds(at)[-1] == "rights_withheld"
    ticked = re.findall(r'value="([a-z.]+)"[^>]* checked', console.page("withhold", at.pk))
    assert ticked == ["personal.unmask"]


def test_relations_are_entered_and_ended(console: Console) -> None:
    at, agent = organisation(), Organisation.objects.create(name="远山科技有限公司", kind="agent")
    console.post("relate", agent.pk, kind="agent_of", other=str(at.pk), since="2026-01-05")
    relation = Relation.objects.get()
    assert (relation.one_id, relation.other_id, relation.until) == (agent.pk, at.pk, None)
    assert "远山科技有限公司" in console.page("organisation", at.pk)
    early = said(console.post("unrelate", agent.pk, relation.pk, until="2025-01-01"))
    assert "cannot end before it begins" in early
    console.post("unrelate", agent.pk, relation.pk, until="2026-02-01")
    relation.refresh_from_db()
    assert relation.until == date(2026, 2, 1)
    assert "远山科技有限公司" not in console.page("organisation", at.pk).split("What happened")[0]
    stranger = organisation("云帆支付有限公司")
    assert console.get("unrelate", stranger.pk, relation.pk).status_code == 404


def test_the_first_administrator_is_invited_as_the_claim_said(console: Console, second: Console) -> None:
    at = organisation(active=False)
    claim = claimed(at)
    console.post("check", claim.pk)
    second.post("confirm", claim.pk)
    shown = console.page("invite", at.pk)
    assert 'value="钱程"' in shown
    assert 'value="qian@beiqiao.example"' in shown
    role = Role.objects.get(organisation=at, name="管理员")
    assert f'value="{role.pk}"' in shown
    reader = Role.objects.get(organisation=at, name="只读")
    assert f'value="{reader.pk}"' not in shown
    told = {"name": "钱程", "email": "qian@beiqiao.example", "role": role.pk}
    assert console.post("invite", at.pk, **told).status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="juli.send_invitation").count() == 1
    assert "has an open invitation already" in said(console.post("invite", at.pk, **told))
    invitation = Invitation.objects.get()
    console.post("withdraw", at.pk, invitation.pk)
    invitation.refresh_from_db()
    assert invitation.withdrawn_at
    assert "accepted or withdrawn already" in said(
        console.browser.post(reverse("console:withdraw", args=[at.pk, invitation.pk]), follow=True)
    )


def test_what_people_typed_is_text_and_nothing_else(console: Console) -> None:
    at = Organisation.objects.create(name=HOSTILE[:120], kind="bank", region=HOSTILE[:60], hotline=HOSTILE[:40])
    claim = claimed(at, name=HOSTILE[:60], evidence=HOSTILE, licence_no=HOSTILE[:60])
    pages = [("organisations",), ("organisation", at.pk), ("activations",), ("activation", claim.pk), ("home",)]
    for name, *values in pages:
        shown = console.page(name, *values)
        assert "<script>alert" not in shown, name
        assert "<img src=x" not in shown, name


def test_records_are_told_with_names(console: Console) -> None:
    at = organisation()
    _, actor = staff(at, role="管理员")
    seat = Membership.objects.get(organisation=at)
    grant_role(seat, Role.objects.get(organisation=at, name="只读"), by=actor)
    shown = said(console.get("records", at.pk))
    assert "Role given to a member" in shown
    assert "林以宁" in shown
    assert "the platform" in shown
