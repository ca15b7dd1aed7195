from django.urls import path

from pakten.office import views

app_name = "office"
urlpatterns = [path("", views.desk, name="desk")]
