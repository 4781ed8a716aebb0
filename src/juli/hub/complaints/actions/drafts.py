"""Drafts: started without a name, saved at every step, purged when left alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.drafting import editable_draft, touch_draft
from juli.hub.complaints.models import Draft, DraftFile
from juli.hub.complaints.numbers import hash_passcode, new_passcode
from juli.hub.complaints.queries import file_holder
from juli.hub.files import file_store, removing_files

KEPT = timedelta(days=7)
"""How long a draft is kept after it was last saved (design: purged within days)."""


@action
def start_draft(*, by: Actor, language: str = "zh") -> tuple[Draft, str]:
    """Begin a draft; returns it with its passcode, which is stored hashed and shown only now."""
    require(by, ActorKind.VISITOR, ActorKind.COMPLAINANT)
    passcode, now, identity = new_passcode(), timezone.now(), uuid4()
    with acting(replace(by, draft_id=identity)):
        draft = Draft.objects.create(
            id=identity, passcode_hash=hash_passcode(passcode), language=language, created_at=now, saved_at=now
        )
    return draft, passcode


@action
def save_answers(step: str, fields: Mapping[str, object], *, by: Actor) -> Draft:
    """Keep a step's fields as typed, valid or not, in place of what the step held before."""
    draft = editable_draft(by)
    draft.answers = {**draft.answers, step: dict(fields)}
    draft.saved_at = timezone.now()
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@action
def add_draft_file(
    content: bytes,
    *,
    purpose: str,
    name: str,
    media_type: str,
    by: Actor,
    proves: str = "",
    note: Mapping[str, object] | None = None,
    reading: Mapping[str, object] | None = None,
) -> DraftFile:
    """Keep an uploaded file; one of the same purpose and name is replaced."""
    draft = editable_draft(by)
    digest = file_store().put(content)
    file, _ = DraftFile.objects.update_or_create(
        draft=draft,
        purpose=purpose,
        name=name,
        defaults={
            "sha256": digest,
            "size": len(content),
            "media_type": media_type,
            "proves": proves,
            "note": dict(note or {}),
            "reading": dict(reading) if reading is not None else None,
            "added_at": timezone.now(),
        },
    )
    touch_draft(draft)
    return file


@action
def describe_draft_file(file: DraftFile, proves: str, *, by: Actor) -> None:
    """Say what a file of the draft proves."""
    draft = editable_draft(by)
    if file.draft_id != draft.pk:
        raise NotAllowed
    file.proves = proves
    file.save(update_fields=["proves"])
    draft.saved_at = timezone.now()
    draft.save(update_fields=["saved_at"])


@action
def remove_draft_file(file: DraftFile, *, by: Actor) -> None:
    """Take a file out of the draft. Its bytes go with the next purge unless something else holds them."""
    draft = editable_draft(by)
    if file.draft_id != draft.pk:
        raise NotAllowed
    file.delete()
    touch_draft(draft)


@action
def keep_audit(document: Mapping[str, object], *, by: Actor) -> Draft:
    """Keep the result of the audit beside the draft, so that it need not be computed at every page."""
    draft = editable_draft(by)
    draft.audit = dict(document)
    draft.saved_at = timezone.now()
    draft.save(update_fields=["audit", "saved_at"])
    return draft


@action
def forget_audit(*, by: Actor) -> None:
    """Drop a kept result because what it rests on has changed."""
    draft = editable_draft(by)
    if draft.audit is not None:
        draft.audit = None
        draft.save(update_fields=["audit"])


@action
def delete_draft(*, by: Actor) -> None:
    """Delete the draft at once, as its author wishes. File bytes go with the next purge."""
    editable_draft(by).delete()


def purge_drafts(*, now: datetime, by: Actor) -> int:
    """Delete drafts left alone for longer than KEPT, and file bytes that nothing holds any more."""
    require(by, ActorKind.SYSTEM)
    with acting(by):
        left = Draft.objects.select_for_update(skip_locked=True).filter(saved_at__lt=now - KEPT)
        count = len(left)
        Draft.objects.filter(pk__in=[draft.pk for draft in left]).delete()
    with acting(by), removing_files() as store:
        store.discard_unless(file_holder(by=by), older_than=now - timedelta(days=1))
    return count
