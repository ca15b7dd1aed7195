from django.urls import path, re_path

from pakten.api import office, views

app_name = "api"
urlpatterns = [
    path("openapi.json", views.schema, name="schema"),
    re_path(r"^v1(?:/(?P<path>.*))?\Z", views.v1, name="v1"),
]
page_urlpatterns = [path("docs/", views.docs, name="docs")]
office_urlpatterns = [
    path("", office.tokens, name="tokens"),
    re_path(r"^tokens\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("new/", office.new, name="new"),
    path("<int:pk>/withdraw/", office.withdraw, name="withdraw"),
]
