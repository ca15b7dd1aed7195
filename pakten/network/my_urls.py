from django.urls import path, re_path

from pakten.network import my_data

app_name = "my"
urlpatterns = [
    path("data/", my_data.data, name="data"),
    re_path(r"^data/my-data\.(?P<kind>json|xlsx)$", my_data.table, name="table"),
    path("data/name/", my_data.rename, name="rename"),
    path("data/email/", my_data.ask_for_email, name="ask_for_email"),
    path("data/email/<str:key>/", my_data.new_email, name="new_email"),
]
