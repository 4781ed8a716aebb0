"""An audit through the API, from the request to its deletion."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.audits.example import example_files
from juli.hub.audits.models import AuditRun
from juli.hub.machines import NotPossible
from tests.hub.api.asking import AGREEMENT, DOCUMENT, ENTRY, Program, csv_of, program
from tests.hub.audits.here import carry_out_here
from tests.hub.house.seated import house

pytestmark = pytest.mark.django_db


def carried_out(answer: HttpResponse) -> str:
    """Do what a worker would; the id of the audit."""
    assert answer.status_code == 202, answer.content.decode()
    run_id = answer.json()["id"]
    assert ProcrastinateJob.objects.filter(task_name="juli.carry_out_audit", args={"run_id": run_id}).exists()
    carry_out_here(run_id)
    return str(run_id)


def test_one_merchant_as_a_document(asking: Program) -> None:
    asked = asking.ask()
    assert asked.json()["state"] == "waiting"
    run_id = carried_out(asked)
    assert asked["Location"] == f"/api/v1/audits/{run_id}"
    told = asking.get(f"/audits/{run_id}").json()
    assert (told["state"], told["percent"], told["entries"], told["overcharged"]) == ("finished", 100, 1, "26.90")
    assert told["summary"]["by_rule"]["rate-above-agreed"] == {"count": 1, "excess": "26.90"}
    (line,) = asking.get(f"/audits/{run_id}/lines").json()["items"]
    assert line["excess"] == "26.90"
    assert line["expected"] == "6.00"
    assert line["occurred_at"] == "2026-01-09T10:00:00"


def test_statements_as_files(asking: Program) -> None:
    agreement = "\n".join(
        [
            'schema = "juli.agreement/1"',
            'provider = "澄湖支付有限公司"',
            "signed_on = 2026-01-01",
            "[[rate]]",
            'instrument = "credit"',
            'percent = "0.60"',
        ]
    )
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("agreement.toml", agreement.encode())
    run_id = carried_out(asking.upload({"as_of": "2026-04-01", "statement": csv_of(), "agreement": file}))
    answer = asking.get(f"/audits/{run_id}/files/audit.json")
    assert json.loads(b"".join(answer.streaming_content))["overcharged"] == "26.90"
    table = b"".join(asking.get(f"/audits/{run_id}/files/lines.csv").streaming_content).decode("utf-8-sig")
    assert table.splitlines()[0].startswith('"merchant_no","rule","cause","source"')
    assert "2690" in table


def test_a_portfolio_with_its_tariffs(asking: Program) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = {
        name.removesuffix(".parquet"): SimpleUploadedFile(name, content) for name, content in example_files().items()
    }
    run_id = carried_out(asking.upload({"as_of": "2026-06-30", "tariffs": "true", **files}))
    summary = asking.get(f"/audits/{run_id}").json()["summary"]
    assert (summary["tariffs_inferred"], summary["counted_once"]) == (True, 0)
    answer = asking.get(f"/audits/{run_id}/files/tariffs.csv")
    assert b'"2990","300"' in b"".join(answer.streaming_content)


def test_what_cannot_be_read_says_why_in_the_language_of_who_asks(asking: Program) -> None:
    run_id = carried_out(asking.ask({**DOCUMENT, "agreement": {**AGREEMENT, "rate": [{"percent": "x"}]}}))
    told = asking.get(f"/audits/{run_id}", headers={"accept-language": "en"}).json()
    assert (told["state"], told["failure"]["code"]) == ("failed", "agreement")
    assert "rate[0]" in told["failure"]["detail"]
    chinese = asking.get(f"/audits/{run_id}").json()["failure"]["detail"]
    assert chinese != told["failure"]["detail"]


def test_pages_of_lines_hold_every_line_once(asking: Program) -> None:
    entries = [{**ENTRY, "occurred_at": f"2026-01-{day:02} 10:00:00", "entry_id": str(day)} for day in range(1, 8)]
    run_id = carried_out(asking.ask({**DOCUMENT, "entries": entries}))
    seen, cursor = [], None
    while True:
        query = "?limit=3" + (f"&cursor={cursor}" if cursor else "")
        page = asking.get(f"/audits/{run_id}/lines{query}").json()
        seen += [item["entry_id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    whole = asking.get(f"/audits/{run_id}/lines").json()["items"]
    assert seen == [item["entry_id"] for item in whole]
    assert sum(item["rule"] == "rate-above-agreed" for item in whole) == 7
    by_rule = asking.get(f"/audits/{run_id}/lines?rule=rate-above-agreed&limit=2").json()
    assert len(by_rule["items"]) == 2
    assert by_rule["next"]


def test_deleting_ends_what_waits_and_removes_what_is_done(asking: Program, own_folder: Path) -> None:
    waiting = asking.ask().json()["id"]
    done = carried_out(asking.ask())
    for run_id, state in ((waiting, "cancelled"), (done, "purged")):
        assert asking.send("delete", f"/audits/{run_id}").status_code == 204
        assert asking.send("delete", f"/audits/{run_id}").status_code == 204
        assert asking.get(f"/audits/{run_id}").json()["state"] == state
        assert not (own_folder / run_id).exists()
    assert asking.get(f"/audits/{done}/lines").status_code == 409
    carry_out_here(waiting)
    assert AuditRun.objects.get(pk=waiting).state == "cancelled"


def test_uploads_go_when_the_audit_ends(asking: Program, own_folder: Path) -> None:
    run_id = carried_out(asking.ask())
    assert not (own_folder / run_id / "in").exists()
    assert (own_folder / run_id / "out" / "lines.parquet").exists()


def test_too_many_at_once_wait(asking: Program) -> None:
    for _ in range(5):
        assert asking.ask().status_code == 202
    refused = asking.ask()
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:juli:problem:audits-open")


def test_the_list_is_paged_newest_first(asking: Program) -> None:
    ids = [asking.ask().json()["id"] for _ in range(3)]
    first = asking.get("/audits?limit=2").json()
    second = asking.get(f"/audits?limit=2&cursor={first['next']}").json()
    assert [item["id"] for item in first["items"] + second["items"]] == ids[::-1]
    assert second["next"] is None
    assert asking.get("/audits?state=finished").json()["items"] == []


def test_a_supervisor_s_program_audits_too_and_a_partner_s_cannot(db: None) -> None:
    watcher = program(house("监管局", "regulator"), "watcher@regulator.example")
    carried_out(watcher.ask())
    with pytest.raises(NotPossible, match="token-scopes-missing"):
        program(house("远山", "agent"), "chen@agent.example")


def test_a_longer_list_asks_no_more_of_the_database(asking: Program) -> None:
    counted = []
    assert asking.get("/audits").status_code == 200  # what the token rests on is kept from the first request on
    for more in (1, 3):
        for _ in range(more):
            asking.ask()
        with CaptureQueriesContext(connection) as seen:
            assert asking.get("/audits").status_code == 200
        counted.append(len(seen))
    assert counted[0] == counted[1]
