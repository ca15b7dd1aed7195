"""Signing in with a code by e-mail, under allauth's own names. Its other pages (passwords, sign-up) are not ours."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("", login_not_required(views.request_login_code), name="account_login"),
    path("", login_not_required(views.request_login_code), name="account_request_login_code"),
    path("code/", login_not_required(views.confirm_login_code), name="account_confirm_login_code"),
    # allauth asks for this address when it writes to somebody it does not know.
    path("up/", login_not_required(RedirectView.as_view(pattern_name="account_login")), name="account_signup"),
    path("out/", views.logout, name="account_logout"),
]
