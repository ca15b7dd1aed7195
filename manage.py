#!/usr/bin/env python3
"""Django's command line for Pakten."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

from django.core.management import execute_from_command_line


def become_a_demo():
    """`manage.py demo` is an installation of its own, chosen before Django reads its settings: it sends no mail, and
    its database lives as long as this process."""
    var = Path(os.environ.get("PAKTEN_VAR") or Path(__file__).parent / "var").resolve()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "pakten.settings",
        "DATABASE_URL": f"sqlite:///{quote(str(var / f'demo-{os.getpid()}.sqlite3'))}",
        "PAKTEN_DEMO": "true",
        "DEBUG": "false",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BEHIND_PROXY": "",
        "EMAIL_HOST": "",
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")
    if sys.argv[1:2] == ["demo"]:
        become_a_demo()
    execute_from_command_line(sys.argv)
