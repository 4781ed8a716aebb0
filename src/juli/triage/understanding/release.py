"""Which model a release holds; told without loading it."""

from importlib.resources import files

HASH_FILE = "model.sha256"


def shipped_hash() -> str:
    """The SHA-256 of the model's file, as the release names it."""
    return files("juli.triage.understanding").joinpath(HASH_FILE).read_text(encoding="ascii").strip()
