"""A program reads what it needs to serve; what is slow to load and rarely used is read when it is used."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from juli.hub.operations.running.loading import loading

SLOW = {"cn2an", "duckdb", "numpy", "pyarrow"}
STARTED = """
import sys, django
django.setup()
import juli.hub.operations.running.worker, juli.hub.operations.prepare, juli.hub.operations.running.web
from django.urls import get_resolver
get_resolver()._populate()
print(*sys.modules)
"""


def test_no_program_loads_at_its_start_what_is_slow_to_load(tmp_path: Path) -> None:
    own = {"JULI_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "juli.hub.settings", "PYTHONPATH": ":".join(sys.path)}
    started = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, env=own, check=True)
    loaded = set(started.stdout.split())
    assert {"juli.hub.desk.views.audits", "juli.hub.audits.results", "juli.papers.capitals"} <= loaded
    assert not loaded & SLOW


def test_garbage_is_looked_for_again_whatever_happens() -> None:
    gc.unfreeze()
    with pytest.raises(ZeroDivisionError), loading():
        _ = 1 / gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
