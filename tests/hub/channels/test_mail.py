"""Mail: nothing about the matter to an unconfirmed address, no secret in any."""

import pytest
from django.core import mail, signing

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.actions import send_mail
from juli.hub.channels.confirmation import confirmation_token, read_confirmation
from juli.hub.channels.mails import TEMPLATES
from juli.hub.channels.recovery import read_recovery, recovery_token
from juli.hub.complaints.actions import confirm_email, renew_passcode
from juli.hub.complaints.models import Complaint
from tests.hub.builders import filed, organisation

pytestmark = pytest.mark.django_db


def test_before_confirmation_only_the_request_to_confirm_is_sent() -> None:
    complaint, _, _ = filed(organisation())
    for template in TEMPLATES:
        send_mail(complaint.pk, template, by=SYSTEM)
    assert len(mail.outbox) == 1
    assert complaint.number not in mail.outbox[0].body


def test_after_confirmation_every_mail_names_the_number_and_nothing_of_the_matter() -> None:
    complaint, _, passcode = filed(organisation())
    assert confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    for template in TEMPLATES[1:]:
        send_mail(complaint.pk, template, by=SYSTEM)
    assert len(mail.outbox) == len(TEMPLATES) - 1
    for sent in mail.outbox:
        assert complaint.number in sent.body
        assert complaint.number not in sent.subject
        assert passcode not in sent.body
        for word in ("澄湖", "1916", "周桂兰", "每笔多收"):
            assert word not in sent.subject + sent.body


def test_without_an_address_nothing_is_sent() -> None:
    complaint, _, _ = filed(organisation(), email="")
    send_mail(complaint.pk, "offer", by=SYSTEM)
    assert mail.outbox == []


def test_a_confirmation_is_bound_to_complaint_and_address() -> None:
    complaint, _, _ = filed(organisation())
    token = confirmation_token(complaint.pk, "zhou@example.cn")
    read = read_confirmation(token)
    assert read is not None
    assert read.complaint_id == complaint.pk
    assert read.fits("zhou@example.cn")
    assert not read.fits("other@example.cn")
    assert read_confirmation(token[:-2] + "xx") is None
    assert not confirm_email(complaint, "other@example.cn", by=SYSTEM)


def test_only_the_mail_for_a_lost_passcode_carries_a_link_that_opens_something() -> None:
    complaint, _, _ = filed(organisation())
    assert confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    for template in TEMPLATES:
        send_mail(complaint.pk, template, by=SYSTEM)
    recovering = [template for template, sent in zip(TEMPLATES, mail.outbox, strict=True) if "/recover/" in sent.body]
    assert recovering == ["recover"]


def test_a_recovery_is_bound_to_the_complaint_and_its_passcode() -> None:
    complaint, seat, _ = filed(organisation())
    other, _, _ = filed()
    token = recovery_token(complaint)
    read = read_recovery(token)
    assert read is not None
    assert (read.fits(complaint), read.fits(other)) == (True, False)
    renew_passcode(complaint, by=seat)
    assert not read.fits(Complaint.objects.get(pk=complaint.pk))
    assert read_recovery(token[:-2] + "xx") is None
    assert complaint.passcode_hash not in signing.loads(token, salt="juli.channels.recovery").values()
