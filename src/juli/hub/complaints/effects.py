"""Effects of actions outside the database. They are queued in the same transaction, so none is lost or early."""

from procrastinate.contrib.django import app

from juli.hub.complaints.models import Access, Complaint, DraftFile, DraftPicture, Involvement

TELL_COMPLAINANT = "juli.tell_complainant"
TELL_DELEGATE = "juli.tell_delegate"
TELL_PARTNER = "juli.tell_partner"
"""Jobs that write to the complainant, to who helps them, to partners; the room `channels` does them."""

ASSIGN = "juli.assign"
"""The job that gives a complaint to a person, where its department wants that; the room `routing` does it."""

UNDERSTAND = "juli.understand"
"""The job that reads what a complaint is about; the room `understanding` does it."""

READ_CONTRACT = "juli.read_contract"
RECOGNISE = "juli.recognise"
"""The job that reads a picture; one at a time, so that a mail never waits behind pictures."""


def recognise_later(picture: DraftPicture) -> None:
    """Queue the reading of a picture."""
    app.configure_task(RECOGNISE, queue="pictures", lock=RECOGNISE).defer(picture_id=str(picture.pk))


def tell_complainant(complaint: Complaint, template: str) -> None:
    """Queue a mail about the complaint. Whether an address is there and confirmed is asked when it is sent."""
    app.configure_task(TELL_COMPLAINANT, queue="mail").defer(complaint_id=str(complaint.pk), template=template)


def invite_delegate(access: Access, secret: str) -> None:
    """Queue the mail with the link. The queue forgets the secret once the mail is sent."""
    app.configure_task(TELL_DELEGATE, queue="mail").defer(
        access_id=str(access.pk), template="access_given", secret=secret
    )


def tell_delegate(access: Access, template: str) -> None:
    """Queue a mail to a helper of the complainant."""
    app.configure_task(TELL_DELEGATE, queue="mail").defer(access_id=str(access.pk), template=template, secret="")


def tell_partner(involvement: Involvement) -> None:
    """Queue a mail to the people of a partner who answer such questions."""
    app.configure_task(TELL_PARTNER, queue="mail").defer(involvement_id=str(involvement.pk))


def assign_later(complaint: Complaint) -> None:
    """Queue the assignment of a complaint to a person."""
    app.configure_task(ASSIGN, queue="upkeep").defer(complaint_id=str(complaint.pk))


def understand_later(complaint: Complaint) -> None:
    """Queue the reading of what a complaint is about, so that no page waits for the model."""
    app.configure_task(UNDERSTAND, queue="upkeep").defer(complaint_id=str(complaint.pk))


def read_contract_later(file: DraftFile) -> None:
    """Queue the reading of a contract that would keep a page waiting."""
    app.configure_task(READ_CONTRACT, queue="reading").defer(draft_id=str(file.draft_id), file_id=str(file.pk))
