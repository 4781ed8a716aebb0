"""Django's settings, made of the installation's `Configuration`. Nothing is set here by hand per machine."""

from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from juli.hub.configuration import ConfigurationError, MailWay, read_configuration
from juli.hub.operations.connection import database_parameters

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
    "juli.hub.partners",
    "juli.hub.accounts",
    "juli.hub.directory",
    "juli.hub.complaints",
    "juli.hub.channels",
    "juli.hub.redress",
    "juli.hub.operations",
    # After our own, so that our templates of the sign-in pages are found first.
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
UPLOAD_LIMIT = CONFIGURATION.upload_limit
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
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "juli.hub.operations.sign_in.ClosedSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False

# What a browser may do, and what travels.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # The style sheet draws ticks and arrows from data: pictures.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if CONFIGURATION.is_production else 0
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CONFIGURATION.is_production
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = CONFIGURATION.is_production
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.base_url]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

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
WHITENOISE_USE_FINDERS = not CONFIGURATION.is_production
WHITENOISE_AUTOREFRESH = DEBUG

# Jobs find their tasks in the `tasks` module of each app.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would add mail to administrators with whole requests in it.
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        # Every passing robot tries; it is answered with 400.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        # Each try to connect while the database restarts.
        "psycopg.pool": {"level": "ERROR"},
    },
}
