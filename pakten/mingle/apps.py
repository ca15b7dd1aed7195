from django.apps import AppConfig


class MingleConfig(AppConfig):
    name = "pakten.mingle"
