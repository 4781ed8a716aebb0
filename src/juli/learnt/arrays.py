"""The file of a model: arrays alone, the same bytes for the same arrays. Nothing in it can run."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

ABOUT = "about"
_DAY = (2026, 1, 1, 0, 0, 0)
"""The day every array in the file is dated, so that the hour of writing makes no difference."""


def packed(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The bytes of a model's file: what is to know about it, and its arrays."""
    told = np.frombuffer(json.dumps(about, sort_keys=True).encode(), np.uint8)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in {ABOUT: told, **arrays}.items():
            content = BytesIO()
            np.save(content, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _DAY), content.getvalue(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """What is to know about a model, and its arrays; ValueError for a file that is no such or holds anything else."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        return json.loads(bytes(arrays.pop(ABOUT))), arrays
    except (KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError("no file of a model") from error
