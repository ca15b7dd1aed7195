"""Our own addresses as an installation has them that uses the city's sign-in."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pakten import urls
from pakten.urls import handler404, handler429, handler500

__all__ = ["handler404", "handler429", "handler500", "urlpatterns"]
urlpatterns = [
    *i18n_patterns(path("sign-in/", include("pakten.network.city_sign_in_urls")), prefix_default_language=False),
    *urls.urlpatterns,
]
