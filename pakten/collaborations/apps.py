from django.apps import AppConfig


class CollaborationsConfig(AppConfig):
    name = "pakten.collaborations"
