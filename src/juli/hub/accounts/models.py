"""People who sign in, what they confirm, what is sent to them, and the failed attempts that throttle guessing."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.scopes import Guarded
from juli.hub.sealing.fields import SealedCharField, SealedJSONField


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail; addresses are kept in lower case, so one person has one account."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in: a complainant with an account, staff of an organisation, or an operator (`is_staff`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class FailedAttempt(models.Model):
    """One wrong passcode, or one said to be lost. `key` is a hash of the number or of the address it came from."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["key", "at"])]


class PhoneNumber(Guarded):
    """The phone number of a person, stored sealed and only once a code sent to it came back."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="phone")
    number = SealedCharField(max_length=20, bound_to="user_id")
    """Eleven digits of the mainland."""
    confirmed_at = models.DateTimeField()


class CodePurpose(models.TextChoices):
    """What a one-time code is for."""

    BEGIN = "begin", _("sign in by e-mail")
    EMAIL = "email", _("confirm an e-mail address")
    PHONE = "phone", _("confirm a phone number")


class OneTimeCode(models.Model):
    """A code sent to an address or number, and for mail a link that does the same. Good once, for a quarter of an hour.

    Neither stands here: only their fingerprints under the secret key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=10, choices=CodePurpose)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True)
    recipient = SealedCharField(max_length=254)
    """The address or number it was sent to."""
    code_fingerprint = models.CharField(max_length=64)
    link_fingerprint = models.CharField(max_length=64, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class OutgoingNote(models.Model):
    """A mail or text message about an account, sealed until the worker has sent it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content = SealedJSONField()
    made_at = models.DateTimeField(auto_now_add=True)
