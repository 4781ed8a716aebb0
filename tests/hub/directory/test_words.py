"""Every code of the directory that people meet has its words, and every night desks that are over are shut."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from juli.hub.directory import labels, tasks
from juli.hub.directory.machines import ACTIVATION
from juli.hub.directory.models import Record
from tests.hub.builders import organisation
from tests.hub.scoping import unbound

DIRECTORY = Path(labels.__file__).parent
ELSEWHERE = [DIRECTORY.parent / room for room in ("integration", "redress", "routing", "service_hours", "worklists")]
"""They keep their records in the directory, too."""


def trees(*rooms: Path) -> Iterator[ast.AST]:
    """All there is in the modules of the room."""
    for path in (path for room in (DIRECTORY, *rooms) for path in room.rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def codes_in(node: ast.AST) -> set[str]:
    """The constants of an expression that are codes."""
    found = {value.value for value in ast.walk(node) if isinstance(value, ast.Constant)}
    return {code for code in found if isinstance(code, str) and re.fullmatch("[a-z]+([_-][a-z]+)*", code)}


def handed_to(called: str, argument: int, *rooms: Path) -> set[str]:
    """The codes that are handed to a function."""
    calls = (node for node in trees(*rooms) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    handed = (node.args[argument] for node in calls if node.func.id == called)
    return {code for node in handed for code in codes_in(node)}


def test_every_refusal_has_a_sentence() -> None:
    codes = handed_to("NotPossible", 0)
    assert len(codes) >= 15
    assert set(labels.REFUSALS) == codes | {f"activation-{state}" for state in ACTIVATION.states}


def test_every_record_has_a_line() -> None:
    named = (node for node in trees() if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "kind")
    handed = handed_to("keep_record", 1, *ELSEWHERE) | handed_to("_keep_record", 0, *ELSEWHERE)
    kinds = handed.union(*(codes_in(node.value) for node in named)) - {"kind"}
    assert len(kinds) >= 20
    assert set(labels.RECORDS) == kinds


@pytest.mark.django_db
def test_the_night_shuts_desks_whose_evidence_is_over() -> None:
    today = timezone.localdate()
    over, last_day, endless = (organisation(name) for name in ("一", "二", "三"))
    over.activated_until, last_day.activated_until = today - timedelta(days=1), today
    over.save()
    last_day.save()
    with unbound():
        tasks.end_due(0)
    for one, is_open in ((over, False), (last_day, True), (endless, True)):
        one.refresh_from_db()
        assert one.is_active is is_open, one.name
    assert Record.objects.filter(kind="activation_ended").count() == 1
