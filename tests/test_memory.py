"""What a web process holds before it has done anything."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LATER = ["scipy.optimize", "scipy.sparse", "openpyxl.workbook", "typst.typst"]
LATER += ["icalendar.cal", "PIL._imaging", "segno.encoder"]
LOADED = (
    "import pakten.wsgi, sys; from django.urls import get_resolver; get_resolver().url_patterns; print(*sys.modules)"
)


def test_a_web_process_does_not_load_what_most_never_need(tmp_path):
    environment = {"PAKTEN_VAR": str(tmp_path), "PATH": ""}
    run = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, env=environment, capture_output=True, check=True)
    loaded = set(run.stdout.decode().split())
    assert "pakten.mingle.planning" in loaded
    assert not loaded & set(LATER)
