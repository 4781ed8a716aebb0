"""Pictures of statements: kept, read by the worker, and confirmed by a person before anything of them counts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from juli.evidence.store import sha256
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.actions.drafts import add_draft_file
from juli.hub.complaints.drafting import editable_draft, touch_draft
from juli.hub.complaints.effects import recognise_later
from juli.hub.complaints.machines import PICTURE
from juli.hub.complaints.models import DraftFile, DraftPicture

MOST_ATTEMPTS = 3
"""How often the reading of one picture is begun, should the process that reads it die."""


@action
def add_draft_picture(content: bytes, *, name: str, media_type: str, by: Actor) -> DraftFile:
    """Keep a picture as a statement of the draft and queue its reading; the same picture again changes nothing."""
    draft = editable_draft(by)
    known = DraftPicture.objects.filter(draft=draft, file__name=name, file__sha256=sha256(content))
    if (there := known.select_related("file").first()) is not None:
        return there.file
    file = add_draft_file(content, purpose="statement", name=name, media_type=media_type, by=by)
    recognise_later(DraftPicture.objects.create(draft=draft, file=file))
    return file


@action
def retry_picture(picture: DraftPicture, *, by: Actor) -> None:
    """Have a picture read once more that could not be read."""
    found = _of_draft(picture, by)
    PICTURE.check(found.state, "waiting")
    found.state, found.attempts, found.reason = "waiting", 0, {}
    found.save(update_fields=["state", "attempts", "reason"])
    recognise_later(found)


@action
def begin_picture(picture_id: UUID, *, by: Actor) -> str | None:
    """The digest of the bytes to read; None where there is nothing to do (any more)."""
    picture = _waiting(picture_id, by)
    if picture is None:
        return None
    if picture.attempts >= MOST_ATTEMPTS:
        return None
    picture.state, picture.attempts = "reading", picture.attempts + 1
    picture.save(update_fields=["state", "attempts"])
    return picture.file.sha256


@action
def finish_picture(
    picture_id: UUID, proposal: Mapping[str, object], *, digest: str, size: tuple[int, int], by: Actor
) -> None:
    """Keep what was recognised, with the digest of the upright copy and its size in pixels."""
    picture = _waiting(picture_id, by)
    if picture is None:
        return
    picture.state, picture.proposal, picture.picture_sha256 = "read", dict(proposal), digest
    picture.width, picture.height = size
    picture.save(update_fields=["state", "proposal", "picture_sha256", "width", "height"])


@action
def fail_picture(picture_id: UUID, reason: Mapping[str, str], *, by: Actor) -> None:
    """Say why a picture could not be read, in every language."""
    picture = _waiting(picture_id, by)
    if picture is None:
        return
    picture.state, picture.reason = "failed", dict(reason)
    picture.save(update_fields=["state", "reason"])


@action
def keep_picture_rows(picture: DraftPicture, typed: Mapping[str, object], *, by: Actor) -> DraftPicture:
    """Keep what a person typed beside a picture, valid or not. Nothing of it counts yet."""
    found = _of_draft(picture, by)
    found.typed = dict(typed)
    found.save(update_fields=["typed"])
    _stay(found)
    return found


@action
def confirm_picture_rows(
    picture: DraftPicture, rows: Sequence[Mapping[str, Any] | None], *, note: Mapping[str, object], by: Actor
) -> None:
    """Let these rows of a picture count: {"cells": by canonical column, "places": in the picture}; None was dropped.

    `note` is what is shown beside the file from now on.
    """
    found = _of_draft(picture, by)
    found.rows = [dict(row) if row else None for row in rows]
    found.save(update_fields=["rows"])
    found.file.note = dict(note)
    found.file.save(update_fields=["note"])
    touch_draft(found.draft)


def _of_draft(picture: DraftPicture, by: Actor) -> DraftPicture:
    draft = editable_draft(by)
    found = DraftPicture.objects.select_for_update().filter(pk=picture.pk, draft=draft).first()
    if found is None:
        raise NotAllowed
    return found


def _waiting(picture_id: UUID, by: Actor) -> DraftPicture | None:
    """The picture, locked, if it has still to be read; it may be gone, or read by another worker, meanwhile."""
    require(by, ActorKind.SYSTEM)
    found = DraftPicture.objects.select_for_update(of=("self",)).select_related("file").filter(pk=picture_id).first()
    return found if found is not None and found.is_pending else None


def _stay(picture: DraftPicture) -> None:
    picture.draft.saved_at = timezone.now()
    picture.draft.save(update_fields=["saved_at"])
