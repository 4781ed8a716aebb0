"""Settings: what is read, what is refused, and that the documentation names them all."""

import contextlib
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.configuration import (
    DEFAULTS,
    ConfigurationError,
    MailWay,
    Mode,
    is_loopback,
    is_weak,
    read_configuration,
)

DOCUMENTATION = Path(__file__).resolve().parents[3] / "docs" / "settings.md"
STRONG = "q7Jx-2mVb9Lr_4TzKc8Wn-6PdYh3Fs-1GuEa5Ro0Ix-TiMl2Nv7Bq"
PRODUCTION = {"JULI_MODE": "production", "JULI_SECRET_KEY": STRONG, "JULI_BASE_URL": "https://juli.example.cn"}


def refusal(environment: dict[str, str]) -> tuple[str, str]:
    """The code of the refusal and its line in English."""
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(environment)
    assert "\n" not in str(caught.value)
    assert caught.value.said.text("zh") != str(caught.value)
    return caught.value.said.code, str(caught.value)


def test_an_empty_environment_is_a_local_installation_in_the_folder_data() -> None:
    read = read_configuration({})
    assert read.mode is Mode.LOCAL
    assert read.data == Path.cwd() / "data"
    assert read.files == Path.cwd() / "data" / "files"
    assert read.upload_limit == 20 * 1024 * 1024
    assert read.mail.way is MailWay.FILE
    assert set(read.allowed_hosts) == {"127.0.0.1", "localhost", "[::1]"}


def test_the_documentation_names_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(JULI_\w+)` \|", DOCUMENTATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(DEFAULTS)


@pytest.mark.parametrize("name", ["JULI_MODE", "JULI_DEBUG", "JULI_UPLOAD_LIMIT", "JULI_MAIL", "JULI_SMTP_PORT"])
def test_a_wrong_value_is_one_line_that_names_the_setting_and_the_value(name: str) -> None:
    code, line = refusal({name: "perhaps"})
    assert code == "setting-wrong"
    assert name in line
    assert "perhaps" in line


@pytest.mark.parametrize("value", ["0", "1025", "-1", "1e3", "２０", "5.5"])
def test_the_upload_limit_is_whole_megabytes_from_1_to_1024(value: str) -> None:
    assert refusal({"JULI_UPLOAD_LIMIT": value})[0] == "setting-wrong"


def test_a_misspelt_setting_is_refused_rather_than_ignored() -> None:
    code, line = refusal({"JULI_ALOWED_HOSTS": "juli.example.cn"})
    assert code == "setting-unknown"
    assert "JULI_ALOWED_HOSTS" in line


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://host-without-database", "postgresql://%zz", "juli"])
def test_a_wrong_database_address_is_refused_without_repeating_its_password(url: str) -> None:
    code, line = refusal({"JULI_DATABASE_URL": url})
    assert code == "database-url-wrong"
    assert url not in line


@pytest.mark.parametrize(
    "url", ["juli.example.cn", "ftp://juli.cn", "https://juli.cn/path", "https://a:b@juli.cn", "https://x:y"]
)
def test_the_base_address_is_a_scheme_and_a_host(url: str) -> None:
    assert refusal({"JULI_BASE_URL": url})[0] == "setting-wrong"


def test_any_host_is_never_allowed() -> None:
    assert refusal({"JULI_ALLOWED_HOSTS": "juli.example.cn, *"})[0] == "setting-wrong"


@pytest.mark.parametrize("missing", ["JULI_SMTP_HOST", "JULI_MAIL_FROM"])
def test_smtp_needs_a_server_and_a_sender(missing: str) -> None:
    environment = {"JULI_MAIL": "smtp", "JULI_SMTP_HOST": "mail.example.cn", "JULI_MAIL_FROM": "a@example.cn"}
    del environment[missing]
    code, line = refusal(environment)
    assert code == "smtp-incomplete"
    assert missing in line


def test_production_starts_with_a_strong_secret_and_answers_only_to_its_own_name() -> None:
    assert read_configuration(PRODUCTION).allowed_hosts == ("juli.example.cn",)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"JULI_SECRET_KEY": ""}, "production-secret-missing"),
        ({"JULI_SECRET_KEY": STRONG[:49]}, "production-secret-weak"),
        ({"JULI_SECRET_KEY": "abab" * 20}, "production-secret-weak"),
        ({"JULI_SECRET_KEY": "django-insecure-" + STRONG}, "production-secret-weak"),
        ({"JULI_DEBUG": "yes"}, "production-debug"),
        ({"JULI_BASE_URL": "http://juli.example.cn"}, "production-base-url"),
    ],
)
def test_production_refuses(changes: dict[str, str], code: str) -> None:
    found, line = refusal({**PRODUCTION, **changes})
    assert found == code
    assert STRONG[:49] not in line


@given(name=st.sampled_from(sorted(DEFAULTS)), value=st.text(max_size=40))
def test_no_value_of_any_setting_ends_in_another_error(name: str, value: str) -> None:
    with contextlib.suppress(ConfigurationError):
        assert read_configuration({name: value}).mode is Mode.LOCAL or name == "JULI_MODE"


@given(st.text(max_size=49))
def test_every_short_secret_is_weak(secret: str) -> None:
    assert is_weak(secret)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "::1"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "127.evil.example", "localhost.example"])
def test_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_a_local_secret_is_made_once_strong_and_private(tmp_path: Path) -> None:
    first = read_configuration({"JULI_DATA": str(tmp_path / "new")})
    secret = first.secret_key()
    assert not is_weak(secret)
    assert read_configuration({"JULI_DATA": str(tmp_path / "new")}).secret_key() == secret
    assert stat.S_IMODE(first.secret_path.stat().st_mode) == 0o600
    assert [path.name for path in first.data.iterdir()] == ["secret-key"]
