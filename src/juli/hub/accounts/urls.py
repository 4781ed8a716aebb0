"""Addresses of signing in and of the account: our own pages, allauth's that make sense here, and no others.

Names without a namespace are those allauth itself links to. What changes how a person signs in asks for a fresh
sign-in first.
"""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path

from juli.hub.accounts.fresh import fresh_sign_in_required as fresh
from juli.hub.accounts.views import begin, email, home, phone

urlpatterns = [
    path("", home.home, name="account_home"),
    path("name/", home.name, name="account_name"),
    path("email/", email.email, name="account_email"),
    path("email/confirm/<slug:token>/", email.confirm, name="account_confirm_email"),
    path("phone/", phone.phone, name="account_phone"),
    path("phone/code/", phone.phone_code, name="account_phone_code"),
    path("sessions/", home.sessions, name="account_sessions"),
    path("sessions/<int:number>/end/", home.end_one, name="account_end_session"),
    path("sessions/end-others/", home.end_others, name="account_end_other_sessions"),
    path("confirm/", home.confirm_it_is_you, name="account_confirm_it_is_you"),
    path("begin/", begin.begin, name="account_begin"),
    path("begin/code/", begin.begin_code, name="account_begin_code"),
    path("begin/link/<slug:token>/", begin.begin_link, name="account_begin_link"),
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    # Closed; allauth links to it from within.
    path("signup/", allauth.signup, name="account_signup"),
    path("confirm/password/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", login_required(allauth.password_change), name="account_change_password"),
    path("password/set/", fresh(allauth.password_set), name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]{1,40})-(?P<key>[0-9A-Za-z-]{1,80})/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("factors/", factors.index, name="mfa_index"),
    path("login/factor/", factors.authenticate, name="mfa_authenticate"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("confirm/factor/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("factors/app/", fresh(totp.activate_totp), name="mfa_activate_totp"),
    path("factors/app/remove/", fresh(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("factors/codes/", fresh(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("factors/codes/new/", fresh(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("factors/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("factors/passkeys/add/", fresh(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("factors/passkeys/<int:pk>/rename/", fresh(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("factors/passkeys/<int:pk>/remove/", fresh(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]
