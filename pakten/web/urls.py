from django.urls import path

from pakten.web import views

app_name = "web"
urlpatterns = [path("alive", views.alive, name="alive")]
