"""An answer as a letter beside the message."""

from django.utils.translation import gettext as _

from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint
from juli.hub.today import this_day
from juli.papers.pdf import letter_pdf
from juli.papers.reply import Reply, compose_reply


def letter_of(complaint: Complaint, text: str) -> NewFile:
    """The words of an answer as a PDF, in the language of the complaint."""
    house, person = complaint.respondent, complaint.complainant
    reply = Reply(
        number=complaint.number,
        written_on=this_day(),
        provider=house.name if house else complaint.respondent_name,
        department=str(complaint.department or ""),
        merchant=person.business_name or person.name,
        text=text,
    )
    content = letter_pdf(compose_reply(reply, "en" if complaint.language == "en" else "zh"))
    name = _("answer-%(number)s.pdf") % {"number": complaint.number}
    return NewFile(name=name, content=content, media_type="application/pdf")
