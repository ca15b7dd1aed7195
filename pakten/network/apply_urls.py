"""Applying for membership, without an account. Everything about one application stands under its secret key."""

from django.urls import path, register_converter

from pakten.network import apply_views as views
from pakten.network.applicants import STEPS


class Key:
    regex = "[A-Za-z0-9_-]{20,40}"
    to_python = to_url = staticmethod(str)


class Step(Key):
    regex = "|".join(STEPS)


register_converter(Key, "application_key")
register_converter(Step, "application_step")

app_name = "apply"
urlpatterns = [
    path("", views.start, name="start"),
    path("<application_key:key>/", views.application, name="application"),
    path("<application_key:key>/check/", views.check, name="check"),
    path("<application_key:key>/link/", views.mail_link, name="mail_link"),
    path("<application_key:key>/replies/", views.replies, name="replies"),
    path("<application_key:key>/withdraw/", views.withdraw, name="withdraw"),
    path("<application_key:key>/<application_step:name>/", views.step, name="step"),
    path("<application_key:key>/<application_step:name>/keep/", views.keep, name="keep"),
]
