"""The settings of this installation as its operator reads them: value, meaning, and where the value comes from."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from juli.hub.accounts.actors import Actor
from juli.hub.configuration import DEFAULTS, Configuration
from juli.hub.directory.guarding import require_operator
from juli.hub.spoken import spoken_language

SECRET = ("KEY", "PASSWORD", "PASSPHRASE", "SECRET", "TOKEN", "DATABASE_URL")
"""A setting with one of these in its name is a secret."""


class Origin(StrEnum):
    """Where the value of a setting comes from."""

    ENVIRONMENT = "environment"
    DEFAULT = "default"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `value` is "" where there is none, and where it is a secret (`is_secret`)."""

    name: str
    value: str
    is_secret: bool
    is_set: bool
    origin: Origin
    meaning: str


def told_settings(
    configuration: Configuration, *, by: Actor, environment: Mapping[str, str] = os.environ
) -> Sequence[Setting]:
    """All settings in the order of their defaults."""
    require_operator(by, "installation.operate")
    derived = _derived(configuration)
    return [_told(name, derived, environment) for name in DEFAULTS]


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """What each setting means, by name, in both languages ("zh", "en")."""
    return tomllib.loads(files("juli.hub").joinpath("settings.toml").read_text(encoding="utf-8"))


def is_secret(name: str) -> bool:
    """Whether the value of a setting must not be shown to anybody. Where a secret lies may be."""
    return any(part in name for part in SECRET) and not name.endswith("_FILE")


def _told(name: str, derived: Mapping[str, str], environment: Mapping[str, str]) -> Setting:
    given, default = environment.get(name, "").strip(), DEFAULTS[name]
    value = given or default or derived.get(name, "")
    origin = Origin.ENVIRONMENT if given else Origin.DEFAULT if default or not value else Origin.DERIVED
    language = spoken_language()
    hidden = is_secret(name)
    return Setting(
        name, "" if hidden else value, hidden, bool(value), origin, _plain(meanings().get(name, {}).get(language, ""))
    )


def _plain(text: str) -> str:
    """A sentence of the document without its marks."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "").replace("`", "")


def _derived(configuration: Configuration) -> Mapping[str, str]:
    """What stands in for settings that were left empty."""
    return {
        "JULI_FILES": str(configuration.files),
        "JULI_KEYS_FILE": str(configuration.keys_file),
        "JULI_ALLOWED_HOSTS": ", ".join(configuration.allowed_hosts),
        "JULI_MAIL_FROM": configuration.mail.sender,
        "JULI_SECRET_KEY": str(configuration.secret_path),
    }
