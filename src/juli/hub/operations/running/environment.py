"""What the programs of an installation are told: our own environment, with what the command line adds."""

import argparse
import os

from juli.hub.configuration import Configuration, is_loopback, read_configuration
from juli.hub.operations.errors import CannotRun

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (compared with, not chosen)


def environment_for(arguments: argparse.Namespace) -> tuple[dict[str, str], Configuration]:
    """The environment with the data folder and the address as the command line gives them, and what it says.

    Reads `data`, and where the command has them `host` and `port`. ConfigurationError where a setting is wrong.
    """
    environment = dict(os.environ)
    if arguments.data:
        environment["JULI_DATA"] = arguments.data
    if host := getattr(arguments, "host", None):
        _refuse_port(host, arguments.port)
        environment.setdefault("JULI_BASE_URL", f"http://{_reached_at(host)}:{arguments.port}")
    configuration = read_configuration(environment)
    environment["JULI_DATA"] = str(configuration.data)
    return environment, configuration


def refuse_demo_at_large(arguments: argparse.Namespace, configuration: Configuration) -> None:
    """CannotRun when `demo` is asked for where strangers could meet it."""
    if arguments.demo and configuration.is_production:
        raise CannotRun("demo-production")
    if arguments.demo and not is_loopback(arguments.host):
        raise CannotRun("demo-loopback-only", host=arguments.host)


def _refuse_port(host: str, port: int) -> None:
    if not 0 < port < 65536:
        raise CannotRun("host-unusable", host=host, port=port, reason="1 … 65535")


def _reached_at(host: str) -> str:
    reached = "127.0.0.1" if host in EVERYWHERE else host
    return f"[{reached}]" if ":" in reached else reached
