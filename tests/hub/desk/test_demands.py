"""Escalation through the pages: delivered from the door, answered at the desk, read by the complainant."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from juli.hub.complaints.models import Demand
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk
from tests.hub.portal.following import page, url
from tests.hub.portal.test_ladder import told

pytestmark = pytest.mark.django_db


def test_from_the_door_to_the_answer(desk: Desk) -> None:
    complaint, _, passcode = filed(desk.at)
    merchant = told(complaint, passcode)
    door = page(merchant, "door", complaint, "provider_compliance")
    assert "Deliver it to the compliance department now" in door
    answer = merchant.post(url("door", complaint, "provider_compliance"), {"deliver": "yes"})
    (first, *_rest) = Demand.objects.all()
    assert answer["Location"] == url("proceeding", complaint, first.proceeding_id)
    assert "not answered yet" in page(merchant, "proceeding", complaint, first.proceeding_id)
    place = reverse("desk:demand", args=[complaint.number, first.pk])
    assert place in desk.browser.get(reverse("desk:case", args=[complaint.number])).content.decode()
    assert "A copy of the contract" in desk.browser.get(place).content.decode()
    typed = {"answer": "handed_over", "text": "The contract of 12 September."}
    refused = desk.browser.post(place, typed).content.decode()
    assert "Please attach the paper" in refused
    assert typed["text"] in refused
    paper = SimpleUploadedFile("contract.txt", b"signed")
    assert desk.browser.post(place, {**typed, "attachments": paper}).status_code == 302
    shown = page(merchant, "proceeding", complaint, first.proceeding_id)
    assert typed["text"] in shown
    assert "contract.txt" in shown
    assert desk.browser.get(place).status_code == 302
    assert "You escalated it" in page(merchant, "case", complaint)


def test_an_answer_is_looked_over_before_it_goes(desk: Desk) -> None:
    complaint, _, passcode = filed(desk.at)
    told(complaint, passcode).post(url("door", complaint, "provider_compliance"), {"deliver": "yes"})
    row = Demand.objects.earliest("pk")
    place = reverse("desk:demand", args=[complaint.number, row.pk])
    typed = {"answer": "not_kept", "text": "小李 13912345678 手里有。"}
    assert "<mark>" in desk.browser.post(place, typed).content.decode()
    assert desk.browser.post(place, {**typed, "tone": "mine"}).status_code == 302


def test_where_nobody_reads_here_the_door_leads_to_the_papers() -> None:
    complaint, _, passcode = filed()
    merchant = told(complaint, passcode, respondent="payment_institution")
    assert "Deliver it" not in page(merchant, "door", complaint, "provider_compliance")
    merchant.post(url("door", complaint, "provider_compliance"), {"deliver": "yes"})
    assert not Demand.objects.exists()
