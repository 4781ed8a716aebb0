"""The order in which files are run."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.conftest import LONGEST, pytest_collection_modifyitems

TESTS = Path(__file__).parent


def test_the_longest_are_there_and_come_first() -> None:
    assert [name for name in LONGEST if not (TESTS / name).is_file()] == []
    others = [TESTS / "test_money.py", TESTS / "audit" / "test_sales.py"]
    items: list[Any] = [SimpleNamespace(path=path) for path in (*others, *(TESTS / name for name in LONGEST))]
    pytest_collection_modifyitems(items)
    assert [item.path for item in items] == [*(TESTS / name for name in LONGEST), *others]
