"""A glance at the installation: its numbers, and what a quick check finds wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import complaints
from juli.hub.directory.guarding import require_operator
from juli.hub.directory.queries import organisations, organisations_on_platform
from juli.hub.operations.checks.database import check_jobs, check_purpose
from juli.hub.operations.checks.findings import Finding
from juli.hub.operations.checks.host import check_disk, check_folders, check_secret
from juli.hub.operations.queue import RIGHT, failed_count


@dataclass(frozen=True, slots=True)
class Glance:
    """How much there is, and what is wrong; chains, files and mail are looked at by the doctor alone."""

    organisations: int
    on_platform: int
    complaints: int
    open_complaints: int
    failed_jobs: int
    wrong: Sequence[Finding]


def glance(*, by: Actor) -> Glance:
    """Count and check what takes no time."""
    require_operator(by, RIGHT)
    known, configuration = organisations(by=by), settings.CONFIGURATION
    found = [
        *check_secret(configuration),
        *check_folders(configuration),
        *check_disk(configuration),
        *check_purpose(configuration),
        *check_jobs(),
    ]
    with acting(SYSTEM):
        filed = complaints(by=SYSTEM)
        counted, still_open = filed.count(), filed.exclude(stage="closed").count()
    return Glance(
        organisations=known.count(),
        on_platform=organisations_on_platform(known, True).count(),
        complaints=counted,
        open_complaints=still_open,
        failed_jobs=failed_count(by=by),
        wrong=[one for one in found if not one.right],
    )
