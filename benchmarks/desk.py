"""The desk over many complaints: seconds of its pages at the median, and how many questions each asks the database.

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

from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres

TIMES = 21
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
        Department.objects.create(organisation=made, code="compliance_legal", name="合规与法务部")
        user = User.objects.create_user("lin@example.cn", "long enough for a desk", name="林以宁")
        seat = Membership.objects.create(user=user, organisation=made)
        role = Role.objects.get(organisation=made, name="组长")
        # Nobody is there to set up a second factor.
        role.second_factor = False
        role.save()
        grant_role(seat, role, by=SYSTEM)
        actor = actor_at(seat)
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
    """Each page TIMES times through the whole of Django, after one that warms up."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from juli.hub.accounts.models import User

    browser = Client(headers={"accept-language": "zh"}, SERVER_NAME="localhost")
    browser.force_login(User.objects.get(email="lin@example.cn"))
    found = {}
    for name, address in pages().items():
        browser.get(address)
        with CaptureQueriesContext(connection) as caught:
            answer = browser.get(address)
        asked = len(caught)
        assert answer.status_code == 200, (name, answer.status_code)
        taken = []
        for _ in range(TIMES):
            begin = time.perf_counter()
            browser.get(address)
            taken.append(time.perf_counter() - begin)
        milliseconds = statistics.median(taken) * 1000
        found[name] = {"median_ms": round(milliseconds, 1), "queries": asked}
        print(f"{name:36} {milliseconds:7.1f} ms at the median, {asked:3} questions", flush=True)
    print(json.dumps(found, ensure_ascii=False))


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
