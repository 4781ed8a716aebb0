"""Mail goes to one confirmed address, says nothing a name could bend, and answers no machine.

Classes: senders spoofed by reply headers (nothing that comes in is acted on: there is no way in), mail loops,
recipients and headers injected through names and subjects.
"""

from email.message import Message

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels import mails
from juli.hub.complaints.actions import confirm_email, write_message
from juli.hub.complaints.models import Complaint
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal import walking
from tests.hub.security.mailbox import deliver

BREAKS = ["\n", "\r\n", "\r", "\u2028", "%0a", "\x0b"]
EVIL = "victim@evil.example"


def delivered() -> list[Message]:
    """Do what the worker would do; what then left the house."""
    deliver()
    return [sent.message() for sent in mail.outbox]


def told(**changes: str) -> Complaint:
    """A complaint whose person has been written to about everything."""
    at = organisation()
    complaint, _, _ = filed(at, **changes)
    confirm_email(complaint, complaint.complainant.email, by=SYSTEM)
    write_message(complaint, f"answer\nBcc: {EVIL}", by=staff(at)[1])
    return complaint


@pytest.mark.django_db
@pytest.mark.parametrize("break_", BREAKS)
def test_names_bend_no_header_and_add_no_recipient(break_: str) -> None:
    told(
        name=f"周{break_}Bcc: {EVIL}"[:60],
        business_name=f'"{EVIL}"{break_}To: {EVIL}',
        story=f"{break_}.{break_}RCPT TO:<{EVIL}>",
    )
    sent = delivered()
    assert len(sent) >= 2
    for message in sent:
        assert message.get_all("To") == ["zhou@example.cn"]
        assert not message.get_all("Cc")
        assert not message.get_all("Bcc")
        assert EVIL not in message.as_string()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [f"a@b.cn\nBcc: {EVIL}", f"a@b.cn,{EVIL}", f"a@b.cn {EVIL}", f'"x" <{EVIL}>', f"a@b.cn%0aBcc:{EVIL}", "a@b@c.cn"],
)
def test_an_address_that_is_more_than_one_is_not_taken(address: str) -> None:
    client = walking.begin()
    answer = client.post(walking.at("contact"), {"do": "continue", "name": "Zhou", "email": address}, follow=True)
    assert "This is no e-mail address" in answer.content.decode()


def test_the_library_refuses_a_header_with_a_line_end() -> None:
    for changes in ({"subject": "a\nBcc: x"}, {"to": ["a@b.cn\nBcc: x"]}, {"headers": {"X": "a\r\nBcc: x"}}):
        with pytest.raises(BadHeaderError):
            EmailMessage(**{"subject": "s", "body": "b", "to": ["a@b.cn"], **changes}).message()


@pytest.mark.django_db
def test_every_mail_says_that_a_machine_wrote_it_so_that_machines_do_not_answer() -> None:
    told()
    for message in delivered():
        assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_subjects_are_ours_word_for_word() -> None:
    told(name="=?utf-8?b?5LiA?=", business_name="Re: Juli")
    assert {sent.subject for sent in mail.outbox} <= {str(mails.subject_of(name)) for name in mails.TEMPLATES}
    assert delivered()


@pytest.mark.django_db
def test_the_same_job_done_again_writes_to_nobody_else_and_one_news_is_one_mail() -> None:
    complaint = told()
    jobs = ProcrastinateJob.objects.filter(queue_name="mail").count()
    write_message(complaint, "second", by=staff(complaint.respondent, "chen@example.cn")[1])
    assert ProcrastinateJob.objects.filter(queue_name="mail").count() == jobs + 1
