"""The addresses of the whole house. Swedish pages stand at the root, English ones under `/en/`."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pakten.api.urls import office_urlpatterns as api_office
from pakten.api.urls import page_urlpatterns as api_pages
from pakten.collaborations.urls import office_urlpatterns as collaborations_office
from pakten.events.urls import office_urlpatterns as events_office
from pakten.mingle.urls import office_urlpatterns as mingle_office
from pakten.network.agreement_urls import office_urlpatterns as agreements_office
from pakten.network.people_urls import office_urlpatterns as people_office
from pakten.network.review_urls import office_urlpatterns as reviewing_office
from pakten.network.settings_urls import office_urlpatterns as settings_office
from pakten.network.urls import office_urlpatterns as network_office
from pakten.network.urls import team_urlpatterns as network_team
from pakten.plan.urls import activity_urlpatterns as activity_office
from pakten.plan.urls import office_urlpatterns as plan_office
from pakten.results.urls import office_urlpatterns as results_office
from pakten.results.urls import open_data_page_urlpatterns as open_data_pages
from pakten.results.urls import open_data_urlpatterns as open_data
from pakten.surveys.urls import office_urlpatterns as surveys_office

office = [
    path("", include("pakten.office.urls")),
    path("leads/", include((collaborations_office, "collaborations_office"))),
    path("evaluations/", include((surveys_office, "surveys_office"))),
    path("applications/", include((reviewing_office, "reviewing_office"))),
    path("events/", include((events_office, "events_office"))),
    path("members/", include((network_office, "network_office"))),
    path("team/", include((network_team, "team_office"))),
    path("people/", include((people_office, "people_office"))),
    path("agreements/", include((agreements_office, "agreements_office"))),
    path("settings/", include((settings_office, "settings_office"))),
    path("settings/goals/", include((plan_office, "plan_office"))),
    path("plan/", include((activity_office, "activity_office"))),
    path("mingles/", include((mingle_office, "mingle_office"))),
    path("results/", include((results_office, "results_office"))),
    path("tokens/", include((api_office, "api_office"))),
]

pages = [
    path("", include("pakten.home.urls")),
    path("mine/", include("pakten.network.my_urls")),
    path("mine/history/", include("pakten.office.history_urls")),
    path("members/", include("pakten.network.urls")),
    path("apply/", include("pakten.network.apply_urls")),
    path("agreements/", include("pakten.network.agreement_urls")),
    path("events/", include("pakten.events.urls")),
    path("mingles/", include("pakten.mingle.urls")),
    path("plan/", include("pakten.plan.urls")),
    path("results/", include("pakten.results.urls")),
    path("open-data/", include((open_data_pages, "open_data_pages"))),
    path("answer/", include("pakten.surveys.urls")),
    path("sign-in/", include("pakten.network.sign_in_urls")),
    path("api/", include((api_pages, "api_pages"))),
    path("office/", include(office)),
]

if settings.OIDC_SERVER_URL:
    pages.append(path("sign-in/", include("pakten.network.city_sign_in_urls")))

if settings.DEMO:
    pages.append(path("demo/", include("pakten.office.demo_urls")))

urlpatterns = [
    path("", include("pakten.web.urls")),
    path("api/", include("pakten.api.urls")),
    path("open-data/", include((open_data, "open_data"))),
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler404 = "pakten.web.views.page_not_found"
handler429 = "pakten.network.sign_in_views.too_many"  # allauth's name: somebody does a thing too often
handler500 = "pakten.web.views.server_error"
