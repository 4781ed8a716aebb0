"""After erasure no mark of a person stands anywhere: not in a whole dump, not in any file, mail or log."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.hub.privacy.sentinel_story import MARKS

SEALED = {"name", "phone", "account", "story", "note", "message", "statementline", "answer", "help", "leftanswer"} | {
    "body",
    "caseno",
    "address",
    "idnumber",
    "ownwords",
}
ROOT = Path(__file__).resolve().parents[3]


def test_of_a_complaint_full_of_marks_none_is_left(data_folders: Callable[[], Path]) -> None:
    data = data_folders()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JULI_", "DJANGO_"))}
    environment |= {
        "JULI_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "juli.hub.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{environment.get('PYTHONPATH', '')}",
    }
    command = [sys.executable, "-m", "tests.hub.privacy.sentinel_story"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout.splitlines()[-1])
    before = {mark for marks in told["before"].values() for mark in marks}
    # What is not sealed can be seen before; what is sealed cannot, but its values are there.
    assert {
        "filename",
        "filebytes",
        "merchant",
        "shop",
        "reference",
        "proves",
        "claimnote",
        "email",
        "province",
        "proofname",
    } <= before
    assert not before & SEALED
    assert {"filename", "merchant", "leftbytes"} <= set(told["before"]["backup"])
    assert told["sealed_before"] >= 10
    assert told["after"] == {}
    assert (told["sealed_after"], told["mails"], told["broken"]) == (0, 0, [])
    assert not [mark for mark in MARKS if MARKS[mark] in run.stderr]
