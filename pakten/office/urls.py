from django.urls import path

from pakten.office import letters, views

app_name = "office"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/retry/", letters.retry_letter, name="retry_letter"),
]
