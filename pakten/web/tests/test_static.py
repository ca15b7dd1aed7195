import json
import re
from pathlib import Path

from django.core.management import call_command

HERE = Path(__file__).parent.parent


def test_an_installation_can_gather_its_static_files(settings, tmp_path):
    """Also fails when a style sheet points to a picture or a font that is not there."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert "web/house.css" in paths


def test_every_icon_that_is_asked_for_is_drawn():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (HERE / "static/web/icons.svg").read_text()))
    asked = set()
    for template in HERE.parent.glob("*/templates/**/*.html"):
        asked |= set(re.findall(r'{% icon "([\w-]+)" %}', template.read_text()))
    assert asked
    assert asked <= drawn
