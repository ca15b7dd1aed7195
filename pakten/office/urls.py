from django.urls import path, re_path

from pakten.office import history, letters, protection, retention_pages, views

app_name = "office"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("letters/", letters.letters, name="letters"),
    re_path(r"^letters/letters\.(?P<kind>xlsx|csv)$", letters.table, name="letters_table"),
    path("letters/<int:pk>/retry/", letters.retry_letter, name="retry_letter"),
    path("history/", history.history, name="history"),
    re_path(r"^history/history\.(?P<kind>xlsx|csv)$", history.table, name="history_table"),
    path("protection/", protection.protection, name="protection"),
    path("retention/", retention_pages.rules, name="retention"),
    re_path(r"^retention/log\.(?P<kind>xlsx|csv)$", retention_pages.table, name="retention_table"),
    path("retention/now/", retention_pages.dispose, name="dispose"),
    path("retention/<slug:kind>/", retention_pages.change, name="retention_days"),
]
