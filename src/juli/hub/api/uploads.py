"""What a request for an audit holds: a form with files, or a JSON document."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pydantic
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from ninja.errors import ValidationError

from juli.hub.api.once import digest
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import AuditIn, EntryIn, FormIn
from juli.hub.api.tokens import ProgramRequest
from juli.hub.audits.models import RunKind
from juli.hub.audits.roles import AGREEMENT, SEVERAL, STATEMENT
from juli.hub.audits.wishes import ROLES, Upload, Wish
from juli.hub.spoken import spoken_language
from juli.hub.today import this_day

JSON, FORM = "application/json", "multipart/form-data"
_ROWS = 2_000


def wish_of(request: ProgramRequest) -> tuple[Wish, str]:
    """What is asked for, and its hash. Refusal or ValidationError where it cannot be read."""
    if request.content_type == JSON:
        return _from_document(request)
    if request.content_type == FORM:
        return _from_form(request)
    raise Refusal(415, "media-type")


def _from_document(request: ProgramRequest) -> tuple[Wish, str]:
    content = request.read(settings.UPLOAD_LIMIT + 1)
    if len(content) > settings.UPLOAD_LIMIT:
        raise Refusal(413, "")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise Refusal(400, "body-unreadable") from None
    asked = _valid(AuditIn, told, "body")
    uploads = [Upload(STATEMENT, "entries.csv", _rows(asked.entries))]
    if asked.agreement is not None:
        uploads.append(Upload(AGREEMENT, "agreement.json", [json.dumps(asked.agreement).encode()]))
    wish = Wish(RunKind.STATEMENT, asked.as_of or _today(), uploads, spoken_language(), asked.consumer)
    return wish, digest([content])


def _from_form(request: ProgramRequest) -> tuple[Wish, str]:
    told = {name: values[-1] for name, values in request.POST.lists()}
    asked = _valid(FormIn, told, "form")
    files = [(role, file) for role, given in request.FILES.lists() for file in given]
    kind = kind_of([role for role, _ in files])
    uploads = [Upload(role, file.name or role, file.chunks()) for role, file in files]
    fields = [f"{name}={value}".encode() for name, value in sorted(told.items())]
    parts = [part for role, file in files for part in (role.encode(), (file.name or "").encode(), _hash(file))]
    wish = Wish(kind, asked.as_of or _today(), uploads, spoken_language(), asked.consumer, asked.tariffs)
    return wish, digest([*fields, *parts])


def kind_of(roles: Sequence[str]) -> RunKind:
    """What is audited, by what the files are for. Refusal where they do not go together."""
    known = {role for kind in ROLES.values() for role in kind}
    if unknown := sorted(set(roles) - known):
        raise Refusal(422, "file-role", part=unknown[0], known=sorted(known))
    if not roles:
        raise Refusal(422, "files-missing")
    kinds = {kind for kind, own in ROLES.items() if set(roles) & set(own)}
    if len(kinds) > 1:
        raise Refusal(422, "files-mixed")
    if twice := sorted(role for role in set(roles) - set(SEVERAL) if roles.count(role) > 1):
        raise Refusal(422, "file-twice", part=twice[0])
    return kinds.pop()


def _valid(model: type[Any], told: object, where: str) -> Any:
    try:
        return model.model_validate(told)
    except pydantic.ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise ValidationError([{**one, "loc": (where, *one["loc"])} for one in found]) from None


def _rows(entries: Sequence[EntryIn]) -> Iterator[bytes]:
    """The entries as a canonical file."""
    columns = list(EntryIn.model_fields)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for number, entry in enumerate(entries, start=1):
        told = entry.model_dump(mode="json")
        writer.writerow([_cell(told[column]) for column in columns])
        if number % _ROWS == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _hash(file: "UploadedFile[Any]") -> bytes:
    whole = hashlib.sha256()
    for piece in file.chunks():
        whole.update(piece)
    return whole.digest()


def _today() -> date:
    return this_day()
