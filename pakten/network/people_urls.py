from django.urls import path, re_path

from pakten.network import people_office

office_urlpatterns = [
    path("", people_office.people, name="people"),
    path("<int:pk>/", people_office.person, name="person"),
    re_path(r"^(?P<pk>\d+)/data\.(?P<kind>json|xlsx)$", people_office.table, name="table"),
    path("<int:pk>/forget/", people_office.forget, name="forget"),
]
