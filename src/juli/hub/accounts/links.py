"""The link with which a person sets their first password."""

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from juli.hub.accounts.models import User


def first_password_link(user: User) -> str:
    """The whole address; it works once, for three days, and only until a password is set."""
    key = {"uidb36": user_pk_to_url_str(user), "key": PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)}
    return str(settings.BASE_URL) + reverse("account_reset_password_from_key", kwargs=key)
