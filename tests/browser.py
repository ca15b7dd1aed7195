"""A browser for the tests: `$CHROMIUM`, else Chromium on the PATH, else the build in the npm package."""

import os
import shutil
import subprocess

from tests import fetched

NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
UNPACK = "import('@sparticuz/chromium').then(async c => console.log(await c.default.executablePath()))"


def path() -> str | None:
    """Where the browser is, or None."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        if found := shutil.which(name):
            return found
    folder = fetched.from_npm(NPM_PACKAGE)
    if folder is None:
        return None
    unpacked = subprocess.run(
        ["node", "--input-type=module", "-e", UNPACK], cwd=folder, capture_output=True, text=True, timeout=120
    )
    return unpacked.stdout.strip() or None
