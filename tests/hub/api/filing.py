"""Complaints as programs file them."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from tests.hub.api.asking import Program

ALL = (
    "complaints.read",
    "complaints.file",
    "complaints.answer",
    "complaints.offer",
    "offers.approve",
    "complaints.pay",
    "complaints.close",
    "complaints.involve",
    "complaints.transfer",
    "complaints.assign",
    "views.share",
    "quality.review",
    "reports.read",
    "integration.manage",
)


def filing(**changes: Any) -> dict[str, Any]:
    """A complaint that came by telephone an hour ago."""
    return {
        "channel": "phone",
        "received_at": (timezone.now() - timedelta(hours=1)).isoformat(),
        "reference": "CALL-20261126-0017",
        "issue": "rate_increase",
        "text": "从1月起每笔多收，没有人通知我。",
        "complainant": {
            "kind": "sole_trader",
            "name": "周桂兰",
            "business_name": "周记五金建材店",
            "phone": "13800006027",
            "email": "zhou@example.cn",
        },
        "claims": [{"kind": "refund", "amount": "1916.77"}, {"kind": "restore_rate"}],
        "merchant_no": "898430552510A6R",
        "terminal_no": "88213307",
        **changes,
    }


def post(program: Program, path: str, body: object | None = None, **headers: str) -> HttpResponse:
    """What a program sends."""
    return program.send("post", path, data=json.dumps(body), content_type="application/json", headers=headers)


def filed_number(program: Program, **changes: Any) -> str:
    """The number of a complaint filed by a program."""
    answer = post(program, "/complaints", filing(**changes))
    assert answer.status_code == 201, answer.content.decode()
    return str(answer.json()["number"])
