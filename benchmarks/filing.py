"""Filing through the API: complaints a second, each with its event, its clocks and its receipt.

python benchmarks/filing.py                       # two web servers, four programs at once, 20 seconds
python benchmarks/filing.py --web 2 --programs 8 --seconds 60
python benchmarks/filing.py --profile             # one process without a server: where the time goes
"""
# ruff: noqa: PLC0415  (models are read after the set-up)

import argparse
import http.client
import json
import multiprocessing
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres

ORGANISATION = "澄湖支付有限公司"
Found = multiprocessing.Queue  # type: ignore[type-arg]
WARM_UP = 3.0
"""Seconds that are not counted."""


def document(number: int) -> bytes:
    """One complaint as a call centre hands it over."""
    arrived = datetime.now(UTC) - timedelta(hours=1)
    told = {
        "channel": "phone",
        "received_at": arrived.isoformat(),
        "reference": f"CALL-{number}",
        "issue": "rate_increase",
        "text": f"我是开五金店的，从1月起每笔多收，没有人通知我，打电话也没人管，请退还。通话编号{number}。",
        "complainant": {
            "kind": "sole_trader",
            "name": "周桂兰",
            "business_name": "周记五金建材店",
            "phone": f"138{number % 100_000_000:08}",
        },
        "claims": [{"kind": "refund", "amount": "1916.77"}, {"kind": "restore_rate"}],
        "merchant_no": "898430552510A6R",
        "terminal_no": f"{number % 100_000_000:08}",
    }
    return json.dumps(told, ensure_ascii=False).encode()


def prepare_house(programs: int) -> list[str]:
    """An installation with a desk, and the secrets of so many tokens."""
    import django

    django.setup()
    from juli.hub.accounts.actors import SYSTEM
    from juli.hub.accounts.models import User
    from juli.hub.accounts.scopes import acting
    from juli.hub.directory.actions import grant_role, open_desk
    from juli.hub.directory.models import Department, Membership, OrganisationKind, Role
    from juli.hub.directory.queries import actor_at
    from juli.hub.integration.actions import make_token
    from juli.hub.operations.prepare import prepare
    from juli.hub.today import this_day

    prepare(demo=False, host="127.0.0.1")
    with acting(SYSTEM):
        made = open_desk(ORGANISATION, kind=OrganisationKind.PAYMENT_INSTITUTION, opened_on=this_day(), by=SYSTEM)
        Department.objects.create(organisation=made, code="compliance_legal", name="合规与法务部")
        user = User.objects.create_user("lin@example.cn", name="林以宁")
        seat = Membership.objects.create(user=user, organisation=made)
        role = Role.objects.get(organisation=made, name="管理员")
        role.second_factor = False
        role.save()
        grant_role(seat, role, by=SYSTEM)
        actor = actor_at(seat)
    scopes = ["complaints.file"]
    return [make_token(seat, name=f"呼叫中心{n}", scopes=scopes, days=9, by=actor)[1] for n in range(programs)]


def batch(start: int, size: int) -> tuple[str, bytes]:
    """Where so many complaints are sent, and the body."""
    if size == 1:
        return "/api/v1/complaints", document(start)
    items = b",".join(document(start + n) for n in range(size))
    return "/api/v1/complaints/batch", b'{"items": [' + items + b"]}"


def one_program(  # noqa: PLR0917  (what a process is started with)
    port: int, secret: str, start: int, until: float, counting_from: float, size: int, found: "Found"
) -> None:
    """File until the time is over; tell how many were filed within what is counted, and how long each took."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken, number = [], start
    while time.time() < until:
        headers = {
            "Authorization": f"Bearer {secret}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"{size}-{number}",
        }
        begin = time.time()
        address, content = batch(number, size)
        connection.request("POST", address, content, headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 201:
            raise SystemExit(f"{answer.status}: {content.decode()}")
        if begin >= counting_from:
            taken.append(time.time() - begin)
        number += size
    found.put(taken)


def used(first: int) -> float:
    """Seconds of processor that a process, its children and its group have used."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if first in (int(folder.name), int(fields[1]), int(fields[2])):
            total += sum(map(int, fields[11:15]))
    return total / os.sysconf("SC_CLK_TCK")


def measured(port: int, secrets: list[str], seconds: float, size: int, trees: dict[str, int]) -> None:
    """Let all programs file at once, and print what came of it."""
    found: Found = multiprocessing.Queue()
    counting_from = time.time() + WARM_UP
    until = counting_from + seconds
    processes = [
        multiprocessing.Process(
            target=one_program, args=(port, secret, n * 10_000_000 + size, until, counting_from, size, found)
        )
        for n, secret in enumerate(secrets)
    ]
    before = os.getloadavg()[0]
    for process in processes:
        process.start()
    time.sleep(max(0.0, counting_from - time.time()))
    spent = {name: used(first) for name, first in trees.items()}
    time.sleep(max(0.0, until - time.time()))
    spent = {name: used(first) - spent[name] for name, first in trees.items()}
    taken = sorted(one for _ in processes for one in found.get())
    for process in processes:
        process.join()
    count = len(taken) * size
    if not count:
        print(f"nothing was filed in {seconds:.0f} s, {size} in a request: the machine is too busy to measure")
        return
    print(f"{count} filed in {seconds:.0f} s, {size} in a request: {count / seconds:.0f} a second")
    print("processor for each: " + ", ".join(f"{name} {one / count * 1000:.1f} ms" for name, one in spent.items()))
    shown = {"median": statistics.median(taken), "95 %": taken[int(len(taken) * 0.95)], "longest": taken[-1]}
    print(", ".join(f"{name} {value * 1000:.0f} ms" for name, value in shown.items()))
    print(f"load of the machine before {before:.1f}, after {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")


def profile(secret: str, database: int, count: int = 100) -> None:
    """File in this process, and print where the time goes."""
    import cProfile
    import pstats

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser = Client(SERVER_NAME="localhost")

    def send(number: int, size: int = 1) -> None:
        headers = {"authorization": f"Bearer {secret}", "idempotency-key": f"{size}-{number}"}
        address, content = batch(number, size)
        answer = browser.post(address, content, content_type="application/json", headers=headers)
        assert answer.status_code == 201, answer.content.decode()

    for number in range(20):
        send(number)
    with CaptureQueriesContext(connection) as seen:
        send(20)
    for query in seen.captured_queries:
        print(query["time"], query["sql"][:150])
    print(len(seen), "questions")
    for size in (1, 50):
        mine, theirs = time.process_time(), used(database)
        for number in range(size * 10_000, size * 10_000 + 200, size):
            send(number, size)
        mine, theirs = time.process_time() - mine, used(database) - theirs
        print(
            f"{size} in a request: processor for each: here {mine * 5:.1f} ms, database {theirs * 5:.1f} ms", flush=True
        )
    profiler = cProfile.Profile()
    with profiler:
        for number in range(5_000_000, 5_000_000 + count):
            send(number)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats(70)


@contextmanager
def web_servers(count: int, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Web servers as `juli up` starts them, on a port of their own."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        reading, writing = os.pipe()
        program = "import sys; from juli.hub.operations.running.web import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", program, "--ready", str(writing), "--socket", str(listening.fileno())]
        passed = (writing, listening.fileno())
        start = partial(subprocess.Popen, command, env=environment, pass_fds=passed)
        first = start(process_group=0)
        started = [first, *(start(process_group=first.pid) for _ in range(count - 1))]
        try:
            for _ in started:
                os.read(reading, 1)
            yield listening.getsockname()[1], first.pid
        finally:
            for one in started:
                one.terminate()
            for one in started:
                one.wait()


@contextmanager
def installation() -> Iterator[int]:
    """A folder with a real PostgreSQL of its own; its first process."""
    folder = Path(tempfile.mkdtemp(prefix="juli-filing-"))
    folder.chmod(0o711)
    os.environ.update(JULI_DATA=str(folder), DJANGO_SETTINGS_MODULE="juli.hub.settings")
    server = Postgres(place_for(folder), may_create=True)
    server.start()
    try:
        yield int((place_for(folder).cluster / "postmaster.pid").read_text().split()[0])
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Measure, or profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--web", type=int, default=2)
    parser.add_argument("--programs", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--size", type=int, action="append", help="complaints in a request; 1 and 50 otherwise")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with installation() as database:
        secrets = prepare_house(options.programs)
        if options.profile:
            profile(secrets[0], database)
            return
        with web_servers(options.web, dict(os.environ)) as (port, web):
            for size in options.size or [1, 50]:
                measured(port, secrets, options.seconds, size, {"web": web, "database": database})


if __name__ == "__main__":
    main()
