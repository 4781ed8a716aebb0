"""What must hold however the platform is started, by `juli up` or by another server."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from juli.hub.configuration import is_loopback
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.queries import is_demo
from juli.hub.settings import CONFIGURATION


def refuse_demo_in_production() -> None:
    """CannotRun when a production installation would serve demo data, whose sign-ins everybody may know, and when
    the day of one that is no demo could be moved."""
    if not (CONFIGURATION.is_production or CONFIGURATION.time_machine):
        return
    # Servers load the application within their event loop, where Django lets nobody ask the database.
    with ThreadPoolExecutor(1) as thread:
        refuse_mixture(is_demo=thread.submit(_asked_once).result())


def refuse_mixture(*, is_demo: bool) -> None:
    """CannotRun where what only a demo may have would meet real people, or a demo would."""
    if is_demo and CONFIGURATION.is_production:
        raise CannotRun("production-demo")
    if CONFIGURATION.time_machine and not is_demo:
        raise CannotRun("time-machine-real")


def refuse_exposed_demo(host: str) -> None:
    """CannotRun when demo data would be served on an address that others reach, or in production, and when the day
    of real people's complaints could be moved."""
    demo = is_demo()
    refuse_mixture(is_demo=demo)
    if demo and not is_loopback(host):
        raise CannotRun("demo-loopback-only", host=host)


def _asked_once() -> bool:
    try:
        return is_demo()
    finally:
        connection.close()
