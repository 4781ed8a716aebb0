"""The same pages at a help desk that many use: django-helpdesk, with invented tickets, measured as `desk.py` measures.

It runs in an environment of its own and is no dependency of anything here:

python -m venv /tmp/peer && /tmp/peer/bin/pip install django-helpdesk
/tmp/peer/bin/python benchmarks/peers/django_helpdesk.py --tickets 100000

Its list is a page and the rows that the page asks for afterwards; both count. The database is SQLite in a throw-away
folder, within the process, so that its time is that of the process.
"""
# ruff: noqa: PLC0415  (models are read after the set-up)

import argparse
import base64
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

COLUMNS = ("id", "ticket", "priority", "queue", "status", "created", "due_date", "assigned_to", "submitter", "time")
SAID = (
    "刷卡机每个月被扣流量费，当初业务员没有说过。",
    "押金激活金说好返还，到现在没有退。",
    "费率比合同上写的高，客服一直不回复。",
    "机器打不出小票，业务员不接电话。",
)

urlpatterns: list[Any] = []


def set_up(folder: Path) -> None:
    """Django with the help desk and nothing else, its tables made."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    contrib = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles", "sites", "humanize")
    layers = (
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    )
    around = ("debug", "request", "i18n", "static")
    settings.configure(
        SECRET_KEY="invented for this run",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite3"}},
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in contrib), "rest_framework", "helpdesk"],
        MIDDLEWARE=layers,
        ROOT_URLCONF=__name__,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        *(f"django.template.context_processors.{name}" for name in around),
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        STATIC_URL="/static/",
        SITE_ID=1,
        USE_TZ=True,
        HELPDESK_TEAMS_MODE_ENABLED=False,
    )
    django.setup()
    call_command("migrate", verbosity=0)
    from django.urls import include, path

    urlpatterns.append(path("", include("helpdesk.urls", namespace="helpdesk")))


def fill(count: int) -> None:
    """One queue, one member of staff, so many tickets with two remarks each; nine of twenty are open."""
    from django.contrib.auth.models import User
    from django.utils import timezone
    from helpdesk.models import FollowUp, Queue, Ticket

    dice, now = random.Random(count), timezone.now()
    staff = User.objects.create_superuser("lin", "lin@example.cn", "long enough for a desk")
    queue = Queue.objects.create(title="投诉", slug="complaints")
    for first in range(0, count, 5_000):
        tickets = [
            Ticket(
                title=f"五金店 {first + one}",
                queue=queue,
                created=now - timedelta(minutes=dice.randrange(60, 720_000)),
                modified=now,
                submitter_email=f"shop{first + one}@example.cn",
                status=dice.choice((1,) * 9 + (4,) * 11),
                description=dice.choice(SAID),
                priority=dice.randrange(1, 6),
                due_date=now + timedelta(days=dice.randrange(-5, 30)),
                secret_key=f"{dice.getrandbits(128):032x}",
            )
            for one in range(min(5_000, count - first))
        ]
        Ticket.objects.bulk_create(tickets, batch_size=500)
        remarks = [
            FollowUp(ticket=ticket, date=ticket.created, title="remark", comment=dice.choice(SAID), user=staff)
            for ticket in tickets
            for _ in range(2)
        ]
        FollowUp.objects.bulk_create(remarks, batch_size=500)


def pages() -> Mapping[str, Sequence[str]]:
    """What is measured, by name: the addresses that a browser asks one after the other."""
    from helpdesk.models import Ticket

    some = Ticket.objects.filter(status=1).latest("created")
    return {
        "list": listed({"status__in": [1, 2]}),
        "all, newest first": listed({}),
        "search: a word in every fourth": listed({}, "流量费"),
        "search: a word in every second": listed({}, "业务员"),
        "search: a word nobody said": listed({}, "鲸鱼"),
        "one ticket": [f"/tickets/{some.pk}/"],
        "dashboard": ["/dashboard/"],
    }


def listed(filtering: Mapping[str, object], sought: str = "") -> Sequence[str]:
    """The page of a list and the fifty rows it asks for."""
    from urllib.parse import urlencode

    asked = {"filtering": filtering, "filtering_null": {}, "sorting": "created", "sortreverse": True}
    asked |= {"search_string": sought}
    query = base64.b64encode(json.dumps(asked).encode()).decode()
    table = {"draw": 1, "start": 0, "length": 50, "order[0][column]": 5, "order[0][dir]": "desc", "search[value]": ""}
    for place, name in enumerate(COLUMNS):
        table[f"columns[{place}][data]"] = name
    page = {"q": sought} if sought else {}
    return [f"/tickets/?{urlencode(page)}", f"/datatables_ticket_list/{query}?{urlencode(table)}"]


def measure(times: int) -> None:
    """Each page `times` times through the whole of Django, after two that warm up."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    browser = Client(headers={"accept-language": "en"}, SERVER_NAME="localhost")
    browser.force_login(User.objects.get(username="lin"))
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print("| page | median ms | p95 ms | processor ms | questions |\n|---|---|---|---|---|")
    for name, addresses in pages().items():
        questions = 0
        for address in addresses * 2:
            with CaptureQueriesContext(connection) as caught:
                answer = browser.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            questions += len(caught)
        taken, before = [], time.process_time()
        for _ in range(times):
            begin = time.perf_counter()
            for address in addresses:
                browser.get(address)
            taken.append((time.perf_counter() - begin) * 1000)
        used = (time.process_time() - before) * 1000 / times
        late = statistics.quantiles(taken, n=20)[-1]
        print(f"| {name} | {statistics.median(taken):.0f} | {late:.0f} | {used:.0f} | {questions // 2} |", flush=True)


def main() -> None:
    """Fill and measure in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=41)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="peer-") as folder:
        set_up(Path(folder))
        begin = time.perf_counter()
        fill(options.tickets)
        print(f"{options.tickets:,} tickets made in {time.perf_counter() - begin:.0f} s", flush=True)
        measure(options.times)


if __name__ == "__main__":
    main()
