from django.urls import path

from pakten.network import settings_pages as pages

office_urlpatterns = [
    path("", pages.settings, name="settings"),
    path("name/", pages.name, name="name"),
    path("front-page/", pages.front_page, name="front_page"),
    path("districts/add/", pages.add_district, name="add_district"),
    path("districts/<int:pk>/end/", pages.end_district, name="end_district"),
    path("levels/add/", pages.add_level, name="add_level"),
    path("levels/<int:pk>/", pages.change_level, name="change_level"),
    path("levels/<int:pk>/remove/", pages.remove_level, name="remove_level"),
    path("levels/of/<slug:slug>/", pages.level_of, name="level_of"),
]
