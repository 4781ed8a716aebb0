"""What the database holds, counted when somebody asks."""

from collections.abc import Iterator, Mapping

from django.db.models import Count
from procrastinate.contrib.django.models import ProcrastinateJob
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from juli import __version__
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.counts import clocks_past_due, complaints_by_stage
from juli.hub.today import this_day


class Figures(Collector):
    """Jobs, complaints and clocks; the names of states and queues are the only labels."""

    def collect(self) -> Iterator[Metric]:
        yield _gauge("juli_version", "The version that answers", ["version"], {(__version__,): 1})
        jobs = ProcrastinateJob.objects.values_list("queue_name", "status").annotate(Count("id"))
        by_state: dict[tuple[str, ...], int] = {(queue, status): number for queue, status, number in jobs}
        yield _gauge("juli_jobs", "Jobs in the queue", ["queue", "state"], by_state)
        failed = sum(number for labels, number in by_state.items() if labels[-1] == "failed")
        yield _gauge("juli_jobs_failed", "Jobs that failed for good", [], {(): failed})
        with acting(SYSTEM):
            stages = complaints_by_stage(by=SYSTEM)
            past = clocks_past_due(this_day(), by=SYSTEM)
        yield _gauge("juli_complaints", "Complaints", ["stage"], _labelled(stages))
        yield _gauge("juli_clocks_past_due", "Running clocks whose day is past", ["nature"], _labelled(past))


def _labelled(numbers: Mapping[str, int]) -> Mapping[tuple[str, ...], int]:
    return {(label,): number for label, number in numbers.items()}


def _gauge(name: str, meaning: str, labels: list[str], values: Mapping[tuple[str, ...], int]) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family
