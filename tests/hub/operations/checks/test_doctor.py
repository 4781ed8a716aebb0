"""The doctor: each planted fault is found, named, and told what to do about; a sound installation is sound."""

import argparse
import json
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import OperationalError, connection
from procrastinate.contrib.django import app
from pytest_django import Settings

from juli.evidence.store import FileStore
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.complaints.actions import add_draft_file
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import referenced_files
from juli.hub.configuration import Configuration, Mode, read_configuration
from juli.hub.operations.checks import database as database_checks
from juli.hub.operations.checks import doctor
from juli.hub.operations.checks import host as host_checks
from juli.hub.operations.checks.certificate import check_certificate
from juli.hub.operations.checks.findings import Finding
from juli.hub.operations.checks.references import check_references
from juli.hub.operations.models import Installation
from juli.hub.operations.running.place import ROLE, place_for
from juli.hub.operations.running.postgres import connect
from juli.wording import Said
from tests.conftest import DATA
from tests.hub.builders import visitor
from tests.hub.operations.running.test_up import free_port


@pytest.fixture
def local(tmp_path: Path) -> Configuration:
    """The settings of a sound local installation in a folder of its own."""
    tmp_path.chmod(0o700)
    configuration = read_configuration({"JULI_DATA": str(tmp_path)})
    configuration.secret_key()
    configuration.files.mkdir(mode=0o700)
    return configuration


def one(findings: object) -> Finding:
    (found,) = list(findings)  # type: ignore[call-overload]
    assert isinstance(found, Finding)
    return found


def test_a_sound_machine_is_sound(local: Configuration) -> None:
    for check in (host_checks.check_secret, host_checks.check_folders, host_checks.check_disk):
        assert one(check(local)).right


def test_a_secret_that_others_can_read_is_found_with_its_cure(local: Configuration) -> None:
    local.secret_path.chmod(0o644)
    found = one(host_checks.check_secret(local))
    assert not found.right
    assert f"chmod 600 {local.secret_path}" in found.said.text("en")


def test_a_secret_not_yet_made_is_found(local: Configuration) -> None:
    local.secret_path.unlink()
    assert not one(host_checks.check_secret(local)).right


def test_folders_that_others_can_list_are_found(local: Configuration) -> None:
    local.data.chmod(0o755)
    local.files.chmod(0o750)
    assert {found.said.values["path"] for found in host_checks.check_folders(local)} == {local.data, local.files}


def test_passing_through_the_data_folder_is_no_fault(local: Configuration) -> None:
    local.data.chmod(0o711)
    assert one(host_checks.check_folders(local)).right


def test_a_disk_that_runs_full_is_found(local: Configuration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_checks, "LEAST_FREE", 10**18)
    assert one(host_checks.check_disk(local)).said.code == "disk-full"


@pytest.mark.django_db
def test_a_sound_database_is_sound(local: Configuration) -> None:
    assert one(database_checks.check_database()).right
    assert one(database_checks.check_tables()).right
    assert one(database_checks.check_purpose(local)).right
    assert one(database_checks.check_clock()).right
    assert one(database_checks.check_chains()).right
    assert one(database_checks.check_jobs()).right


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert one(database_checks.check_database()).said.code == "database-silent"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DELETE FROM django_migrations WHERE app = 'operations'", "tables-behind"),
        ("UPDATE django_migrations SET name = '9999_later' WHERE app = 'operations'", "database-newer"),
    ],
)
def test_tables_of_another_version_are_found(change: str, code: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert one(database_checks.check_tables()).said.code == code


@pytest.mark.django_db
def test_a_demo_in_production_is_found(local: Configuration) -> None:
    Installation.objects.create(demo=True)
    assert one(database_checks.check_purpose(local)).right
    assert not one(database_checks.check_purpose(replace(local, mode=Mode.PRODUCTION))).right


@pytest.mark.django_db
def test_a_broken_history_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [("2611-0386-72", Said("evidence", "store-stray", {"digest": "x"}))]
    monkeypatch.setattr(database_checks, "verify_chains", lambda: iter(broken))
    assert "2611-0386-72" in one(database_checks.check_chains()).said.text("en")
    assert not Complaint.objects.exists()


def test_a_file_that_was_changed_is_found(local: Configuration) -> None:
    store = FileStore(local.files)
    digest = store.put(b"a receipt")
    assert one(database_checks.check_files(local)).right
    stored = store.path(digest)
    stored.chmod(0o600)
    stored.write_bytes(b"another receipt")
    assert digest in one(database_checks.check_files(local)).said.text("en")


@pytest.mark.django_db
def test_a_job_that_failed_for_good_is_found() -> None:
    number = app.configure_task("retry_stalled_jobs", queue="upkeep").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [number])
    assert one(database_checks.check_jobs()).said.values == {"count": 1}


def test_mail_in_files_is_right_for_one_person_and_wrong_for_many(local: Configuration) -> None:
    assert one(database_checks.check_mail(local)).right
    assert not one(database_checks.check_mail(replace(local, mode=Mode.PRODUCTION))).right


def test_a_mail_server_that_does_not_answer_is_found(local: Configuration, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    smtp = {"JULI_MAIL": "smtp", "JULI_SMTP_HOST": "127.0.0.1", "JULI_SMTP_PORT": "1", "JULI_MAIL_FROM": "a@example.cn"}
    found = one(database_checks.check_mail(read_configuration(smtp)))
    assert found.said.code == "mail-server-silent"


def test_a_wrong_setting_ends_the_examination(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JULI_MODE", "perhaps")
    assert doctor.main(argparse.Namespace(data=None, json=True)) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["right"] is False
    assert [check["check"] for check in told["checks"]] == ["configuration"]


@pytest.mark.django_db
def test_the_whole_examination_as_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    os.makedirs(settings.FILES_ROOT, mode=0o700, exist_ok=True)
    status = doctor.main(argparse.Namespace(data=None, json=False))
    table = capsys.readouterr().out
    assert status == 0, table
    assert table.endswith("All is right.\n")


@pytest.mark.django_db
def test_a_role_that_passes_the_walls_is_found() -> None:
    assert one(database_checks.check_role()).right
    with connect(place_for(DATA), administrator=True, database="postgres") as administrator:
        administrator.execute(f"ALTER ROLE {ROLE} BYPASSRLS")
        try:
            found = one(database_checks.check_role())
        finally:
            administrator.execute(f"ALTER ROLE {ROLE} NOBYPASSRLS")
    assert "NOBYPASSRLS" in found.said.text("en")


@pytest.mark.django_db
def test_files_and_rows_that_lost_each_other_are_found(local: Configuration, settings: Settings) -> None:
    settings.FILES_ROOT = local.files
    store = FileStore(local.files)
    seat, _ = visitor()
    named = add_draft_file(
        b"a receipt", purpose="evidence", name="receipt.txt", media_type="text/plain", by=seat
    ).sha256
    fresh = store.put(b"on its way")
    assert one(check_references(local)).right
    long_ago = (datetime.now(UTC) - timedelta(days=4)).timestamp()
    os.utime(store.path(fresh), (long_ago, long_ago))
    assert one(check_references(local)).said.code == "files-orphaned"
    store.path(fresh).unlink()
    store.path(named).unlink()
    assert named in one(check_references(local)).said.text("en")


@pytest.mark.django_db
def test_which_files_are_named_is_for_the_system_alone() -> None:
    with pytest.raises(NotAllowed):
        referenced_files(by=Actor(ActorKind.VISITOR))


def test_a_site_without_https_has_no_certificate_to_look_at(local: Configuration) -> None:
    assert list(check_certificate(local)) == []


def test_a_certificate_that_cannot_be_seen_is_found(local: Configuration) -> None:
    found = one(check_certificate(replace(local, base_url=f"https://127.0.0.1:{free_port()}")))
    assert found.said.code == "certificate-unseen"


@pytest.mark.parametrize(
    ("days", "code"), [(60, "certificate-good"), (13, "certificate-ends"), (-1, "certificate-refused")]
)
def test_the_days_of_a_certificate_are_counted(local: Configuration, tmp_path: Path, days: int, code: str) -> None:
    path = self_signed(tmp_path, days)
    trusted = ssl.create_default_context(cafile=str(path))
    with secured_site(path) as port:
        found = one(check_certificate(replace(local, base_url=f"https://localhost:{port}"), trusted))
    assert found.said.code == code
    if days > 0:
        assert found.said.values["days"] == days


def test_a_certificate_of_nobody_we_trust_is_refused(local: Configuration, tmp_path: Path) -> None:
    with secured_site(self_signed(tmp_path, 60)) as port:
        found = one(check_certificate(replace(local, base_url=f"https://localhost:{port}")))
    assert found.said.code == "certificate-refused"


def self_signed(folder: Path, days: int) -> Path:
    """A certificate and its key in one file, for localhost, that ends in so many days."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    ends = datetime.now(UTC) + timedelta(days=days, hours=1)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=90))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    private = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "certificate.pem"
    path.write_bytes(private + certificate.public_bytes(form))
    return path


@contextmanager
def secured_site(certificate: Path) -> Iterator[int]:
    """A site that greets one visitor by TLS; its port."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            with suppress(OSError):
                visitor, _ = listening.accept()
                with ours.wrap_socket(visitor, server_side=True) as secured:
                    secured.recv(1)

        greeting = threading.Thread(target=greet)
        greeting.start()
        yield int(listening.getsockname()[1])
        greeting.join(10)
