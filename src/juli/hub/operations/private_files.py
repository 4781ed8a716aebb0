"""Files that only their owner may read: keys and passwords, made once."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 48


def make_data_folder(path: Path) -> None:
    """Make the data folder where there is none. What is there already keeps its rights.

    Root's database server runs under another account, which must pass through the folder without listing it.
    """
    if not path.exists():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)


def kept_secret(path: Path) -> str:
    """The secret kept in `path`; made at random (mode 0600) where there is none yet.

    Two processes that ask at the same time get the same secret: whoever links the file first wins.
    """
    if not path.exists():
        _offer(path, secrets.token_urlsafe(SECRET_BYTES))
    return path.read_text(encoding="ascii").strip()


def write_private(path: Path, text: str) -> None:
    """Write `text` to a new file that only its owner may read; FileExistsError if it is there already."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def is_private(path: Path) -> bool:
    """Whether neither group nor others may do anything with the file or folder."""
    return path.stat().st_mode & 0o077 == 0


def _offer(path: Path, secret: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    write_private(draft, secret + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
