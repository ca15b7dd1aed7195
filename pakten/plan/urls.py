from django.urls import path

from pakten.plan import office

office_urlpatterns = [
    path("", office.goals, name="goals"),
    path("add/", office.add, name="add"),
    path("<int:pk>/", office.change, name="change"),
    path("<int:pk>/remove/", office.remove, name="remove"),
]
