"""Teach the small model of the triage, and judge the whole triage on texts written apart.

`teach` reads benchmarks/triage_texts, checks by parts it has not seen, and writes the model; `judge` tells how well
the triage does.
    python benchmarks/triage.py teach
    python benchmarks/triage.py judge tests/triage/texts/apart.tsv
    python benchmarks/triage.py facts tests/triage/texts/facts.tsv
    python benchmarks/triage.py speed
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.teaching.learning import RECEIVED_ON, by_parts, calibrate, decide, lesson, write  # noqa: E402
from benchmarks.teaching.measures import judge_facts, measures, sureness  # noqa: E402
from benchmarks.teaching.texts import read_labelled, taught  # noqa: E402

from juli.triage import classify  # noqa: E402


def teach() -> None:
    """Learn from all texts, calibrate on parts not seen, and write the model with its hash beside it."""
    texts = taught()
    held = lesson(texts)
    scores = by_parts(held)
    slope, offset = calibrate(scores, held.targets[held.real])
    choices = {
        round(float(each), 2): measures(decide(scores, slope, offset, float(each)), texts)
        for each in np.arange(0.2, 0.61, 0.05)
    }
    threshold = max(choices, key=lambda each: choices[each]["issues_macro_f1"])
    print(json.dumps({"threshold": threshold, "unseen_parts": choices[threshold]}, ensure_ascii=False, indent=1))
    print({each: told["issues_macro_f1"] for each, told in choices.items()})
    write(held, slope, offset, threshold)


def judge(path: Path, show: bool) -> None:
    """How the whole triage does on a table of texts."""
    texts = read_labelled(path)
    told = [tuple(issue.id for issue in classify(one.text, RECEIVED_ON).issues) for one in texts]
    print(json.dumps(measures(told, texts) | {"sureness": sureness(texts)}, ensure_ascii=False, indent=1))
    for one, found in zip(texts, told, strict=True):
        if show and found[:1] != one.issues[:1]:
            print(",".join(one.issues) or "-", "<-", ",".join(found) or "-", one.text)


def speed(path: Path) -> None:
    """Texts a second on one core, everything told."""
    texts = [one.text for one in read_labelled(path)] * 4
    classify(texts[0], RECEIVED_ON)
    begun = time.process_time()
    for text in texts:
        classify(text, RECEIVED_ON)
    print(
        f"{len(texts) / (time.process_time() - begun):.0f} texts a second,",
        f"{sum(map(len, texts)) / len(texts):.0f} characters each",
    )


def main() -> int:
    """Run one of the four."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("teach", "judge", "facts", "speed"), nargs="?", default="judge")
    parser.add_argument("path", type=Path, nargs="?", default=Path("tests/triage/texts/apart.tsv"))
    parser.add_argument("--show", action="store_true", help="the texts it told otherwise")
    arguments = parser.parse_args()
    match arguments.what:
        case "teach":
            teach()
        case "judge":
            judge(arguments.path, arguments.show)
        case "facts":
            print(json.dumps(judge_facts(arguments.path), indent=1))
        case _:
            speed(arguments.path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
