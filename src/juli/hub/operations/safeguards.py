"""What must hold however the platform is started, by `juli up` or by another server."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from juli.hub.configuration import is_loopback
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.queries import is_demo
from juli.hub.settings import CONFIGURATION


def refuse_demo_in_production() -> None:
    """CannotRun when a production installation would serve demo data, whose sign-ins everybody may know."""
    if not CONFIGURATION.is_production:
        return
    # Servers load the application within their event loop, where Django lets nobody ask the database.
    with ThreadPoolExecutor(1) as thread:
        if thread.submit(_asked_once).result():
            raise CannotRun("production-demo")


def refuse_exposed_demo(host: str) -> None:
    """CannotRun when demo data would be served on an address that others reach, or in production."""
    if not is_demo():
        return
    if CONFIGURATION.is_production:
        raise CannotRun("production-demo")
    if not is_loopback(host):
        raise CannotRun("demo-loopback-only", host=host)


def _asked_once() -> bool:
    try:
        return is_demo()
    finally:
        connection.close()
