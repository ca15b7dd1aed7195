from django.urls import path

from pakten.office import history, letters, protection, retention_pages, views

app_name = "office"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/retry/", letters.retry_letter, name="retry_letter"),
    path("history/", history.history, name="history"),
    path("protection/", protection.protection, name="protection"),
    path("retention/", retention_pages.rules, name="retention"),
    path("retention/now/", retention_pages.dispose, name="dispose"),
    path("retention/<slug:kind>/", retention_pages.change, name="retention_days"),
]
