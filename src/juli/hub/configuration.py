"""What an installation is told from outside: environment variables named JULI_…, and nothing else.

`SETTINGS` names every one of them; docs/settings.md explains them and a test holds the two together.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.outbound.places import Place, read_place
from juli.hub.operations.private_files import kept_secret, make_data_folder

Value = TypeVar("Value")

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]")
SHORTEST_SECRET = 50
SHORTEST_TOKEN, LONGEST_TOKEN = 32, 200
FEWEST_CHARACTERS = 5
"""How many different characters a secret must have at least; the same bounds Django warns about."""

DEFAULTS: Mapping[str, str] = {
    "JULI_MODE": "local",
    "JULI_DEBUG": "no",
    "JULI_DATA": "data",
    "JULI_DATABASE_URL": "",
    "JULI_SECRET_KEY": "",
    "JULI_BASE_URL": "http://127.0.0.1:8000",
    "JULI_ALLOWED_HOSTS": "",
    "JULI_TRUSTED_PROXIES": "",
    "JULI_FILES": "",
    "JULI_FILES_ORIGIN": "",
    "JULI_BACKUP_PASSPHRASE": "",
    "JULI_KEYS_FILE": "",
    "JULI_UPLOAD_LIMIT": "20",
    "JULI_AUDITS": "",
    "JULI_AUDIT_UPLOAD": "512",
    "JULI_AUDIT_MEMORY": "2048",
    "JULI_AUDIT_DAYS": "7",
    "JULI_RATE_LIMITS": "yes",
    "JULI_OUTBOUND_ALLOWED": "",
    "JULI_METRICS_TOKEN": "",
    "JULI_MAIL": "file",
    "JULI_MAIL_FROM": "",
    "JULI_SMTP_HOST": "",
    "JULI_SMTP_PORT": "587",
    "JULI_SMTP_USER": "",
    "JULI_SMTP_PASSWORD": "",
    "JULI_SMTP_STARTTLS": "yes",
    "JULI_SMS": "file",
    "JULI_SMS_URL": "",
    "JULI_SMS_SECRET": "",
    "JULI_SESSION_HOURS": "12",
    "JULI_SESSION_IDLE": "60",
    "JULI_SESSION_IDLE_OPERATOR": "30",
    "JULI_TIME_MACHINE": "no",
}
"""Every setting with its default; an empty default means "none", or is explained in docs/settings.md."""


class ConfigurationError(CannotRun):
    """A setting is wrong; the line says which, and what to write instead."""


class Mode(StrEnum):
    """What the installation is for; production is strict about everything a stranger could use."""

    LOCAL = "local"
    PRODUCTION = "production"


class MailWay(StrEnum):
    """Where mail goes: into files below the data folder, or to a mail server."""

    FILE = "file"
    SMTP = "smtp"


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves the installation."""

    way: MailWay
    sender: str
    host: str
    port: int
    user: str
    password: str
    starttls: bool


class SmsWay(StrEnum):
    """Where text messages go: into files below the data folder, or to a service that sends them."""

    FILE = "file"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Sms:
    """How text messages leave the installation; requests to `url` are signed with `secret`."""

    way: SmsWay
    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """How long staff stay signed in: at most, and without doing anything."""

    most: timedelta
    idle: timedelta
    operator_idle: timedelta


@dataclass(frozen=True, slots=True)
class Audits:
    """Audits of organisations: where their files lie, how many bytes one may bring and how many megabytes of memory
    it may take, and for how many days its results stay."""

    folder: Path
    upload: int
    memory: int
    days: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings of one installation, read and checked."""

    mode: Mode
    debug: bool
    data: Path
    database_url: str
    given_secret: str
    base_url: str
    allowed_hosts: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    files: Path
    files_origin: str
    """Where uploaded files are handed out, "" for the site itself."""
    keys_file: Path
    """The ring of keys that personal data is sealed under; without it nothing sealed can be read again."""
    upload_limit: int
    """Most bytes that one request may carry."""
    rate_limits: bool
    outbound_allowed: tuple[Place, ...]
    metrics_token: str
    mail: Mail
    sms: Sms
    sign_in: SignIn
    time_machine: bool
    """Whether a demo may stand at another day."""
    audits: Audits

    @property
    def is_production(self) -> bool:
        """Whether this is an installation for real people."""
        return self.mode is Mode.PRODUCTION

    @property
    def secret_path(self) -> Path:
        """Where a local installation keeps the secret it made itself."""
        return self.data / "secret-key"

    def secret_key(self) -> str:
        """The key that signs sessions: the one given, or the local one, made on first use."""
        if self.given_secret:
            return self.given_secret
        make_data_folder(self.data)
        return kept_secret(self.secret_path)


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read every JULI_… variable; ConfigurationError names the first that is wrong or unknown."""
    _refuse_unknown(environment)
    values = {name: environment.get(name, "").strip() or default for name, default in DEFAULTS.items()}
    data = _parsed(values, "JULI_DATA", _folder, "/srv/juli")
    configuration = Configuration(
        mode=_parsed(values, "JULI_MODE", Mode, "local, production"),
        debug=_parsed(values, "JULI_DEBUG", _yes_or_no, "yes, no"),
        data=data,
        database_url=_database_url(values["JULI_DATABASE_URL"]),
        given_secret=values["JULI_SECRET_KEY"],
        base_url=_base_url(values["JULI_BASE_URL"]),
        allowed_hosts=_hosts(values),
        trusted_proxies=_parsed(values, "JULI_TRUSTED_PROXIES", _networks, "127.0.0.1, 10.1.0.0/16"),
        files=_parsed(values, "JULI_FILES", _folder, "/srv/juli/files") if values["JULI_FILES"] else data / "files",
        files_origin=_files_origin(values),
        keys_file=_parsed(values, "JULI_KEYS_FILE", _folder, "/srv/juli-keys")
        if values["JULI_KEYS_FILE"]
        else data / "keys",
        upload_limit=_parsed(values, "JULI_UPLOAD_LIMIT", _megabytes, "1 … 1024 (MB)"),
        rate_limits=_parsed(values, "JULI_RATE_LIMITS", _yes_or_no, "yes, no"),
        outbound_allowed=_parsed(values, "JULI_OUTBOUND_ALLOWED", _places, "id.example.internal:8443"),
        metrics_token=_metrics_token(values["JULI_METRICS_TOKEN"]),
        mail=_mail(values),
        sms=_sms(values),
        sign_in=_sign_in(values),
        time_machine=_parsed(values, "JULI_TIME_MACHINE", _yes_or_no, "yes, no"),
        audits=_audits(values, data),
    )
    if configuration.is_production:
        _refuse_unsafe(configuration)
    return configuration


def is_weak(secret: str) -> bool:
    """Whether a secret is too short, too plain, or one that stands in examples."""
    plain = len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS
    return plain or secret.startswith("django-insecure-")


def is_loopback(host: str) -> bool:
    """Whether a host name or address reaches this machine alone."""
    return host in LOOPBACK_HOSTS or (host.startswith("127.") and host.replace(".", "").isdigit())


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    unknown = sorted(name for name in environment if name.startswith("JULI_") and name not in DEFAULTS)
    if unknown:
        raise ConfigurationError("setting-unknown", name=unknown[0])


def _refuse_unsafe(configuration: Configuration) -> None:
    """What a production installation does not start with."""
    if configuration.debug:
        raise ConfigurationError("production-debug")
    if configuration.time_machine:
        raise ConfigurationError("production-time-machine")
    if not configuration.given_secret:
        raise ConfigurationError("production-secret-missing")
    if is_weak(configuration.given_secret):
        raise ConfigurationError("production-secret-weak", shortest=SHORTEST_SECRET)
    for name, url in (("JULI_BASE_URL", configuration.base_url), ("JULI_FILES_ORIGIN", configuration.files_origin)):
        if url and not url.startswith("https://"):
            raise ConfigurationError("production-base-url", name=name, value=url)


def _parsed(values: Mapping[str, str], name: str, parse: Callable[[str], Value], allowed: str) -> Value:
    try:
        return parse(values[name])
    except ValueError:
        raise ConfigurationError("setting-wrong", name=name, value=values[name], allowed=allowed) from None


def _folder(text: str) -> Path:
    if "\0" in text:
        raise ValueError(text)
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        # There is no such user's home.
        raise ValueError(text) from None


def _yes_or_no(text: str) -> bool:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in known:
        raise ValueError(text)
    return known[text.lower()]


def _between(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and lowest <= int(text) <= highest):
            raise ValueError(text)
        return int(text)

    return parse


def _megabytes(text: str) -> int:
    return _between(1, 1024)(text) * 1024 * 1024


def _metrics_token(token: str) -> str:
    """The word as given, or none; never repeated in a message, since it opens the figures."""
    if token and not (token.isascii() and token.isalnum() and SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN):
        raise ConfigurationError("metrics-token-wrong", shortest=SHORTEST_TOKEN)
    return token


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _database_url(url: str) -> str:
    """The address as given; never repeated in a message, since it holds a password."""
    if not url:
        return ""
    try:
        parts = conninfo_to_dict(url) if url.startswith(("postgresql://", "postgres://")) else {}
    except ProgrammingError:
        parts = {}
    if not parts.get("dbname"):
        raise ConfigurationError("database-url-wrong")
    return url


def _networks(text: str) -> tuple[str, ...]:
    """Addresses and networks in their plain form; a word that stands for everybody is none."""
    return tuple(str(ip_network(part)).removesuffix("/32").removesuffix("/128") for part in _listed(text))


def _places(text: str) -> tuple[Place, ...]:
    return tuple(read_place(part) for part in _listed(text))


def _files_origin(values: Mapping[str, str]) -> str:
    """Another host than the site's: cookies and scripts of the one must mean nothing to the other."""
    given = values["JULI_FILES_ORIGIN"]
    if not given:
        return ""
    origin = _base_url(given, "JULI_FILES_ORIGIN", "https://files.example.cn")
    if urlsplit(origin).hostname == urlsplit(_base_url(values["JULI_BASE_URL"])).hostname:
        raise ConfigurationError("files-origin-same", value=given)
    return origin


def _base_url(url: str, name: str = "JULI_BASE_URL", example: str = "https://juli.example.cn") -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = None
    if not usable or parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ConfigurationError("setting-wrong", name=name, value=url, allowed=example)
    return f"{parts.scheme}://{parts.netloc}"


def _hosts(values: Mapping[str, str]) -> tuple[str, ...]:
    """The host names the site answers to: those listed, else that of its address; local ones also on loopback."""
    own = urlsplit(_base_url(values["JULI_BASE_URL"])).hostname or ""
    listed = _listed(values["JULI_ALLOWED_HOSTS"]) or (own,)
    if "*" in listed:
        raise ConfigurationError("setting-wrong", name="JULI_ALLOWED_HOSTS", value="*", allowed="juli.example.cn")
    local = () if values["JULI_MODE"] == Mode.PRODUCTION else ("127.0.0.1", "localhost", "[::1]")
    files = urlsplit(_files_origin(values)).hostname
    return tuple(dict.fromkeys((*listed, *local, *((files,) if files else ()))))


def _mail(values: Mapping[str, str]) -> Mail:
    mail = Mail(
        way=_parsed(values, "JULI_MAIL", MailWay, "file, smtp"),
        sender=values["JULI_MAIL_FROM"] or "juli@localhost",
        host=values["JULI_SMTP_HOST"],
        port=_parsed(values, "JULI_SMTP_PORT", _between(1, 65535), "1 … 65535"),
        user=values["JULI_SMTP_USER"],
        password=values["JULI_SMTP_PASSWORD"],
        starttls=_parsed(values, "JULI_SMTP_STARTTLS", _yes_or_no, "yes, no"),
    )
    if mail.way is MailWay.SMTP:
        for name in ("JULI_SMTP_HOST", "JULI_MAIL_FROM"):
            if not values[name]:
                raise ConfigurationError("smtp-incomplete", name=name)
    return mail


def _sms(values: Mapping[str, str]) -> Sms:
    way = _parsed(values, "JULI_SMS", SmsWay, "file, webhook")
    if way is SmsWay.WEBHOOK:
        for name in ("JULI_SMS_URL", "JULI_SMS_SECRET"):
            if not values[name]:
                raise ConfigurationError("sms-incomplete", name=name)
    return Sms(way, values["JULI_SMS_URL"], values["JULI_SMS_SECRET"])


def _sign_in(values: Mapping[str, str]) -> SignIn:
    hours = _parsed(values, "JULI_SESSION_HOURS", _between(1, 24), "1 … 24 (hours)")
    idle = _parsed(values, "JULI_SESSION_IDLE", _between(5, 720), "5 … 720 (minutes)")
    operator_idle = _parsed(values, "JULI_SESSION_IDLE_OPERATOR", _between(5, 720), "5 … 720 (minutes)")
    return SignIn(timedelta(hours=hours), timedelta(minutes=idle), timedelta(minutes=operator_idle))


def _audits(values: Mapping[str, str], data: Path) -> Audits:
    given = values["JULI_AUDITS"]
    megabytes = _parsed(values, "JULI_AUDIT_UPLOAD", _between(1, 65_536), "1 … 65536 (MB)")
    return Audits(
        folder=_parsed(values, "JULI_AUDITS", _folder, "/srv/juli/audits") if given else data / "audits",
        upload=megabytes * 1024 * 1024,
        memory=_parsed(values, "JULI_AUDIT_MEMORY", _between(512, 65_536), "512 … 65536 (MB)"),
        days=_parsed(values, "JULI_AUDIT_DAYS", _between(1, 90), "1 … 90 (days)"),
    )
