"""Erasing one complaint's file, as the categories say: every field that stands in them, and the bytes behind it.

What is left is what statistics need: issue, respondent, sums and days. Called by actions only.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from juli.hub.channels.kept import discard_mails
from juli.hub.complaints.models import Complainant, Complaint, Draft, EvidenceItem, Payload
from juli.hub.complaints.numbers import NO_HASH
from juli.hub.privacy.categories import End, file_of_complaint

PATHS = {"complaints.Complaint": "pk"}
"""How a model's rows hang on the complaint, where it is not by `complaint`."""
SPARED = {"complaints.Complaint.respondent_name"}
"""The name of a respondent from the directory tells nothing about the complainant."""


def erase_file(complaint: Complaint, *, at: datetime) -> None:
    """Erase what the file of a locked complaint holds about people. The chain of its events stays whole."""
    # First, while address and number are still known; done twice it does no harm.
    person = Complainant.objects.get(complaint=complaint)
    discard_mails(complaint.number, person.email)
    for label, blanks in _blanks(complaint, at).items():
        _rows(label, complaint).update(**blanks)
    for label in _deleted():
        _rows(label, complaint).delete()
    Draft.objects.filter(complaint=complaint).delete()
    complaint.mails.all().delete()


def blank_account(complaint: Complaint) -> bool:
    """Erase the account for the refund alone, in the draft it was typed into too; whether there was one."""
    for draft in Draft.objects.select_for_update().filter(complaint=complaint):
        contact = draft.answers.get("contact", {})
        if contact.pop("refund_account", None) is not None:
            contact.pop("refund_account_consent", None)
            draft.save(update_fields=["answers"])
    known = Complainant.objects.filter(complaint=complaint).exclude(refund_account="")
    return bool(known.update(refund_account="", refund_account_consent_at=None))


def _blanks(complaint: Complaint, at: datetime) -> Mapping[str, dict[str, Any]]:
    """What every model's rows are set to."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for category in file_of_complaint():
        if category.end is End.BLANKED:
            for place in category.fields:
                if place not in SPARED or complaint.respondent_id is None:
                    label, _, name = place.rpartition(".")
                    found[label][name] = _blank(apps.get_model(label)._meta.get_field(name))
    found[Payload._meta.label]["erased_at"] = Coalesce(F("erased_at"), at)
    found[EvidenceItem._meta.label]["state"] = "erased"
    found[Complainant._meta.label]["email_confirmed_at"] = None
    found[Complaint._meta.label]["passcode_hash"] = NO_HASH
    return found


def _deleted() -> set[str]:
    """The models whose rows go altogether."""
    ending = (category for category in file_of_complaint() if category.end is End.DELETED)
    return {place.rpartition(".")[0] for category in ending for place in category.fields}


def _blank(field: Any) -> Any:
    return None if field.null else ""


def _rows(label: str, complaint: Complaint) -> models.QuerySet[Any]:
    model: Any = apps.get_model(label)
    found: models.QuerySet[Any] = model.objects.filter(**{PATHS.get(label, "complaint"): complaint.pk})
    return found
