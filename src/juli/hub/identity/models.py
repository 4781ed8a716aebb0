"""The identity providers of organisations, and which person each of their subjects is."""

import uuid

from django.db import models

from juli.hub.accounts.models import User
from juli.hub.directory.models import Organisation
from juli.hub.sealing.fields import SealedCharField


class IdentityProvider(models.Model):
    """Where the staff of an organisation sign in (OpenID Connect). It lets in only whom the organisation has seated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="identity_provider")
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    client_secret = SealedCharField(max_length=500)
    """The secret with which this installation is known at the provider."""
    email_domains = models.JSONField(default=list)
    required = models.BooleanField(default=False)
    """Whether the organisation's staff may sign in no other way."""

    def answers_for(self, email: str) -> bool:
        """Whether an address is in one of the organisation's domains."""
        return email.rpartition("@")[2].lower() in self.email_domains


class Identity(models.Model):
    """A person as a provider knows them. Bound at the first sign-in; from then on the address no longer decides."""

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="identities")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="one_person_per_subject"),
            models.UniqueConstraint(fields=["provider", "user"], name="one_subject_per_person"),
        ]
