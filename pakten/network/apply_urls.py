"""Applying for membership, without an account. Everything about one application stands under its secret key."""

from django.urls import path

from pakten.network import apply_views as views

app_name = "apply"
urlpatterns = [
    path("<str:key>/", views.application, name="application"),
]
