"""Signing in with a code by e-mail or a passkey, under allauth's own names where it has one. Its other pages
(passwords, sign-up, second factors) are not ours."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from pakten.network import sign_in_views as ours

ask = ours.Ask.as_view()

urlpatterns = [
    path("", ask, name="account_login"),
    path("", ask, name="account_request_login_code"),
    path("code/", login_not_required(views.confirm_login_code), name="account_confirm_login_code"),
    path("passkey/", ours.Use.as_view(), name="account_use_key"),
    path("anew/", ours.sign_in_anew, name="account_sign_in_anew"),
    path("keys/", ours.own_keys, name="account_keys"),
    path("keys/add/", ours.add_key, name="account_add_key"),
    path("keys/<int:pk>/", ours.name_key, name="account_name_key"),
    path("keys/<int:pk>/remove/", ours.remove_key, name="account_remove_key"),
    # allauth asks for this address when it writes to somebody it does not know.
    path("up/", login_not_required(RedirectView.as_view(pattern_name="account_login")), name="account_signup"),
    path("out/", views.logout, name="account_logout"),
    path("out/everywhere/", ours.sign_out_everywhere, name="account_sign_out_everywhere"),
]
