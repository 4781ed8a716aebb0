"""Run by itself, it fills the installation of the environment: complaints with files, a draft, a page of odd text."""

import django

ODD = "第一行\n\\.\n-- Data for Name: x\nCOPY public.t (a) FROM stdin;\n\t\\N\\\\ 最后一行"
"""What people write may look like the end of a table, or like its beginning."""
FILES = [f"收据 {number}\n".encode() * 9_000 for number in range(3)]


def seed() -> None:
    """Two complaints at a desk and one by hand, two of them with a file, and a draft with another."""
    from juli.hub.complaints.actions import add_draft_file, add_evidence
    from juli.hub.complaints.actions.conversation import NewFile
    from juli.hub.operations.prepare import prepare
    from tests.hub import builders
    from tests.hub.scoping import looking

    prepare(demo=False, host="127.0.0.1")
    with looking():
        house = builders.organisation()
        builders.staff(house)
        builders.filed(house)
        for number in range(2):
            complaint, seat, _ = builders.filed(house if number else None, story=ODD)
            add_evidence(complaint, [NewFile(f"{number}.txt", FILES[number], "text/plain")], by=seat)
        seat, _ = builders.visitor()
        add_draft_file(FILES[2], purpose="statement", name="账单.csv", media_type="text/csv", by=seat)


if __name__ == "__main__":
    django.setup()
    seed()
