from django.urls import path

from pakten.network import views

app_name = "network"
urlpatterns = [
    path("", views.members, name="members"),
    path("members.csv", views.members_csv, name="members_csv"),
    path("<slug:slug>/", views.organisation, name="organisation"),
]
