"""The applications in the office: the inbox, one application, and what is done to it."""

from django.urls import path, re_path

from pakten.network import review_office

office_urlpatterns = [
    path("", review_office.applications, name="applications"),
    re_path(r"^applications\.(?P<kind>xlsx|csv)$", review_office.table, name="table"),
    path("<int:pk>/", review_office.application, name="application"),
    path("<int:pk>/ask/", review_office.ask, name="ask"),
    path("<int:pk>/approve/", review_office.approve, name="approve"),
    path("<int:pk>/decline/", review_office.decline, name="decline"),
    path("<int:pk>/assign/", review_office.assign, name="assign"),
    path("<int:pk>/reopen/", review_office.reopen, name="reopen"),
]
