from django.apps import AppConfig
from django.conf import settings

from pakten.web import catalogues


class WebConfig(AppConfig):
    name = "pakten.web"

    def __init__(self, *args):
        """Compiles the translations now and not in `ready`: Django translates already while models are imported, and
        keeps what it has read for as long as the process lives."""
        super().__init__(*args)
        elsewhere = catalogues.compile_stale(spare=settings.VAR / "locale")
        libraries = [
            package for package in catalogues.packages() if f"pakten.{package.name}" not in settings.INSTALLED_APPS
        ]
        folders = [*elsewhere, *(package / "locale" for package in libraries)]
        settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, *(str(folder) for folder in folders if folder.is_dir())]
