"""Which paper it was: so that a paper of last month can be told from today's, and the difference explained."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from juli.law import AS_OF
from juli.papers.kit.document import Cited, Paper


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """What a paper was made of.

    `words` is the version of the kind's data, `law_as_of` the day up to which the law was read, `cited` what was cited
    with its first day in force. `content` is the SHA-256 of all that the paper says, in hexadecimal: papers with the
    same one say the same.
    """

    kind: str
    words: int
    made_on: date
    law_as_of: date
    cited: tuple[Cited, ...]
    content: str


def version_of(paper: Paper) -> PaperVersion:
    """The version of a paper."""
    return PaperVersion(paper.kind, paper.version, paper.dated_on, AS_OF, paper.cited, content_hash(paper))


def content_hash(paper: Paper) -> str:
    """SHA-256 over title, blocks and annexes as canonical JSON, in hexadecimal."""
    said = {
        "title": paper.title,
        "reference": paper.reference,
        "blocks": [asdict(placed) for placed in paper.blocks],
        "annexes": [asdict(annex) for annex in paper.annexes],
    }
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()
