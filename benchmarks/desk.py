"""The desk over many complaints: what each of its pages costs, and how many questions it asks the database.

Wall time at the median and the 95th percentile, processor time of Django and of the database beside it: the first
hangs on what else the machine does, the second hardly.

python benchmarks/desk.py                        # 10,000 and 100,000 complaints, each in an installation of its own
python benchmarks/desk.py --complaints 1000000   # about half an hour and 10 GB
python benchmarks/desk.py --keep DIR             # leaves the installation there, and uses it again
"""
# ruff: noqa: PLC0415  (models are read after the set-up)

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres

TIMES = 41
BOUND_MS = 150
LEAD, OF_ONE = "lin@example.cn", "qin@example.cn"
"""Who reads all departments, and who reads one."""
MEASURED_FOR_ONE = ("list", "all, newest first", "search: a word in every tenth", "today")
ORGANISATION = "澄湖支付有限公司"


def fill(count: int) -> None:
    """An installation with a desk and `count` complaints, and what is remembered of it for the measuring."""
    import django

    django.setup()
    from django.db import connection

    from juli.hub.accounts.actors import SYSTEM
    from juli.hub.accounts.models import User
    from juli.hub.accounts.scopes import acting
    from juli.hub.directory.actions import grant_role, open_desk
    from juli.hub.directory.models import Department, Membership, OrganisationKind, Role
    from juli.hub.directory.queries import actor_at
    from juli.hub.operations.demo.seeding import seed_complaints
    from juli.hub.operations.prepare import prepare
    from juli.hub.today import this_day
    from juli.hub.worklists.actions import NewView, save_view

    prepare(demo=False, host="127.0.0.1")
    with acting(SYSTEM):
        kind = OrganisationKind.PAYMENT_INSTITUTION
        made = open_desk(ORGANISATION, kind=kind, opened_on=this_day(), by=SYSTEM)
        department = Department.objects.create(organisation=made, code="compliance_legal", name="合规与法务部")
        role = Role.objects.get(organisation=made, name="组长")
        # Nobody is there to set up a second factor.
        role.second_factor = False
        role.save()
        for email, name, of in ((LEAD, "林以宁", None), (OF_ONE, "秦知夏", department)):
            user = User.objects.create_user(email, "long enough for a desk", name=name)
            seat = Membership.objects.create(user=user, organisation=made, department=of)
            grant_role(seat, role, department=of, by=SYSTEM)
        actor = actor_at(Membership.objects.get(user__email=LEAD))
    save_view(NewView("大额流量费", "issue:data_fee stage:open amount:>3000", "amount", ["number", "amount"]), by=actor)
    begin = time.perf_counter()
    for _ in seed_complaints(ORGANISATION, count, dice=random.Random(count)):
        pass
    seconds = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT pg_database_size(current_database())")
        size = cursor.fetchone()[0]
    print(f"{count:,} complaints seeded in {seconds:.0f} s; the database takes {size / 1e9:.2f} GB", flush=True)


def pages() -> Mapping[str, str]:
    """What is measured, by name."""
    from juli.hub.accounts.actors import SYSTEM
    from juli.hub.accounts.scopes import acting
    from juli.hub.complaints.models import Complaint
    from juli.hub.worklists.models import SavedView

    with acting(SYSTEM):
        view = SavedView.objects.get()
        some = Complaint.objects.filter(stage="in_hand").order_by("-filed_at").select_related("complainant").first()
        assert some is not None
        shop, phone = some.complainant.business_name, some.complainant.phone
    return {
        "list": "/desk/",
        "second page of the list": "/desk/?order=changed",
        "waiting for our answer": "/desk/?view=reply",
        "all, newest first": "/desk/?view=all",
        "largest amounts": "/desk/?order=amount",
        "saved view": f"/desk/?view={view.pk}",
        "search: a word in every tenth": "/desk/?q=流量费",
        "search: a word in every second": "/desk/?q=业务员",
        "search: two words and filters": "/desk/?q=意外险 截图 stage:open",
        "search: a word nobody said": "/desk/?q=鲸鱼",
        "search: shop": f"/desk/?q={shop}",
        "search: phone ending": f"/desk/?q=phone:{phone[-4:]}",
        "search: number": f"/desk/?q={some.number}",
        "search: due and amount": "/desk/?q=due:today amount:>500",
        "today": "/desk/today/",
        "one complaint": f"/desk/{some.number}/",
    }


def measure() -> None:
    """Each page TIMES times through the whole of Django, after two that warm up."""
    import django

    django.setup()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print("| page | median ms | p95 ms | processor ms, Django | database | questions |\n|---|---|---|---|---|---|")
    addresses = pages()
    found = measured_for(LEAD, addresses)
    of_one = measured_for(OF_ONE, {name: addresses[name] for name in MEASURED_FOR_ONE}, "one department: ")
    missed = [name for name, costs in (found | of_one).items() if costs["median_ms"] >= BOUND_MS]
    print(f"\nat or above {BOUND_MS} ms at the median: {', '.join(missed) or 'none'}")
    print(json.dumps(found | of_one, ensure_ascii=False))


def measured_for(email: str, addresses: Mapping[str, str], before: str = "") -> dict[str, dict[str, float]]:
    """The costs of pages for one person, by name."""
    from django.test import Client

    from juli.hub.accounts.models import User

    browser = Client(headers={"accept-language": "zh"}, SERVER_NAME="localhost")
    browser.force_login(User.objects.get(email=email))
    found = {}
    for name, address in addresses.items():
        costs = found[before + name] = costs_of(browser, address)
        cells = (f"{costs[one]:.0f}" for one in ("median_ms", "p95_ms", "django_ms", "database_ms", "questions"))
        print(f"| {before}{name} | {' | '.join(cells)} |", flush=True)
    return found


def costs_of(browser: Any, address: str) -> dict[str, float]:
    """What one page costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        answer = browser.get(address)
    questions = len(caught)
    assert answer.status_code == 200, (address, answer.status_code)
    taken, django_before, database_before = [], time.process_time(), database_seconds()
    for _ in range(TIMES):
        begin = time.perf_counter()
        browser.get(address)
        taken.append((time.perf_counter() - begin) * 1000)
    return {
        "median_ms": round(statistics.median(taken), 1),
        "p95_ms": round(statistics.quantiles(taken, n=20)[-1], 1),
        "django_ms": round((time.process_time() - django_before) * 1000 / TIMES, 1),
        "database_ms": round((database_seconds() - database_before) * 1000 / TIMES, 1),
        "questions": questions,
    }


def database_seconds() -> float:
    """Processor seconds of the database's own process for this connection, as Linux counts them; elsewhere 0."""
    from django.db import connection

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not told.exists():
        return 0.0
    after_name = told.read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def installation(kept: str | None) -> Iterator[Path]:
    """A data folder with its database up; removed afterwards unless it is to be kept."""
    data = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="juli-bench-"))
    data.mkdir(exist_ok=True)
    data.chmod(0o711)
    server = Postgres(place_for(data), may_create=True)
    server.start()
    try:
        yield data
    finally:
        server.stop()
        if not kept:
            shutil.rmtree(data, ignore_errors=True)


def main() -> None:
    """Fill and measure, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--complaints", type=int, action="append")
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--step", choices=["fill", "measure"])
    options = parser.parse_args()
    if options.step:
        return fill(options.complaints[0]) if options.step == "fill" else measure()
    for count in options.complaints or [10_000, 100_000]:
        with installation(options.keep) as data:
            environment = {**os.environ, "JULI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "juli.hub.settings"}
            environment |= {"JULI_RATE_LIMITS": "no"}
            done = data / "filled"
            for step in ["measure"] if done.exists() else ["fill", "measure"]:
                words = [sys.executable, __file__, "--complaints", str(count), "--step", step]
                subprocess.run(words, env=environment, check=True)
                done.touch()
    return None


if __name__ == "__main__":
    main()
