"""The reader printed in the documents takes an archive apart without any code of ours."""

import json
import re
import subprocess
import sys
from pathlib import Path

from juli.evidence.store import sha256
from tests.hub.operations.backup.installation import PASSPHRASE, ROOT, Installation
from tests.hub.operations.backup.seeding import FILES


def test_the_printed_reader_finds_every_member(sample: Installation, archive: Path, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "backup.md").read_text(encoding="utf-8")
    (reader,) = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert "juli." not in reader
    command = [sys.executable, "-I", "-c", reader, str(archive), PASSPHRASE, str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    found = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    manifest = json.loads(found.pop("manifest.json"))
    assert {name: content for name, content in found.items() if name.startswith("files/")} == {
        f"files/{sha256(content)}": content for content in FILES
    }
    assert found["secrets/keys"] == (sample.data / "keys").read_bytes()
    assert found["database.dump"].startswith(b"PGDMP")
    assert {name: member["sha256"] for name, member in manifest["members"].items()} == {
        name: sha256(content) for name, content in found.items() if not name.startswith("files/")
    }
    lines = "".join(f"{digest} {len(found[f'files/{digest}'])} {digest}\n" for digest in sorted(map(sha256, FILES)))
    assert manifest["files"]["sha256"] == sha256(lines.encode())
