"""The desk's page of portfolios: what it teaches while it is empty, and what it shows once there is something."""

import json
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from juli.hub.audits.example import example_files, example_portfolio
from juli.hub.audits.models import AuditRun
from tests.hub.audits.here import carry_out_here
from tests.hub.builders import staff
from tests.hub.signed import signed_in

if TYPE_CHECKING:
    from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.AUDITS_ROOT = tmp_path / "audits"


def files() -> dict[str, SimpleUploadedFile]:
    return {name.removesuffix(".parquet"): SimpleUploadedFile(name, told) for name, told in example_files().items()}


def upload(desk: "Desk", **changes: object) -> AuditRun:
    answer = desk.browser.post(reverse("desk:new-audit"), {**files(), "as_of": "2026-06-30", **changes})
    assert answer.status_code == 302, answer.content.decode()
    return AuditRun.objects.latest("made_at")


def page(desk: "Desk", name: str, *args: object, **query: object) -> str:
    answer = desk.browser.get(reverse(f"desk:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def test_an_empty_list_teaches_and_offers_an_example(desk: "Desk") -> None:
    assert "look over all your merchants at once" in page(desk, "audits")
    example = desk.browser.get(reverse("desk:audit-example"))
    assert example["Content-Type"] == "application/zip"
    assert example.content[:2] == b"PK"


def test_from_the_upload_to_what_was_found(desk: "Desk") -> None:
    run = upload(desk)
    waiting = page(desk, "audit", run.pk)
    assert "It waits for its turn" in waiting
    assert reverse("desk:audit-progress", args=[run.pk]) in waiting
    told = json.loads(desk.browser.get(reverse("desk:audit-progress", args=[run.pk])).content)
    assert told == {"state": "waiting", "percent": 0, "left": ""}
    carry_out_here(run.pk)
    found = page(desk, "audit", run.pk)
    for said in ("agent-north", "agent-south", "898430552510003", "data fee", "299.00", "Fees above the agreement"):
        assert said.lower() in found.lower(), said
    lines = page(desk, "audit-lines", run.pk, rule="charge-not-agreed")
    assert lines.count("<tr>") == 2
    assert "898430552510003" in page(desk, "audit-lines", run.pk, merchant="898430552510003")
    table = desk.browser.get(reverse("desk:audit-file", args=[run.pk, "totals.csv"]))
    assert b"29900" in b"".join(table.streaming_content)
    assert "tariffs" not in found
    assert "462.58" in page(desk, "audits")
    assert desk.browser.post(reverse("desk:discard-audit", args=[run.pk])).status_code == 302
    assert "Its results were deleted" in page(desk, "audit", run.pk)


def test_how_fees_were_charged_is_offered_once_it_was_asked_for(desk: "Desk") -> None:
    assert 'name="tariffs"' in page(desk, "new-audit")
    run = upload(desk, tariffs="on", entries=[files()["entries"], told_again()])
    carry_out_here(run.pk)
    found = page(desk, "audit", run.pk)
    assert "3 rows are wholly equal in different sources and were counted once." in found
    for kind in ("csv", "parquet"):
        assert reverse("desk:audit-file", args=[run.pk, f"tariffs.{kind}"]) in found
    table = desk.browser.get(reverse("desk:audit-file", args=[run.pk, "tariffs.csv"]))
    assert b"2990" in b"".join(table.streaming_content)
    assert page(desk, "audit-lines", run.pk, rule="rate-above-agreed").count("another formula was used") == 4


def told_again() -> SimpleUploadedFile:
    """Three of the entries as another export has them."""
    some = example_portfolio()["entries"].slice(0, 3)
    place = some.column_names.index("source")
    content = BytesIO()
    pq.write_table(some.set_column(place, "source", pa.array(["again.csv"] * 3)), content)
    return SimpleUploadedFile("again.parquet", content.getvalue())


def test_what_is_wrong_stands_beside_its_field(desk: "Desk") -> None:
    wrong = {"entries": SimpleUploadedFile("a.csv", b"a,b"), "as_of": "tomorrow"}
    said = unescape(desk.browser.post(reverse("desk:new-audit"), wrong).content.decode())
    assert "“a.csv” is no Parquet file." in said
    assert "This is no day of the calendar" in said
    nothing = unescape(desk.browser.post(reverse("desk:new-audit"), {"as_of": "2026-06-30"}).content.decode())
    assert "There is no file yet" in nothing
    assert not AuditRun.objects.exists()


def test_a_failure_says_what_is_wrong_with_which_file(desk: "Desk") -> None:
    run = upload(desk, rates=SimpleUploadedFile("our rates.parquet", example_files()["merchants.parquet"]))
    carry_out_here(run.pk)
    said = page(desk, "audit", run.pk)
    assert "our rates.parquet" in said
    assert "Start it again with other files" in said


def test_who_may_neither_run_nor_read_finds_nothing_and_sees_no_link(desk: "Desk") -> None:
    run = upload(desk)
    handler = signed_in(staff(desk.at, "su@example.cn", role="经办人")[0])
    names: list[tuple[str, list[object]]] = [("audits", []), ("new-audit", []), ("audit-example", [])]
    names += [(name, [run.pk]) for name in ("audit", "audit-progress", "audit-lines")]
    for name, args in names:
        assert handler.get(reverse(f"desk:{name}", args=args)).status_code == 404, name
    assert handler.post(reverse("desk:discard-audit", args=[run.pk])).status_code == 404
    assert reverse("desk:audits") not in handler.get(reverse("desk:list")).content.decode()
    assert reverse("desk:audits") in desk.browser.get(reverse("desk:list")).content.decode()


def test_the_audits_of_another_house_are_not_there(desk: "Desk", other_desk: "Callable[[], Desk]") -> None:
    run = upload(desk)
    other = other_desk()
    assert other.browser.get(reverse("desk:audit", args=[run.pk])).status_code == 404
    assert str(run.pk) not in page(other, "audits")


def test_a_page_that_stands_open_keeps_nobody_signed_in(desk: "Desk") -> None:
    run = upload(desk)
    address, begin = reverse("desk:audit-progress", args=[run.pk]), timezone.now()
    for minutes, status in ((40, 200), (59, 200), (61, 302)):
        with time_machine.travel(begin + timedelta(minutes=minutes)):
            assert desk.browser.get(address).status_code == status, minutes
