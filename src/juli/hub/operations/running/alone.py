"""`juli web`, `juli worker` and `juli upgrade`: the single programs, for a server that supervises them itself."""
# ruff: noqa: PLC0415  (the programs are read once the environment says which installation it is)

import argparse
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import django

from juli.hub.configuration import Configuration
from juli.hub.operations.backup.marker import refuse_half_restored
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.environment import environment_for
from juli.hub.operations.running.folders import make_folders
from juli.hub.operations.running.locking import holder, sole_use
from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres
from juli.hub.operations.serving.sockets import given_socket, listener, tell_systemd
from juli.hub.operations.terminal import said, tell


def web(arguments: argparse.Namespace) -> int:
    """Serve on the socket that systemd hands over, or on `host` and `port`, until SIGTERM or SIGINT.

    0 when stopped that way, another status and one line that says why when it cannot run.
    """
    try:
        _enter(arguments)
        _set_up()
        from juli.hub.operations.running.web import serve
        from juli.hub.operations.safeguards import refuse_exposed_demo

        with _socket(arguments) as listening:
            refuse_exposed_demo(listening.getsockname()[0])
            return serve(listening, _ready)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1


def worker(arguments: argparse.Namespace) -> int:
    """Do jobs until SIGTERM or SIGINT; statuses as for `web`."""
    try:
        _enter(arguments)
        _set_up()
        from juli.hub.operations.migrations_state import refuse_waiting
        from juli.hub.operations.running.worker import work

        refuse_waiting()
        return work(_ready)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1


def upgrade(arguments: argparse.Namespace) -> int:
    """Bring tables and styles up to this version and print what was done; 1 and one line where that cannot be."""
    try:
        configuration = _enter(arguments)
        with _database(configuration):
            _set_up()
            from juli.hub.operations import prepare

            made = prepare.upgrade()
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    for migration in made:
        tell(said("migrated", migration=migration))
    tell(said("upgraded", count=len(made)))
    return 0


def _enter(arguments: argparse.Namespace) -> Configuration:
    """Let the environment say what the command line says, so that the settings read it."""
    environment, configuration = environment_for(arguments)
    make_folders(configuration)
    refuse_half_restored(configuration)
    os.environ.update(environment)
    return configuration


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()


@contextmanager
def _socket(arguments: argparse.Namespace) -> Iterator[socket.socket]:
    given = given_socket(os.environ)
    if given:
        with given:
            yield given
    else:
        with listener(arguments.host, arguments.port) as opened:
            yield opened


def _ready() -> None:
    tell_systemd("READY=1", os.environ)


@contextmanager
def _database(configuration: Configuration) -> Iterator[None]:
    """The database within reach: one given by its address, that of a running `juli up`, or our own for the time."""
    if configuration.database_url or holder(configuration.data) is not None:
        yield
        return
    with sole_use(configuration.data):
        database = Postgres(place_for(configuration.data))
        try:
            database.start()
            yield
        finally:
            database.stop()
