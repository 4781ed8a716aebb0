"""`juli up`: the database, the web server and the worker as one tree of processes, started and stopped together."""

import argparse
import errno
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from juli.hub.configuration import Configuration, is_loopback, read_configuration
from juli.hub.operations.backup.marker import refuse_half_restored
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.keeper import Keeper
from juli.hub.operations.locking import sole_use
from juli.hub.operations.place import place_for
from juli.hub.operations.postgres import Postgres
from juli.hub.operations.private_files import make_data_folder
from juli.hub.operations.program import REFUSED, Program
from juli.hub.operations.terminal import said, tell

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (compared with, not chosen)
BEAT = 0.1
"""Seconds between two looks at the processes."""
SECONDS_TO_STOP = 4
"""For the web server and the worker together; the database then has its own few seconds."""


def main(arguments: argparse.Namespace) -> int:
    """Run with `host`, `port`, `data` (or None) and `demo` until Ctrl-C or SIGTERM.

    0 when stopped that way; 1, with one line that says why, when it cannot run.
    """
    try:
        with stop_request() as stop:
            _run(arguments, stop)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    except OSError as error:
        tell(said("unexpected", kind=type(error).__name__, reason=str(error)), wrong=True)
        return 1
    return 0


class StopRequest:
    """Whether somebody asked us to stop."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, *_: object) -> None:
        """Ask; also serves as a signal handler."""
        self.asked = True


@contextmanager
def stop_request() -> Iterator[StopRequest]:
    """Take Ctrl-C, SIGTERM and the closing of the terminal as a wish to stop."""
    stop = StopRequest()
    former = {one: signal.signal(one, stop.ask) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield stop
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)


def _run(arguments: argparse.Namespace, stop: StopRequest) -> None:
    if not 0 < arguments.port < 65536:
        raise CannotRun("host-unusable", host=arguments.host, port=arguments.port, reason="1 … 65535")
    environment = _environment(arguments)
    configuration = read_configuration(environment)
    environment["JULI_DATA"] = str(configuration.data)
    _refuse_demo_at_large(arguments, configuration)
    with _listener(arguments.host, arguments.port) as listener:
        _make_folders(configuration)
        with sole_use(configuration.data):
            refuse_half_restored(configuration)
            Platform(arguments, configuration, environment, listener).run(stop)


class Platform:
    """The running processes of one installation."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        configuration: Configuration,
        environment: Mapping[str, str],
        listener: socket.socket,
    ) -> None:
        self.configuration = configuration
        own = None if configuration.database_url else Postgres(place_for(configuration.data))
        self.database = own
        asked = ["--host", arguments.host, *(["--demo"] if arguments.demo else [])]
        self.preparation = Program("prepare", asked, environment=environment)
        number = listener.fileno()
        self.web = Program("web", ["--socket", str(number)], environment=environment, descriptors=[number])
        self.worker = Program("worker", environment=environment)

    def run(self, stop: StopRequest) -> None:
        """Start everything, keep it running until asked to stop, stop everything."""
        try:
            if self.database:
                self._start_database(self.database)
            prepared = self._prepare(stop)
            if prepared is not None:
                self._keep(prepared, stop)
        finally:
            self._stop()

    def _start_database(self, database: Postgres) -> None:
        if not database.is_made:
            tell(said("making-database", folder=database.place.home))
        database.start()

    def _prepare(self, stop: StopRequest) -> Mapping[str, Any] | None:
        """What the preparation told, or None when we were asked to stop meanwhile."""
        tell(said("preparing-database"))
        heard = b""
        self.preparation.start()
        while (ending := self.preparation.ending()) is None:
            if stop.asked:
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

    def _keep(self, prepared: Mapping[str, Any], stop: StopRequest) -> None:
        keepers = [Keeper("web", self.web), Keeper("worker", self.worker)]
        for keeper in keepers:
            keeper.start()
        if self.database:
            keepers.insert(0, Keeper("database", self.database))
        announced = False
        while not stop.asked:
            self._relay()
            for keeper in keepers:
                keeper.tend()
            if self.web.is_started and not announced:
                announced = True
                self._announce(prepared)
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

    def _relay(self) -> None:
        """Pass on what the programs say."""
        for program in (self.web, self.worker):
            if heard := program.hear():
                sys.stderr.buffer.write(heard)
                sys.stderr.buffer.flush()

    def _stop(self) -> None:
        programs = (self.preparation, self.web, self.worker)
        for program in programs:
            program.ask_to_stop()
        end = time.monotonic() + SECONDS_TO_STOP
        for program in programs:
            program.stop_within(end - time.monotonic())
        if self.database:
            self.database.stop()
        tell(said("stopped"))


def _environment(arguments: argparse.Namespace) -> dict[str, str]:
    """The environment, with the data folder and the address as the command line gives them."""
    environment = dict(os.environ)
    if arguments.data:
        environment["JULI_DATA"] = arguments.data
    reached_at = "127.0.0.1" if arguments.host in EVERYWHERE else arguments.host
    shown = f"[{reached_at}]" if ":" in reached_at else reached_at
    environment.setdefault("JULI_BASE_URL", f"http://{shown}:{arguments.port}")
    return environment


def _refuse_demo_at_large(arguments: argparse.Namespace, configuration: Configuration) -> None:
    if arguments.demo and configuration.is_production:
        raise CannotRun("demo-production")
    if arguments.demo and not is_loopback(arguments.host):
        raise CannotRun("demo-loopback-only", host=arguments.host)


@contextmanager
def _listener(host: str, port: int) -> Iterator[socket.socket]:
    """The socket visitors come to, held by us so that it outlives a web server that dies."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address, family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotRun("port-taken", host=host, port=port) from None
        raise CannotRun("host-unusable", host=host, port=port, reason=error) from None
    with listener:
        yield listener


def _make_folders(configuration: Configuration) -> None:
    try:
        make_data_folder(configuration.data)
        for folder in (configuration.files, configuration.data / "mail"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun("folder-unusable", folder=error.filename, reason=error.strerror) from None
    if not os.access(configuration.data, os.W_OK | os.X_OK):
        raise CannotRun("folder-unusable", folder=configuration.data, reason=os.strerror(errno.EACCES))
