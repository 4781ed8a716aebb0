"""One complaint full of marks, from its first draft to its erasure, in an installation of its own.

Run as a program with JULI_DATA: tells on its standard output where marks are found, before and after.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

NAMES = [
    "name",
    "shop",
    "account",
    "story",
    "answer",
    "filename",
    "filebytes",
    "proves",
    "claimnote",
    "merchant",
    "terminal",
    "statementline",
    "agreement",
    "message",
    "answerfile",
    "note",
    "offerterms",
    "reference",
    "reason",
    "closing",
    "help",
    "leftanswer",
    "leftbytes",
    "province",
    "body",
    "caseno",
    "proofname",
    "proofbytes",
    "address",
    "idnumber",
    "ownwords",
]
PASSPHRASE = "long enough for one test"
MARKS = {name: f"zzmark{name}zz" for name in NAMES}
MARKS |= {"phone": "13987650123", "newphone": "13912340987", "email": "zzmarkmail@example.cn"}


@dataclass(frozen=True)
class Actors:
    complaint: Any
    complainant: Any
    staff: Any
    user: Any


def story() -> Actors:
    """File, answer, offer, pay, look, correct, help, export, mail: each with its mark."""
    from django.test import Client
    from django.utils import timezone

    from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
    from juli.hub.channels.actions import send_mail
    from juli.hub.channels.mails import TEMPLATES
    from juli.hub.complaints import actions
    from juli.hub.complaints.actions.conversation import NewFile
    from juli.hub.complaints.filing import ClaimRequest
    from juli.hub.complaints.models import Access, Claim, Complainant, Proceeding
    from juli.hub.privacy import actions as privacy
    from juli.hub.redress.actions import accept_offer, confirm_payment, make_offer, record_payment
    from tests.hub import builders

    home = builders.organisation()
    user, staff = builders.staff(home)
    seat, passcode = builders.visitor()
    actions.save_answers("story", {"text": MARKS["answer"], "refund_account": MARKS["account"]}, by=seat)
    actions.add_draft_file(
        MARKS["filebytes"].encode(),
        purpose="evidence",
        name=MARKS["filename"] + ".txt",
        media_type="text/plain",
        proves=MARKS["proves"],
        by=seat,
    )
    request = builders.replace(
        builders.REQUEST,
        organisation_id=home.pk,
        name=MARKS["name"],
        business_name=MARKS["shop"],
        phone=MARKS["phone"],
        email=MARKS["email"],
        refund_account=MARKS["account"],
        refund_account_consent=True,
        story=MARKS["story"],
        claims=(ClaimRequest("refund", 100, MARKS["claimnote"]),),
        merchant_no=MARKS["merchant"],
        terminal_no=MARKS["terminal"],
        audit={"lines": [MARKS["statementline"]]},
        agreement={"clause": MARKS["agreement"]},
    )
    complaint = actions.file_complaint(request, by=seat)
    complainant = Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk)
    actions.confirm_email(complaint, MARKS["email"], by=SYSTEM)
    actions.write_message(complaint, MARKS["message"], by=complainant)
    attached = NewFile(MARKS["answerfile"] + ".txt", MARKS["answerfile"].encode(), "text/plain")
    actions.write_message(complaint, MARKS["closing"], files=[attached], by=staff)
    actions.write_note(complaint, MARKS["note"], by=staff)
    Proceeding.objects.update(sent_reference=MARKS["reference"])
    _climb(complaint, complainant)
    assert Claim.objects.filter(note=MARKS["claimnote"]).exists()
    Access.objects.create(
        complaint=complaint,
        kind="delegate",
        name=MARKS["help"],
        email=MARKS["email"],
        until=timezone.localdate() + timedelta(days=30),
        given_at=timezone.now(),
    )
    desk, merchant = Client(), Client()
    desk.force_login(user)
    desk.post(f"/desk/{complaint.number}/personal/", {"field": "phone", "reason": "other", "words": MARKS["reason"]})
    merchant.post("/follow/", {"number": complaint.number, "passcode": passcode})
    assert MARKS["name"] in merchant.get(f"/follow/{complaint.number}/data/").content.decode()
    b"".join(merchant.post(f"/follow/{complaint.number}/data/export/").streaming_content)  # type: ignore[attr-defined]
    person = Complainant.objects.get()
    told = {"name": MARKS["name"], "business_name": MARKS["shop"], "email": MARKS["email"]}
    privacy.correct_contact(complaint, **told, phone=MARKS["newphone"], by=complainant)
    assert person.email_confirmed_at
    for template in TEMPLATES:
        send_mail(complaint.pk, template, by=SYSTEM)
    offer = make_offer(complaint, amount=100, pay_by=timezone.localdate(), text=MARKS["offerterms"], by=staff)
    obligation = accept_offer(offer, by=complainant)
    assert obligation is not None
    record_payment(obligation, paid_on=timezone.localdate(), reference=MARKS["reference"], by=staff)
    confirm_payment(obligation, by=complainant)
    return Actors(complaint, complainant, staff, user)


def _climb(complaint: Any, complainant: Any) -> None:
    """Before another body: the circumstances, an office, a number, a proof."""
    from django.utils import timezone

    from juli.hub.complaints import actions
    from juli.hub.complaints.actions.conversation import NewFile
    from juli.hub.complaints.actions.ladder import Told, Words
    from juli.proceedings import Note
    from tests.hub.papers import sample_paper

    today = timezone.localdate()
    told = Told("business", "payment_institution", MARKS["province"], "no", today)
    actions.tell_circumstances(complaint, told, by=complainant)
    opened = actions.open_proceeding(complaint, "pboc_complaint", by=complainant)
    words = Words(channel="post", body=MARKS["body"], reference=MARKS["caseno"], text=MARKS["note"])
    proof = NewFile(MARKS["proofname"] + ".txt", MARKS["proofbytes"].encode(), "text/plain")
    actions.note_proceeding(opened, Note("sent", today), words, by=complainant, proof=[proof])
    actions.tell_particulars(complaint, {"complainant.address": MARKS["address"]}, by=complainant)
    actions.give_id_number(complaint, MARKS["idnumber"], by=complainant)
    actions.keep_paper(opened, sample_paper(MARKS["ownwords"]), after=0, by=complainant)


def leave_draft() -> None:
    """Somebody has a statement audited and never files."""
    from juli.hub.complaints import actions
    from tests.hub import builders

    seat, _ = builders.visitor()
    actions.save_answers("statements", {"rows": [MARKS["leftanswer"]]}, by=seat)
    content, name = MARKS["leftbytes"].encode(), MARKS["leftbytes"] + ".csv"
    actions.add_draft_file(content, purpose="statement", name=name, media_type="text/csv", by=seat)
    actions.keep_audit({"lines": [MARKS["leftanswer"]]}, by=seat)


def dispose(complaint: Any) -> None:
    """Five years later: proposed by one, approved by another, carried out, swept."""
    from django.utils import timezone

    from juli.hub.accounts.actors import SYSTEM
    from juli.hub.complaints.actions import purge_drafts
    from juli.hub.complaints.models import Complaint
    from juli.hub.privacy import actions
    from juli.hub.privacy.tasks import sweep_tables
    from tests.hub.privacy.acting import operator

    now = timezone.now()
    Complaint.objects.filter(pk=complaint.pk).update(closed_at=now - timedelta(days=5 * 366))
    batch = actions.propose_disposal(today=timezone.localdate(), by=operator("one@example.cn"))
    actions.approve_disposal(batch, by=operator("two@example.cn"))
    assert actions.carry_out_disposals(now=now + timedelta(days=2), by=SYSTEM) == 1
    purge_drafts(now=now + timedelta(days=30), by=SYSTEM)
    sweep_tables()


def found(place: Any, data: Path) -> Mapping[str, list[str]]:
    """The marks that stand in a whole dump, and in every file of the data folder but the database's own."""
    files = {str(path.relative_to(data)): path.read_bytes() for path in _files(place, data)}
    files |= {"dump": _dump(place), "server log": place.log.read_bytes(), "backup": _backup()}
    return {
        name: sorted(mark for mark in MARKS if MARKS[mark].encode() in content or MARKS[mark] in name)
        for name, content in files.items()
        if any(MARKS[mark].encode() in content or MARKS[mark] in name for mark in MARKS)
    }


def _files(place: Any, data: Path) -> Iterator[Path]:
    for path in data.rglob("*"):
        if path.is_file() and place.home not in path.resolve().parents:
            yield path


def _dump(place: Any) -> bytes:
    from juli.hub.operations.running.place import ADMINISTRATOR, DATABASE, PORT, programs

    environment = {**os.environ, "PGPASSWORD": place.administrator_password.read_text().strip()}
    where = ["--host", str(place.socket), "--port", str(PORT), "--username", ADMINISTRATOR]
    command = [str(programs(None) / "pg_dump"), *where, "--inserts", DATABASE]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def _backup() -> bytes:
    """All that a newly made backup holds, opened again, its dump as a script."""
    from juli.hub.configuration import read_configuration
    from juli.hub.operations.backup.manifest import DATABASE
    from juli.hub.operations.backup.members import read_members
    from juli.hub.operations.backup.reach import undumper
    from juli.hub.operations.backup.taking import take_backup
    from juli.hub.operations.backup.verifying import opened

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "archive"
        take_backup(read_configuration(), target, PASSPHRASE, note=lambda *_: None)
        with target.open("rb") as file:
            members = {name: b"".join(content) for name, content in read_members(opened(file, PASSPHRASE))}
    script = subprocess.run([undumper(), "--file=-"], input=members.pop(DATABASE), check=True, capture_output=True)
    return b"\n".join([script.stdout, *(name.encode() + content for name, content in members.items())])


def main() -> None:
    """Run the installation and tell the story and what is left of it."""
    from juli.hub.operations.running.locking import sole_use
    from juli.hub.operations.running.place import place_for
    from juli.hub.operations.running.postgres import Postgres

    data = Path(os.environ["JULI_DATA"])
    place = place_for(data)
    server = Postgres(place)
    # Held as `juli up` holds it, so that a backup is taken from the running server.
    with sole_use(data):
        server.start()
        try:
            print(json.dumps(told(place, data)))
        finally:
            server.stop()


def told(place: Any, data: Path) -> dict[str, object]:
    """What is found before and after the erasure."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS.append("testserver")
    from juli.hub.complaints.queries import verify_chains, verify_payloads
    from juli.hub.operations.keys import uses
    from juli.hub.operations.prepare import prepare
    from tests.hub.scoping import looking

    prepare(demo=False, host="127.0.0.1")
    with looking():
        actors = story()
        leave_draft()
        before = {"before": found(place, data), "sealed_before": sum(uses().values())}
        dispose(actors.complaint)
        after = {"after": found(place, data), "sealed_after": sum(uses().values())}
        broken = [*map(str, verify_chains()), *verify_payloads()]
    return {**before, **after, "mails": len(list((data / "mail").glob("*"))), "broken": broken}


if __name__ == "__main__":
    sys.exit(main())
