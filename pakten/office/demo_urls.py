from django.urls import path

from pakten.office import demo_views

app_name = "demo"
urlpatterns = [
    path("enter/<str:token>/", demo_views.enter, name="enter"),
    path("leave/", demo_views.leave, name="leave"),
]
