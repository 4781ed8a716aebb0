"""The program that does the work of one audit: `python -m juli.hub.audits.child FOLDER MEGABYTES`.

It knows neither the platform nor its database. On standard output stands one JSON object a line: how far it is, and
at last `{"done": …}` or `{"failed": code}`. When its standard input ends, whoever started it has gone, and so does it.
"""

import fcntl
import json
import os
import resource
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DONE, ALONE = 0, 3
MEGABYTE = 1024 * 1024


def main(arguments: list[str]) -> int:
    """Audit what lies in a folder."""
    folder, memory = Path(arguments[0]), int(arguments[1])
    threading.Thread(target=_end_with_parent, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_DATA, (memory * MEGABYTE, memory * MEGABYTE))
    # Held until the process ends: nobody else works in this folder meanwhile.
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _tell(audited(folder))
    return DONE


def audited(folder: Path) -> Mapping[str, Any]:
    """What is said last: what is counted of the results, or in a word why there are none."""
    # Read under the bound of memory.
    from juli.hub.audits import carrying_out  # noqa: PLC0415
    from juli.hub.audits.unusable import Unusable, write  # noqa: PLC0415

    asked = json.loads((folder / "request.json").read_text(encoding="utf-8"))
    try:
        return {"done": carrying_out.carry_out(folder, asked, _tell)}
    except Unusable as error:
        write(folder / "failure.json", error.told)
        return {"failed": error.code}
    except carrying_out.NO_MEMORY:
        return {"failed": "too-large"}
    except OSError as error:
        return {"failed": "no-room" if error.errno in carrying_out.NO_ROOM else "broke-off"}


def _tell(document: Mapping[str, Any]) -> None:
    os.write(1, json.dumps(document).encode() + b"\n")


def _end_with_parent() -> None:
    # Not through Python's own stream: a thread that waits in there keeps the interpreter from ending.
    while os.read(0, 1024):
        pass
    os._exit(ALONE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
