"""A store of files under the SHA-256 of their content: nothing is overwritten, nothing is trusted unread."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from juli.wording import Said

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_INCOMING = "incoming"


class StoreError(Exception):
    """A file that cannot be given; `reason` says why, `digest` is what was asked for."""

    code = "store-error"

    def __init__(self, digest: str) -> None:
        self.digest = digest[:64]
        self.reason = Said("evidence", self.code, {"digest": self.digest})
        super().__init__(f"{self.code}: {self.digest!r}")


class NotADigest(StoreError, ValueError):
    """What was asked for is no SHA-256 in small hex digits, so it can name no file."""

    code = "store-not-a-digest"


class Missing(StoreError):
    """No file with that digest was ever put, or it was removed."""

    code = "store-missing"


class Damaged(StoreError):
    """The stored bytes are not those that were put."""

    code = "store-damaged"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the store: the path below its root, and what is wrong with it."""

    path: str
    reason: Said


@dataclass(frozen=True, slots=True)
class FileStore:
    """Files below `root`, readable by the owner alone. Safe for many processes at once."""

    root: Path

    def put(self, content: bytes) -> str:
        """Keep `content` for good and return its digest; once returned, it survives a crash.

        Putting the same bytes again changes nothing, but puts right a copy that was damaged.
        """
        digest = sha256(content)
        target = self.path(digest)
        if _read(target) != content or not _touch(target):
            self._write(target, content)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with that digest, verified. Raises NotADigest, Missing or Damaged."""
        content = _read(self.path(digest))
        if content is None:
            raise Missing(digest)
        if sha256(content) != digest:
            raise Damaged(digest)
        return content

    def path(self, digest: str) -> Path:
        """Where the bytes with that digest lie, whether they are there or not; NotADigest if it is none."""
        if not _DIGEST.fullmatch(digest):
            raise NotADigest(digest)
        return self.root / digest[:2] / digest

    def stored(self) -> Iterator[tuple[str, datetime]]:
        """The digest of every file that lies where it belongs, and when it was last put (UTC). Reads no content."""
        for found in self._files():
            if self._belongs(found):
                yield found.name, datetime.fromtimestamp(_put_at(found), UTC)

    def discard_unless(self, is_kept: Callable[[str], bool], *, older_than: datetime) -> int:
        """Remove every file last put before `older_than` that `is_kept` does not claim; how many went.

        Bytes that are put again in the meantime stay. What a crash left half-written goes too.
        """
        oldest = older_than.timestamp()
        for left in self._incoming.glob("*"):
            if _put_at(left) < oldest:
                left.unlink(missing_ok=True)
        return sum(self._discard(found, oldest) for found in self._files() if not is_kept(found.name))

    def verify_all(self) -> Iterator[Problem]:
        """Read every file and yield what is damaged or does not belong here, in order of path.

        Files still on their way in are no problem.
        """
        for found in self._files():
            if code := self._problem(found):
                yield Problem(str(found.relative_to(self.root)), Said("evidence", code, {"digest": found.name}))

    @property
    def _incoming(self) -> Path:
        return self.root / _INCOMING

    def _files(self) -> list[Path]:
        """Everything that lies in the store, but for what is still on its way in."""
        found = sorted(self.root.rglob("*"))
        return [path for path in found if self._incoming not in path.parents and not path.is_dir()]

    def _discard(self, found: Path, oldest: float) -> bool:
        """Take a file out of its place, then look again: whoever puts it now either renewed it or writes it anew."""
        if not self._belongs(found) or _put_at(found) >= oldest:
            return False
        aside = self._incoming / found.name
        found.replace(aside)
        if _put_at(aside) >= oldest:
            aside.replace(found)
            return False
        aside.unlink()
        return True

    def _problem(self, found: Path) -> str | None:
        if not self._belongs(found):
            return "store-stray"
        content = _read(found)
        return None if content is not None and sha256(content) == found.name else Damaged.code

    def _belongs(self, found: Path) -> bool:
        return bool(_DIGEST.fullmatch(found.name)) and found == self.path(found.name)

    def _write(self, target: Path, content: bytes) -> None:
        for folder in (self.root, self._incoming, target.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._incoming)  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise
        for folder in (target.parent, self.root):
            _sync(folder)


def sha256(content: bytes) -> str:
    """The digest a file is known by: SHA-256 in small hex digits."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes | None:
    """The bytes of a plain file; None when there is none or only a link."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read()


def _touch(path: Path) -> bool:
    """Mark a file as put just now; False when it is gone."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _put_at(path: Path) -> float:
    return path.lstat().st_mtime


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
