from django.urls import path, re_path

from pakten.network import office, our_urls, team_office, views

app_name = "network"
urlpatterns = [
    path("", views.members, name="members"),
    path("members.csv", views.members_csv, name="members_csv"),
    path("<slug:slug>/", views.organisation, name="organisation"),
    *our_urls.urlpatterns,
]
office_urlpatterns = [
    path("", office.register, name="register"),
    re_path(r"^register\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("import/", office.upload, name="upload"),
    path("import/<int:pk>/", office.one_import, name="import"),
    path("import/<int:pk>/decide/", office.decide, name="decide"),
    path("import/<int:pk>/apply/", office.apply, name="apply"),
    path("import/<int:pk>/undo/", office.undo, name="undo"),
]
team_urlpatterns = [
    path("", team_office.team, name="team"),
    re_path(r"^team\.(?P<kind>xlsx|csv)$", team_office.team_table, name="team_table"),
    path("add/", team_office.add, name="add"),
    path("<int:pk>/", team_office.portfolio, name="portfolio"),
    re_path(r"^(?P<pk>\d+)/members\.(?P<kind>xlsx|csv)$", team_office.table, name="table"),
    path("<int:pk>/role/", team_office.role, name="role"),
    path("<int:pk>/leave/", team_office.leave, name="leave"),
    path("<int:pk>/hand-over/", team_office.hand_over, name="hand_over"),
]
