"""`juli up`: the database, the web servers and the workers as one tree of processes, started and stopped together."""

import argparse
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from typing import Any

from juli.hub.configuration import Configuration
from juli.hub.operations.backup.marker import refuse_half_restored
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.environment import environment_for, refuse_demo_at_large
from juli.hub.operations.running.fleet import Fleet
from juli.hub.operations.running.folders import make_folders
from juli.hub.operations.running.keeper import Keeper
from juli.hub.operations.running.locking import Hold, sole_use
from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres
from juli.hub.operations.running.program import REFUSED, Program
from juli.hub.operations.running.wishes import Wishes, heard_wishes
from juli.hub.operations.serving.sockets import listener, tell_systemd
from juli.hub.operations.terminal import said, tell

BEAT = 0.1
"""Seconds between two looks at the processes."""
SECONDS_TO_STOP = 4
"""For the web servers and the workers together; the database then has its own few seconds."""
CONNECTIONS_ASIDE = 20
"""For commands, the preparation and people who look into the database by hand."""
CONNECTIONS_EACH = 20
"""A web server's pool and what it needs beside it; a worker needs fewer."""


def main(arguments: argparse.Namespace) -> int:
    """Run with `host`, `port`, `data` (or None), `demo`, and `web` and `workers` processes until Ctrl-C or SIGTERM.

    0 when stopped that way; 1, with one line that says why, when it cannot run.
    """
    try:
        with heard_wishes() as wishes:
            _run(arguments, wishes)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    except OSError as error:
        tell(said("unexpected", kind=type(error).__name__, reason=str(error)), wrong=True)
        return 1
    return 0


def _run(arguments: argparse.Namespace, wishes: Wishes) -> None:
    environment, configuration = environment_for(arguments)
    refuse_demo_at_large(arguments, configuration)
    with listener(arguments.host, arguments.port) as listening:
        make_folders(configuration)
        with sole_use(configuration.data) as hold:
            refuse_half_restored(configuration)
            Platform(arguments, configuration, environment, listening, hold).run(wishes)


class Platform:
    """The running processes of one installation."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        configuration: Configuration,
        environment: Mapping[str, str],
        listening: socket.socket,
        hold: Hold,
    ) -> None:
        self.configuration = configuration
        self.hold = hold
        self.restarts = 0
        self.database = None if configuration.database_url else _own_database(arguments, configuration)
        asked = ["--host", arguments.host, *(["--demo"] if arguments.demo else [])]
        self.preparation = Program("prepare", asked, environment=environment)
        number = listening.fileno()
        webs = [
            Program(
                "web",
                ["--socket", str(number)],
                environment=environment,
                descriptors=[number],
                hurry=signal.SIGINT,
            )
            for _ in range(arguments.web)
        ]
        workers = [Program("worker", environment=environment) for _ in range(arguments.workers)]
        self.fleet = Fleet([*webs, *workers])

    def run(self, wishes: Wishes) -> None:
        """Start everything, keep it running until asked to stop, stop everything."""
        try:
            if self.database:
                self._start_database(self.database)
            prepared = self._prepare(wishes)
            if prepared is not None:
                self._keep(prepared, wishes)
        finally:
            self._stop()

    def _start_database(self, database: Postgres) -> None:
        if not database.is_made:
            tell(said("making-database", folder=database.place.home))
        database.start()

    def _prepare(self, wishes: Wishes) -> Mapping[str, Any] | None:
        """What the preparation told, or None when we were asked to stop meanwhile."""
        tell(said("preparing-database"))
        heard = b""
        self.preparation.start()
        while (ending := self.preparation.ending()) is None:
            if wishes.stop:
                return None
            heard += self.preparation.hear()
            time.sleep(BEAT / 2)
        heard += self.preparation.hear()
        if ending == REFUSED:
            raise CannotRun("refused", reason=self.preparation.last_words)
        if ending:
            sys.stderr.buffer.write(heard)
            raise CannotRun("unexpected", kind=said("preparation"), reason=self.preparation.last_words)
        told: Mapping[str, Any] = json.loads(self.preparation.told)
        return told

    def _keep(self, prepared: Mapping[str, Any], wishes: Wishes) -> None:
        self.fleet.start()
        database = Keeper("database", self.database) if self.database else None
        announced = False
        while not wishes.stop:
            if database:
                database.tend()
            self.fleet.tend()
            if self.fleet.is_serving and not announced:
                announced = True
                self._announce(prepared)
            if announced and wishes.take_restart():
                self.fleet.restart(self._note_restart)
            time.sleep(BEAT)
        tell(said("stopping"))

    def _announce(self, prepared: Mapping[str, Any]) -> None:
        tell(said("ready", address=self.configuration.base_url))
        tell(said("data-folder", folder=self.configuration.data))
        if prepared["sign_ins"]:
            tell(said("sign-ins"))
        for one in prepared["sign_ins"]:
            tell(said("sign-in", **one))
        tell(said("how-to-stop"))
        tell_systemd("READY=1", os.environ)

    def _note_restart(self, complete: bool) -> None:
        self.restarts += 1
        self.hold.note(f"{self.restarts} {'complete' if complete else 'given-up'}")

    def _stop(self) -> None:
        self.preparation.ask_to_stop()
        self.preparation.stop_within(SECONDS_TO_STOP)
        self.fleet.stop(SECONDS_TO_STOP)
        if self.database:
            self.database.stop()
        tell(said("stopped"))


def _own_database(arguments: argparse.Namespace, configuration: Configuration) -> Postgres:
    """Our own server, with room for every process, and for a second one while it is replaced."""
    processes = arguments.web + arguments.workers + 1
    room = CONNECTIONS_ASIDE + CONNECTIONS_EACH * processes
    return Postgres(place_for(configuration.data), {"max_connections": str(room)})
