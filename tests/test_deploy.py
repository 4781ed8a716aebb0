"""The examples in deploy/ keep up with the code, and the programs they are meant for read them."""

import os
import re
import shutil
import subprocess
from argparse import ArgumentParser
from pathlib import Path

import pytest

from juli import cli
from juli.hub.configuration import DEFAULTS, read_configuration
from juli.hub.operations.bounded_body import FORM_ALLOWANCE
from juli.hub.operations.running.worker import SECONDS_TO_FINISH as SECONDS_FOR_JOBS
from juli.hub.operations.serving.connections import SECONDS_FOR_HEAD
from juli.hub.operations.serving.limits import SECONDS_TO_ANSWER
from juli.hub.operations.serving.server import SECONDS_TO_DRAIN, SECONDS_TO_FINISH

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
UNITS = sorted(DEPLOY.glob("systemd/*"))
PROGRAM = "/opt/juli/.venv/bin/juli"
STRONG = "q7Jx-2mVb9Lr_4TzKc8Wn-6PdYh3Fs-1GuEa5Ro0Ix-TiMl2Nv7Bq"


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def needs(program: str) -> str:
    """Where a program is, or a skip that says what was not looked at."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed: the examples for it are not read by it")
    return found


def test_there_is_something_to_check() -> None:
    assert {"nginx.conf", "Caddyfile", "Containerfile", "juli.env"} <= {path.name for path in FILES}
    assert len(UNITS) >= 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\bJULI_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")))
    assert named - DEFAULTS.keys() == set()


def test_the_example_of_settings_can_be_used_once_its_secrets_are_filled_in(tmp_path: Path) -> None:
    lines = re.findall(r"^(JULI_\w+)=(.*)$", text_of("juli.env"), re.MULTILINE)
    read = read_configuration({**dict(lines), "JULI_SECRET_KEY": STRONG, "JULI_DATA": str(tmp_path)})
    assert read.is_production
    assert read.trusted_proxies == ("127.0.0.1",)
    address = re.findall(r"postgresql://\S+", text_of("juli.env"))
    assert read_configuration({"JULI_DATABASE_URL": address[0]}).database_url


def commands() -> list[list[str]]:
    """Every command of ours that a unit or the container runs."""
    lines = [line for unit in UNITS for line in unit.read_text(encoding="utf-8").splitlines()]
    run = [line.split(f"{PROGRAM} ", 1)[1].rstrip("'") for line in lines if PROGRAM in line]
    quoted = re.search(r"^CMD \[(.*)\]$", text_of("Containerfile"), re.MULTILINE)
    assert quoted
    plain = [re.sub(r"\$\([^)]*\)", "today", line).replace('"', "") for line in run]
    return [line.split() for line in plain] + [re.findall(r'"([^"]+)"', quoted[1])[1:]]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_is_understood(words: list[str]) -> None:
    parser: ArgumentParser = cli._parser()
    known = parser._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    if words[0] not in known:
        pytest.skip(f"this version has no `juli {words[0]}`")
    assert parser.parse_args(words).run


def test_units_are_what_systemd_reads(tmp_path: Path) -> None:
    analyze = needs("systemd-analyze")
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true"))
    instances = [tmp_path / unit.name.replace("@.", "@1.") for unit in UNITS]
    done = subprocess.run([analyze, "verify", *instances], check=False, capture_output=True, text=True, cwd=tmp_path)
    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "juli" in line]
    assert ours == []
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name)
def test_every_service_is_shut_in(unit: Path) -> None:
    lines = set(unit.read_text(encoding="utf-8").splitlines())
    assert {"User=juli", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes"} <= lines
    assert {"CapabilityBoundingSet=", "SystemCallFilter=@system-service", "UMask=0077"} <= lines


def test_nginx_reads_its_example(tmp_path: Path) -> None:
    nginx = needs("nginx")
    pair = ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=juli", *pair]
    subprocess.run(made, check=True, capture_output=True)
    site = text_of("nginx.conf").replace("/etc/ssl/juli", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "site.conf").write_text(site)
    folders = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    inner = [*(f"{name}_temp_path {tmp_path / name};" for name in folders), f"include {tmp_path}/site.conf;"]
    whole = f"pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}} http {{ {' '.join(inner)} }}"
    (tmp_path / "nginx.conf").write_text(whole)
    done = subprocess.run([nginx, "-t", "-c", tmp_path / "nginx.conf"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_caddy_reads_its_example(tmp_path: Path) -> None:
    caddy = needs("caddy")
    (tmp_path / "Caddyfile").write_text(text_of("Caddyfile").replace("/var/log/caddy", str(tmp_path)))
    words = ["validate", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile"]
    done = subprocess.run([caddy, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def seconds(name: str, pattern: str) -> int:
    found = re.search(pattern, text_of(name))
    assert found, f"{name}: {pattern}"
    return int(found[1])


def test_the_limits_of_the_proxies_fit_ours() -> None:
    megabytes = int(DEFAULTS["JULI_UPLOAD_LIMIT"]) + FORM_ALLOWANCE // 1024**2
    assert seconds("nginx.conf", r"client_max_body_size (\d+)m;") == megabytes
    assert seconds("Caddyfile", r"max_size (\d+)MB") == megabytes
    assert seconds("nginx.conf", r"proxy_read_timeout (\d+)s;") > SECONDS_TO_ANSWER
    assert seconds("Caddyfile", r"response_header_timeout (\d+)s") > SECONDS_TO_ANSWER
    assert seconds("nginx.conf", r"client_header_timeout (\d+)s;") <= SECONDS_FOR_HEAD


def test_services_get_the_time_they_need_to_stop() -> None:
    stop = r"TimeoutStopSec=(\d+)"
    assert seconds("systemd/juli-web@.service", stop) > SECONDS_TO_DRAIN + SECONDS_TO_FINISH
    assert seconds("systemd/juli-worker@.service", stop) > SECONDS_FOR_JOBS
    assert seconds("Containerfile", r"--stop-timeout (\d+) juli\n") > SECONDS_TO_DRAIN + SECONDS_TO_FINISH


def test_the_container_runs_as_nobody_in_particular() -> None:
    lines = text_of("Containerfile").splitlines()
    assert next(line for line in reversed(lines) if line.startswith("USER ")) == "USER 10001:10001"
    assert all(":" in line for line in lines if line.startswith("FROM "))


def test_no_proxy_writes_down_who_asked_for_what() -> None:
    logged = re.search(r"log_format juli '([^']*)'", text_of("nginx.conf"))
    assert logged
    assert set(re.findall(r"\$(\w+)", logged[1])) <= {
        "time_iso8601",
        "request_method",
        "status",
        "body_bytes_sent",
        "request_time",
        "upstream_http_x_request_id",
    }
    for field in ("remote_ip", "client_ip", "uri", "headers"):
        assert f"request>{field} delete" in text_of("Caddyfile")
