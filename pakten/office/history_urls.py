from django.urls import path, re_path

from pakten.office import history

app_name = "history"
urlpatterns = [
    path("<slug:slug>/", history.member, name="member"),
    re_path(r"^(?P<slug>[-\w]+)/history\.(?P<kind>xlsx|csv)$", history.member_table, name="member_table"),
]
