"""Things a test of the API needs: a house with a token, and what programs send."""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from juli.hub.directory.models import Membership, Organisation
from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import make_token
from juli.hub.integration.models import ApiToken
from tests.hub.builders import organisation, seated

SCOPES = ("audits.run", "audits.read")
ENTRY = {
    "occurred_at": "2026-01-09 10:00:00",
    "kind": "sale",
    "instrument": "credit",
    "amount": "1000.00",
    "fee": "32.90",
    "settled": "967.10",
}
AGREEMENT = {
    "schema": "juli.agreement/1",
    "provider": "澄湖支付有限公司",
    "merchant_no": "898430552510A6R",
    "signed_on": "2026-01-01",
    "rate": [{"instrument": "credit", "percent": "0.60"}],
}
"""0.60 % of 1000 yuan are 6.00: the entry above was charged 26.90 too much."""
DOCUMENT = {"as_of": "2026-04-01", "agreement": AGREEMENT, "entries": [ENTRY]}


@dataclass
class Program:
    """A program with a token of a member's seat."""

    seat: Membership
    token: ApiToken
    secret: str

    @property
    def at(self) -> Organisation:
        return self.seat.organisation

    def narrowed(self, scopes: Iterable[str]) -> "Program":
        """Another program of the same seat, whose token may less."""
        made, secret = make_token(self.seat, name="只读的", scopes=list(scopes), days=30, by=actor_at(self.seat))
        return Program(self.seat, made, secret)

    def get(self, path: str, **extra: Any) -> HttpResponse:
        return self.send("get", path, **extra)

    def send(self, method: str, path: str, **extra: Any) -> HttpResponse:
        headers = {"authorization": f"Bearer {self.secret}", **extra.pop("headers", {})}
        return getattr(Client(), method)(f"/api/v1{path}", headers=headers, **extra)

    def ask(self, document: object = DOCUMENT, **headers: str) -> HttpResponse:
        return self.send("post", "/audits", data=json.dumps(document), content_type="application/json", headers=headers)

    def upload(self, fields: dict[str, Any], **headers: str) -> HttpResponse:
        return self.send("post", "/audits", data=fields, headers=headers)


def program(at: Organisation | None = None, email: str = "lin@example.cn", scopes: Iterable[str] = SCOPES) -> Program:
    """A program of a house, with the rights of its administrator as far as `scopes` go."""
    seat = seated(at or organisation(), email)
    token, secret = make_token(seat, name="结算系统", scopes=list(scopes), days=30, by=actor_at(seat))
    return Program(seat, token, secret)


def csv_of(*entries: dict[str, str]) -> SimpleUploadedFile:
    """A canonical statement as a file."""
    rows = [",".join(ENTRY), *(",".join(entry.values()) for entry in entries or (ENTRY,))]
    return SimpleUploadedFile("流水.csv", "\n".join(rows).encode())


def parquet(name: str, rows: list[dict[str, Any]], schema: pa.Schema) -> SimpleUploadedFile:
    """A relation as a file."""
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink)
    return SimpleUploadedFile(name, sink.getvalue())
