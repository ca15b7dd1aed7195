from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings

from pakten.web import catalogues


class WebConfig(AppConfig):
    name = "pakten.web"

    def ready(self):
        """Compiles the translations before anybody asks for one."""
        elsewhere = catalogues.compile_stale(spare=settings.VAR / "locale")
        installed = {Path(app.path) for app in apps.get_app_configs()}
        libraries = [package / "locale" for package in catalogues.packages() if package not in installed]
        settings.LOCALE_PATHS = [
            *settings.LOCALE_PATHS,
            *map(str, elsewhere),
            *(str(locale) for locale in libraries if locale.is_dir()),
        ]
