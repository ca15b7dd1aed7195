"""Settings for tests: those of an installation, with a database and a folder of their own.

`TEST_DATABASE=postgresql` runs the suite on PostgreSQL; without it, on SQLite. A `DATABASE_URL` given from
outside wins.
"""

import os
import tempfile

from tests import postgresql

# Set once by the process that starts the tests; its workers inherit them.
os.environ.setdefault("PAKTEN_VAR", tempfile.mkdtemp(prefix="pakten-tests-"))
if os.environ.get("TEST_DATABASE", "sqlite") == "postgresql":
    os.environ.setdefault("DATABASE_URL", postgresql.address())
elif os.environ.get("TEST_DATABASE", "sqlite") != "sqlite":
    raise SystemExit("TEST_DATABASE is neither sqlite nor postgresql.")

from pakten.settings import *  # noqa: F403
from pakten.settings import CACHES, DATABASES, INSTALLED_APPS, STORAGES, VAR

SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES["default"]["TEST"] = {"MIGRATE": False}  # seconds for each process; test_fresh holds that it is the same
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in an installation: several threads and processes then meet the real locks.
    DATABASES["default"]["TEST"]["NAME"] = VAR / "test.sqlite3"

# Each process its own folder of uploads: a test that looks at what is there sees nobody else's.
MEDIA_ROOT = VAR / "media" / os.environ.get("PYTEST_XDIST_WORKER", "one")

# Pages are tested without gathering the static files first; test_static gathers them as an installation does.
(VAR / "static").mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Most tests do not ask the database; test_rate_limits counts in it, as an installation does.
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tries"}

# The city's own sign-in is tried by tests/test_city_sign_in.py, which sets the rest up.
INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
