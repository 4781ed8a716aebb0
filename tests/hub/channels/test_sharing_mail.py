"""Mails to helpers and partners: that there is something, and where; never what."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.actions import write_to_helper, write_to_partner
from juli.hub.channels.models import OutboundMail
from juli.hub.complaints.actions import end_access, end_involvement
from tests.hub.builders import filed, organisation, staff
from tests.hub.complaints.sharing import HELPER, asked, helped, invited

pytestmark = pytest.mark.django_db

MATTER = ("周桂兰", "周记", "王律师", "澄湖", "1916", "每笔多收", "装的")


def says_nothing() -> None:
    for sent in mail.outbox:
        assert not re.search(r"\d{4}-\d{4}", sent.subject)
        for word in MATTER:
            assert word not in sent.subject + sent.body


def test_an_invitation_goes_to_the_helper_with_its_link_alone() -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    write_to_helper(access.pk, "access_given", secret, by=SYSTEM)
    assert mail.outbox[0].to == [HELPER]
    assert reverse("portal:offered", args=[secret]) in mail.outbox[0].body
    assert complaint.number not in mail.outbox[0].body
    says_nothing()
    assert secret not in str(OutboundMail.objects.values().get())


def test_an_invitation_taken_back_is_not_sent() -> None:
    complaint, seat, _ = filed(organisation())
    access, secret = invited(complaint, seat)
    end_access(access, by=seat)
    assert write_to_helper(access.pk, "access_given", secret, by=SYSTEM) is None
    assert mail.outbox == []


def test_a_helper_is_told_that_it_is_over() -> None:
    one = helped()
    end_access(one.access, by=one.seat)
    write_to_helper(one.access.pk, "access_ended", "", by=SYSTEM)
    assert one.complaint.number in mail.outbox[0].body
    says_nothing()


def test_who_answers_at_a_partner_is_told_and_nobody_else_there() -> None:
    one = asked()
    staff(one.partner, "boss@agent.example", role="管理员")
    quiet, _ = staff(one.partner, "quiet@agent.example", role="经办人")
    quiet.is_active = False
    quiet.save()
    write_to_partner(one.involvement.pk, by=SYSTEM)
    assert {sent.to[0] for sent in mail.outbox} == {"chen@agent.example", "boss@agent.example"}
    says_nothing()
    mail.outbox.clear()
    end_involvement(one.involvement, by=one.staff)
    assert write_to_partner(one.involvement.pk, by=SYSTEM) is None
    assert mail.outbox == []
