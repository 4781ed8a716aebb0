"""A backup of 2,000 complaints with a file of 50 kB each, and the way back: seconds, size, memory of `juli` itself."""
# ruff: noqa: PLC0415  (models are read after the set-up)

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres

COMPLAINTS, FILE_BYTES = 2_000, 50_000
JULI = Path(sys.executable).with_name("juli")
SETTINGS = {"JULI_BACKUP_PASSPHRASE": "correct horse battery staple", "DJANGO_SETTINGS_MODULE": "juli.hub.settings"}


def fill() -> None:
    """File complaints through the real actions, each with a file that cannot be compressed."""
    import django

    django.setup()
    from juli.hub.accounts.actors import Actor, ActorKind
    from juli.hub.complaints.actions import add_draft_file, file_complaint, start_draft
    from juli.hub.complaints.filing import ClaimRequest, FilingRequest
    from juli.hub.operations.prepare import prepare

    prepare(demo=False, host="127.0.0.1")
    dice = random.Random(COMPLAINTS)
    request = FilingRequest(
        issue="rate_increase",
        complainant_kind="sole_trader",
        name="周桂兰",
        business_name="周记五金建材店",
        phone="13800006027",
        email="zhou@example.cn",
        respondent_name="北桥支付有限公司",
        story="从1月起每笔多收，没有人通知我。" * 10,
        claims=(ClaimRequest("refund", 191_677),),
    )
    for number in range(COMPLAINTS):
        draft, _ = start_draft(by=Actor(ActorKind.VISITOR))
        seat = Actor(ActorKind.VISITOR, draft_id=draft.pk)
        content = dice.randbytes(FILE_BYTES)
        add_draft_file(content, purpose="evidence", name=f"{number}.jpg", media_type="image/jpeg", by=seat)
        file_complaint(request, by=seat)


def measured(*words: object) -> tuple[float, float]:
    """Seconds and most megabytes of one `juli …`."""
    begin = time.perf_counter()
    process = subprocess.Popen([JULI, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status:
        raise SystemExit(f"juli {words[0]} failed; run it by hand to see why")
    return seconds, usage.ru_maxrss / 1024


@contextmanager
def served(data: Path) -> Iterator[None]:
    """The database of a data folder, up."""
    server = Postgres(place_for(data))
    server.start()
    try:
        yield
    finally:
        server.stop()


def main() -> None:
    """Fill an installation, back it up, verify, restore."""
    os.environ.update(SETTINGS)
    data, again = (Path(tempfile.mkdtemp(prefix="juli-bench-")) for _ in range(2))
    try:
        for folder in (data, again):
            folder.chmod(0o711)
        with served(data):
            subprocess.run([sys.executable, __file__, "fill"], env={**os.environ, "JULI_DATA": str(data)}, check=True)
        archive = again / "archive"
        steps = {
            "backup": ("backup", archive, "--data", data),
            "backup --verify": ("backup", "--verify", archive),
            "restore": ("restore", archive, "--data", again),
        }
        for name, words in steps.items():
            seconds, most = measured(*words)
            print(f"juli {name}, {COMPLAINTS:,} complaints and files: {seconds:.1f} s, at most {most:.0f} MB of memory")
        print(f"the archive: {archive.stat().st_size / 1e6:.1f} MB for {COMPLAINTS * FILE_BYTES / 1e6:.0f} MB of files")
    finally:
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(again, ignore_errors=True)


if __name__ == "__main__":
    fill() if sys.argv[1:] == ["fill"] else main()
