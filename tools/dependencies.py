"""The packages of others: `check` what the locks and the licences say, `audit` for known vulnerabilities.

`check` needs no network. `audit` asks the advisory service for what runs in an installation; where the service does
not answer, it says so, names what was not audited, and does not fail.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[1]
RUN_TIME = ROOT / "requirements.lock"
LOCKS = (RUN_TIME, ROOT / "requirements-dev.lock", ROOT / "requirements-bootstrap.lock")

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
"""Licences under which a package may run in an installation that is itself under Apache-2.0."""

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT No Attribution License (MIT-0)": "MIT-0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
"""What older packages say in place of an SPDX identifier."""

READ = {"protobuf": "BSD-3-Clause", "pypdfium2": "BSD-3-Clause", "qrcode": "BSD-3-Clause", "tqdm": "MPL-2.0"}
"""Packages whose own word is unclear, by what stands in their licence files. Besides it there are notices: of old code
under MIT, or of the C libraries in the wheel, under Apache, BSD, MIT, FreeType and like terms."""

_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_INDEX = re.compile(r"^\s*(?:-i|-f|--[\w-]*index[\w-]*|--find-links|--trusted-host)\b|://", re.MULTILINE)


def entries(lock: str) -> Iterator[tuple[str, str]]:
    """Each package of a lock with the whole text of its entry."""
    starts = [found.start() for found in _LOCKED.finditer(lock)]
    for start, end in zip(starts, [*starts[1:], len(lock)], strict=True):
        entry = lock[start:end]
        yield entry.split("==")[0].lower(), entry


def faults_of_lock(name: str, lock: str) -> Iterator[str]:
    """What is wrong with one lock: an entry without a hash, anything but pinned packages, an address."""
    for package, entry in entries(lock):
        if "--hash=sha256:" not in entry:
            yield f"{name}: {package} has no hash"
    for number, line in enumerate(lock.splitlines(), 1):
        plain = line.split("#")[0].strip()
        if plain and not _LOCKED.match(plain) and not plain.startswith("--hash=sha256:"):
            yield f"{name}:{number}: not a pinned package with its hashes"
    if _INDEX.search("\n".join(line.split("#")[0] for line in lock.splitlines())):
        yield f"{name}: names an index or an address"


def licences_of(package: str) -> list[str]:
    """The licences a package declares, each one it must be used under; of a choice, the first that is allowed."""
    if package in READ:
        return [READ[package]]
    told = cast(Message, metadata(package))
    if expression := told.get("License-Expression"):
        return [chosen(part) for part in re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", ""))]
    names = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier", []) if c.startswith("License :: ")]
    declared = [CLASSIFIERS.get(name, name) for name in names if name != "OSI Approved"]
    return declared or [(told.get("License") or "none declared").splitlines()[0]]


def chosen(expression: str) -> str:
    """Of licences to choose from, the first that is allowed."""
    offered = re.split(r"\s+OR\s+", expression)
    return next((licence for licence in offered if licence in ALLOWED), expression)


def faults_of_licences(lock: str) -> Iterator[str]:
    """Which run-time packages may not be used, or are not installed to be looked at."""
    for package, _ in entries(lock):
        try:
            found = licences_of(package)
        except PackageNotFoundError:
            yield f"{package}: not installed, so its licence cannot be read"
            continue
        yield from (f"{package}: licence “{licence}” is not allowed" for licence in found if licence not in ALLOWED)


def check() -> int:
    """Print every fault of the locks and the licences; 1 where there is one."""
    faults = [fault for lock in LOCKS for fault in faults_of_lock(lock.name, lock.read_text("utf-8"))]
    faults += faults_of_licences(RUN_TIME.read_text("utf-8"))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def audit() -> int:
    """Ask for known vulnerabilities of the run-time packages; 1 where one is known."""
    asked = subprocess.run(
        [
            *(sys.executable, "-m", "pip_audit", "--requirement", RUN_TIME, "--require-hashes", "--disable-pip"),
            *("--format", "json", "--progress-spinner", "off", "--timeout", "20"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        report = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (asked.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"NOTHING WAS AUDITED: the advisory service was out of reach ({last}).")
        return 0
    return told(report)


def told(report: list[Mapping[str, Any]]) -> int:
    """Say what an answer of the service means; 1 where a vulnerability is known."""
    audited = [package for package in report if "skip_reason" not in package]
    skipped = [package["name"] for package in report if "skip_reason" in package]
    known = [(package, fault) for package in audited for fault in package.get("vulns", ())]
    for package, fault in known:
        mended = ", ".join(fault.get("fix_versions", ())) or "no version yet"
        print(f"VULNERABLE: {package['name']} {package['version']}: {fault['id']}, mended in {mended}")
    if not audited:
        print(f"NOTHING WAS AUDITED: the advisory service knows none of the {len(skipped)} packages from here.")
    elif skipped:
        print(f"NOT AUDITED ({len(skipped)} of {len(report)}): {', '.join(skipped)}")
    if audited and not known:
        print(f"{len(audited)} packages audited, no known vulnerability.")
    return 1 if known else 0


if __name__ == "__main__":
    commands = {"check": check, "audit": audit}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(commands)}}}")
    sys.exit(commands[sys.argv[1]]())
