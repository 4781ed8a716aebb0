"""People: an account opened by e-mail, a name, a phone number; operators."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from juli.hub.accounts.actions.notes import queue_mail
from juli.hub.accounts.actions.sessions import end_sessions
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import PhoneNumber, User
from juli.hub.accounts.scopes import action


@action
def open_account(email: str, *, by: Actor) -> User:
    """The account of whoever has just proven that this mailbox is theirs; a new one where there is none."""
    address = email.strip().lower()
    user, made = User.objects.get_or_create(email=address)
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(user=user, email=address, defaults={"verified": True, "primary": True})
    return user


@action
def change_email(user: User, email: str, *, by: Actor) -> bool:
    """Let a person sign in with an address they have just proven to be theirs; False where another account has it."""
    _require_own(user, by)
    address = email.strip().lower()
    if User.objects.filter(email=address).exclude(pk=user.pk).exists():
        return False
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    user.email = address
    user.save(update_fields=["email"])
    return True


@action
def rename_person(user: User, name: str, *, by: Actor) -> None:
    """Write a person's name as they want to be called."""
    _require_own(user, by)
    user.name = " ".join(name.split())[:60]
    user.save(update_fields=["name"])


@action
def confirm_phone(user: User, number: str, *, by: Actor) -> None:
    """Keep a phone number whose code has come back; an earlier one is forgotten."""
    _require_own(user, by)
    defaults = {"number": number, "confirmed_at": timezone.now()}
    PhoneNumber.objects.update_or_create(user=user, defaults=defaults)


@action
def forget_phone(user: User, *, by: Actor) -> None:
    """Delete a person's phone number."""
    _require_own(user, by)
    PhoneNumber.objects.filter(user=user).delete()


@action
def add_operator(email: str, name: str, *, by: Actor) -> User:
    """Make a person an operator of this installation, entering them where they are not known yet."""
    _require_system(by)
    address = email.strip().lower()
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, name=name)
    user.is_staff = user.is_active = True
    user.save(update_fields=["is_staff", "is_active"])
    return user


@action
def remove_operator(email: str, *, by: Actor) -> bool:
    """Make an operator an ordinary person again and sign them out everywhere; False where none has this address."""
    _require_system(by)
    user = User.objects.select_for_update().filter(email=email.strip().lower(), is_staff=True).first()
    if user is None:
        return False
    user.is_staff = user.is_superuser = False
    user.save(update_fields=["is_staff", "is_superuser"])
    end_sessions(user, by=by)
    return True


@action
def reset_sign_in(email: str, *, by: Actor) -> User | None:
    """Delete a person's second factors and password, sign them out everywhere and tell them; None where nobody is it.

    Whoever calls it has made sure that it is really the person who asks.
    """
    _require_system(by)
    user = User.objects.select_for_update().filter(email=email.strip().lower()).first()
    if user is None:
        return None
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user, by=by)
    body = render_to_string("account/email/reset.txt")
    queue_mail(user.email, _("Juli: your way to sign in was reset"), body, by=by)
    return user


def _require_own(user: User, by: Actor) -> None:
    if by.user_id != user.pk:
        raise NotAllowed


def _require_system(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed
