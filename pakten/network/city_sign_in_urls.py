"""The way to the city's own sign-in and back, under allauth's names. Only where the installation has set one up."""

import logging

from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from requests import RequestException

from pakten.network.city_sign_in import not_now

log = logging.getLogger(__name__)


def _kindly(view):
    """A server that does not answer, or answers nonsense, is no fault of the visitor."""

    @login_not_required
    def guarded(request, provider_id):
        try:
            return view(request, provider_id)
        except (RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("The city's sign-in failed: %s", type(error).__name__)
            return not_now(request)

    return guarded


urlpatterns = [
    path("<slug:provider_id>/login/", _kindly(views.login), name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", _kindly(views.callback), name="openid_connect_callback"),
]
