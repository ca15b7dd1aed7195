from django.urls import path

from pakten.office import history

app_name = "history"
urlpatterns = [path("<slug:slug>/", history.member, name="member")]
