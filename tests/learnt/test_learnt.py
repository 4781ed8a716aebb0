"""What small models have in common: their file, and what their weights add up to."""

import io
from typing import Any

import numpy as np
import pytest

from juli.learnt.arrays import packed, unpacked
from juli.learnt.pieces import runs
from juli.learnt.weights import Weights, arrays_of, weights_in

COLUMNS = ("kept", "changed")


def arrays() -> dict[str, Any]:
    return arrays_of({"退": 100, "不退": 200, "改": 300}, np.array([[1, 0], [2, 0], [0, 4]]), np.array([-1, -2]))


def weights() -> Weights:
    return weights_in(COLUMNS, arrays())


def test_the_same_arrays_are_the_same_bytes_and_come_back() -> None:
    content = packed({"version": "1"}, arrays())
    assert content == packed({"version": "1"}, arrays())
    about, found = unpacked(content)
    assert about == {"version": "1"}
    assert {name: array.tolist() for name, array in found.items()} == {
        name: array.tolist() for name, array in arrays().items()
    }


def saved(write: Any, *told: Any, **named: Any) -> bytes:
    file = io.BytesIO()
    write(file, *told, **named)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no arrays",
        b"PK\x03\x04 no more",
        saved(np.save, np.arange(3)),
        saved(np.savez, other=np.arange(3)),
        saved(np.savez, about=np.array([{"run": "me"}], dtype=object)),
    ],
)
def test_a_file_that_holds_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (numpy's own words)
        unpacked(content)


def test_weights_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        weights_in(("kept",), arrays())


def test_a_text_scores_by_the_runs_it_holds() -> None:
    plain, kept, changed = (weights().scores(text) for text in ("我", "不退", "改"))
    assert plain.tolist() == [-1, -2]
    assert kept[0] > plain[0]
    assert kept[1] == plain[1]
    assert changed[1] > plain[1]


def test_a_short_text_weighs_less_where_that_is_asked() -> None:
    full, less, none = (weights().scores("不退", least=least)[0] for least in (0, 300, 30_000))
    assert full == less > none > -1


def test_runs_are_of_one_to_four_signs() -> None:
    assert runs("甲乙丙") == {"甲", "乙", "丙", "甲乙", "乙丙", "甲乙丙"}
    assert max(map(len, runs("甲乙丙丁戊"))) == 4
