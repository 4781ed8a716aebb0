"""The manifest: what an archive holds, and what the database must hold again after a restore."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from juli.hub.operations.backup.members import Member
from juli.hub.operations.errors import CannotRun

SCHEMA = "juli.backup/1"
MANIFEST, DATABASE, FILES, SECRETS = "manifest.json", "database.dump", "files/", "secrets/"


@dataclass(frozen=True, slots=True)
class Chains:
    """The event chains: how many complaints have one, and a SHA-256 over the end of each."""

    complaints: int
    heads: str


@dataclass(slots=True)
class Files:
    """The stored files as they went in: how many, their bytes, a SHA-256 over their list in order."""

    count: int = 0
    size: int = 0
    sha256: str = ""
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


class FileList:
    """Counts files as they pass; `files` is the sum."""

    def __init__(self) -> None:
        self.files = Files()
        self._digest = hashlib.sha256()

    def add(self, digest: str, found: Member) -> None:
        """Note a file named `digest`; one whose bytes are others is noted as damaged."""
        self.files.count += 1
        self.files.size += found.size
        self._digest.update(f"{digest} {found.size} {found.sha256}\n".encode())
        self.files.sha256 = self._digest.hexdigest()
        if found.sha256 != digest:
            self.files.damaged.append(digest)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last member of an archive. `rows` counts each table; `members` are all but the stored files and itself."""

    version: str
    made_at: str
    postgresql: str
    migrations: list[tuple[str, str]]
    rows: Mapping[str, int]
    chains: Chains
    files: Files
    members: Mapping[str, Member]

    @property
    def is_complete(self) -> bool:
        """Whether every file that the database names is in the archive, and sound."""
        return not (self.files.missing or self.files.damaged)

    def to_json(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """A manifest from an archive; CannotRun where it is written in a way this version does not know."""
    told = json.loads(content)
    if told.pop("schema", None) != SCHEMA:
        raise CannotRun("backup-format-unknown", version=SCHEMA)
    return Manifest(
        **{
            **told,
            "migrations": [(app, name) for app, name in told["migrations"]],
            "chains": Chains(**told["chains"]),
            "files": Files(**told["files"]),
            "members": {name: Member(**member) for name, member in told["members"].items()},
        }
    )
