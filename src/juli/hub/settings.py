"""Django's settings, made of the installation's `Configuration`. Nothing is set here by hand per machine."""

from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from juli.hub.configuration import ConfigurationError, MailWay, read_configuration
from juli.hub.operations.connection import database_parameters
from juli.hub.operations.logs.settings import logging_settings

try:
    CONFIGURATION = read_configuration()
except ConfigurationError as error:
    raise ImproperlyConfigured(str(error)) from None

DEBUG = CONFIGURATION.debug
SECRET_KEY = CONFIGURATION.secret_key()
ALLOWED_HOSTS = list(CONFIGURATION.allowed_hosts)
BASE_URL = CONFIGURATION.base_url
ROOT_URLCONF = "juli.hub.urls"
ASGI_APPLICATION = "juli.hub.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "juli.hub.portal",
    "juli.hub.desk",
    "juli.hub.console",
    "juli.hub.house",
    "juli.hub.partners",
    "juli.hub.accounts",
    "juli.hub.directory",
    "juli.hub.workdays",
    "juli.hub.searching",
    "juli.hub.complaints",
    "juli.hub.channels",
    "juli.hub.redress",
    "juli.hub.reminders",
    "juli.hub.routing",
    "juli.hub.service_hours",
    "juli.hub.understanding",
    "juli.hub.workbench",
    "juli.hub.worklists",
    "juli.hub.quality",
    "juli.hub.privacy",
    "juli.hub.operations",
    "juli.hub.identity",
    "juli.hub.integration",
    "juli.hub.audits",
    "juli.hub.api",
    "juli.hub.operations.limits",
    # After our own, so that our templates of the sign-in pages are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "juli.hub.operations.logs.middleware.RouteName",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "juli.hub.operations.security.headers.SecurityHeaders",
    "juli.hub.operations.security.files_origin.FilesOrigin",
    "juli.hub.operations.security.own_address.OwnAddress",
    "csp.middleware.CSPMiddleware",
    "juli.hub.operations.styles.Styles",
    "juli.hub.api.middleware.WithoutCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "juli.hub.api.middleware.Problems",
    "django.middleware.common.CommonMiddleware",
    "juli.hub.operations.limits.middleware.Limits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "juli.hub.operations.standing.StandingMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "juli.hub.operations.context.installation",
            ]
        },
    }
]

# Data: one PostgreSQL, one folder of files.
DATABASES: dict[str, dict[str, Any]] = {"default": database_parameters(CONFIGURATION)}
CACHES = {
    # In the database, so that throttles count over all processes.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
}
FILES_ROOT = CONFIGURATION.files
FILES_ORIGIN = CONFIGURATION.files_origin
KEYS_FILE = CONFIGURATION.keys_file
UPLOAD_LIMIT = CONFIGURATION.upload_limit
RATE_LIMITS = CONFIGURATION.rate_limits
AUDITS_ROOT = CONFIGURATION.audits.folder
AUDIT_UPLOAD = CONFIGURATION.audits.upload
AUDIT_MEMORY = CONFIGURATION.audits.memory
AUDIT_DAYS = CONFIGURATION.audits.days
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

# Language and time.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = CONFIGURATION.is_production
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Who signs in, and how.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "/"
SIGN_IN = CONFIGURATION.sign_in
SMS = CONFIGURATION.sms
SMS_PATH = CONFIGURATION.data / "sms"
ACCOUNT_ADAPTER = "juli.hub.operations.sign_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "begin": "20/m/ip,5/h/key",
    "begin_code": "30/m/ip",
    "change_phone": "5/h/user,3/h/key",
    "manage_email": "10/h/user,5/h/key",
    "organisation": "20/m/ip",
}
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "juli.hub.operations.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Juli"
MFA_TOTP_TOLERANCE = 1
# Whoever must set one up can do so before any mail has reached them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Our addresses of these pages are guarded by `fresh_sign_in_required`.
MFA_REAUTHENTICATION_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIGURATION.is_production

# What a browser may do, and what travels.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The style sheet draws ticks and arrows from data: pictures.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        # Text never becomes script, whatever a script of ours does with it.
        "require-trusted-types-for": ["'script'"],
        "upgrade-insecure-requests": CONFIGURATION.is_production,
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A year of https for this host alone: what else runs below its domain is not ours to decide.
SECURE_HSTS_SECONDS = 31_536_000 if CONFIGURATION.is_production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
# Bound to https and to this very host: no neighbour below the same domain can set one.
COOKIE_PREFIX = "__Host-" if CONFIGURATION.is_production else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}juli_session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}juli_csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CONFIGURATION.is_production
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = CONFIGURATION.is_production
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.base_url]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Requests of ours to other servers.
OUTBOUND_ALLOWED = CONFIGURATION.outbound_allowed
OUTBOUND_HTTPS_ONLY = CONFIGURATION.is_production

# Mail.
MAIL_WAYS = {MailWay.SMTP: "smtp", MailWay.FILE: "filebased"}
EMAIL_BACKEND = f"django.core.mail.backends.{MAIL_WAYS[CONFIGURATION.mail.way]}.EmailBackend"
EMAIL_FILE_PATH = CONFIGURATION.data / "mail"
EMAIL_HOST = CONFIGURATION.mail.host
EMAIL_PORT = CONFIGURATION.mail.port
EMAIL_HOST_USER = CONFIGURATION.mail.user
EMAIL_HOST_PASSWORD = CONFIGURATION.mail.password
EMAIL_USE_TLS = CONFIGURATION.mail.starttls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = CONFIGURATION.mail.sender

# Styles and scripts. Production serves hashed, compressed copies that `juli up` collects.
STATIC_URL = "/static/"
STATIC_ROOT = CONFIGURATION.data / "static" if CONFIGURATION.is_production else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_ROOT}},
    "staticfiles": {
        "BACKEND": "juli.hub.operations.styles.CollectedStyles"
        if CONFIGURATION.is_production
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Styles of ours are for pages of ours.
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = not CONFIGURATION.is_production
WHITENOISE_AUTOREFRESH = DEBUG

# Jobs find their tasks in the `tasks` module of each app.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

# Who may read the figures.
METRICS_TOKEN = CONFIGURATION.metrics_token
METRICS_ON_LOOPBACK = not CONFIGURATION.is_production

LOGGING = logging_settings(for_programs=CONFIGURATION.is_production, with_messages=CONFIGURATION.debug)
