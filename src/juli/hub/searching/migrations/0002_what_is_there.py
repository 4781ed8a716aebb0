from typing import Any

from django.db import connection, migrations, transaction

from juli.hub.accounts.walls import AS_SYSTEM
from juli.hub.searching.index import fact_words, hashed
from juli.hub.searching.words import text_words

BATCH = 500


@transaction.atomic
def index_batch(apps: Any, after: Any) -> Any:
    complaint, person, payload, entry = (
        apps.get_model(*name)
        for name in (
            ("complaints", "Complaint"),
            ("complaints", "Complainant"),
            ("complaints", "Payload"),
            ("searching", "Entry"),
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(AS_SYSTEM)
    found = complaint.objects.exclude(respondent=None).order_by("pk")
    batch = {one.pk: one for one in (found if after is None else found.filter(pk__gt=after))[:BATCH]}
    entries = [
        entry(complaint_id=who.complaint_id, tokens=hashed(words_of(batch[who.complaint_id], who), of(batch, who)))
        for who in person.objects.filter(complaint__in=batch)
    ]
    for kept in payload.objects.filter(complaint__in=batch, private=False).exclude(content=None):
        if "text" in kept.content and (tokens := hashed(text_words(kept.content["text"]), of(batch, kept))):
            entries.append(entry(complaint_id=kept.complaint_id, payload_id=kept.pk, tokens=tokens))
    entry.objects.bulk_create(entries)
    return max(batch, default=None)


def words_of(one: Any, who: Any) -> frozenset[str]:
    numbers = (one.number, one.merchant_no, one.terminal_no)
    return fact_words(numbers=numbers, names=(who.name, who.business_name), phone=who.phone)


def of(batch: Any, row: Any) -> Any:
    return batch[row.complaint_id].respondent_id


def index(apps: Any, schema_editor: Any) -> None:
    after = None
    while after := index_batch(apps, after):
        pass


def empty(apps: Any, schema_editor: Any) -> None:
    apps.get_model("searching", "Entry").objects.all().delete()


class Migration(migrations.Migration):
    # Each batch is a transaction of its own; begun again, it begins with an empty index.
    atomic = False
    dependencies = [("searching", "0001_initial")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop), migrations.RunPython(index, empty)]
