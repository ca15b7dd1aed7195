"""The addresses of the whole house. Swedish pages stand at the root, English ones under `/en/`."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pakten.events.urls import office_urlpatterns as events_office
from pakten.mingle.urls import office_urlpatterns as mingle_office
from pakten.network.agreement_urls import office_urlpatterns as agreements_office
from pakten.network.settings_urls import office_urlpatterns as settings_office
from pakten.network.urls import office_urlpatterns as network_office
from pakten.plan.urls import office_urlpatterns as plan_office

office = [
    path("", include("pakten.office.urls")),
    path("events/", include((events_office, "events_office"))),
    path("members/", include((network_office, "network_office"))),
    path("agreements/", include((agreements_office, "agreements_office"))),
    path("settings/", include((settings_office, "settings_office"))),
    path("settings/goals/", include((plan_office, "plan_office"))),
    path("mingles/", include((mingle_office, "mingle_office"))),
]

pages = [
    path("", include("pakten.home.urls")),
    path("members/", include("pakten.network.urls")),
    path("agreements/", include("pakten.network.agreement_urls")),
    path("events/", include("pakten.events.urls")),
    path("mingles/", include("pakten.mingle.urls")),
    path("sign-in/", include("pakten.network.sign_in_urls")),
    path("office/", include(office)),
]

if settings.DEMO:
    pages.append(path("demo/", include("pakten.office.demo_urls")))

urlpatterns = [
    path("", include("pakten.web.urls")),
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler404 = "pakten.web.views.page_not_found"
handler500 = "pakten.web.views.server_error"
