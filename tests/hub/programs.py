"""What programs of a house leave behind: a token, a finished audit, an address that was told of it."""

import json
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils import timezone

from juli.audit.portfolio.results.lines import LINES, TOTALS
from juli.hub.accounts.actors import SYSTEM
from juli.hub.audits.folder import folder_of
from juli.hub.audits.models import AuditRun
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import add_webhook, claim_key, make_token, tell_webhooks
from juli.hub.integration.models import ApiToken, WebhookDelivery, WebhookEndpoint
from juli.hub.integration.scopes import OF_API


@dataclass(frozen=True)
class Programs:
    """A program's token and its secret, an audit, and a message about it."""

    token: ApiToken
    secret: str
    audit: AuditRun
    webhook: WebhookEndpoint
    delivery: WebhookDelivery


def programs(seat: Membership, mark: str) -> Programs:
    """`mark` stands in every name, address and line."""
    by, now = actor_at(seat), timezone.now()
    token, secret = make_token(seat, name=f"{mark} token", scopes=OF_API, days=9, by=by)
    claim_key(token, mark, "0" * 64, by=by)
    run = AuditRun.objects.create(
        organisation=seat.organisation,
        asked_by=seat.user,
        token=token,
        kind="portfolio",
        as_of=timezone.localdate(),
        state="finished",
        uploaded_bytes=1,
        made_at=now,
        ended_at=now,
        kept_until=now,
        entries=1,
        merchants=1,
        lines=1,
        overcharged_fen=1,
        owed_fen=0,
    )
    _results(run, mark)
    hook = add_webhook(seat.organisation, url=f"https://hooks.{mark}.example/", kinds=["audit.finished"], by=by)
    tell_webhooks(seat.organisation_id, "audit.finished", {"id": str(run.pk)}, by=SYSTEM)
    return Programs(token, secret, run, hook, hook.deliveries.earliest("made_at"))


def _results(run: AuditRun, mark: str) -> None:
    folder = folder_of(run.pk)
    folder.out.mkdir(parents=True)
    about = {"merchant_no": f"{mark} shop", "rule": "rate-above-agreed", "excess_fen": 1}
    pq.write_table(pa.Table.from_pylist([{**about, "amount_fen": 1}], schema=LINES), folder.out / "lines.parquet")
    pq.write_table(pa.Table.from_pylist([{**about, "count": 1}], schema=TOTALS), folder.out / "totals.parquet")
    by_agent = {f"{mark} shop": {"count": 1, "excess": "0.01"}}
    (folder.out / "summary.json").write_text(json.dumps({"by_rule": {}, "by_agent": by_agent}))
