"""Typed readers of environment variables. A value that cannot be understood stops the start with a sentence."""

import json
import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas: `ALLOWED_HOSTS=pakten.example.se,www.pakten.example.se`."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if not value:
        return default
    raise ImproperlyConfigured(f"{name} is {value!r}; write true or false.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from None


def mapping(name: str) -> dict:
    """Names and values written as JSON: `MEDIA_STORAGE_OPTIONS={"bucket_name": "pakten"}`."""
    try:
        value = json.loads(os.environ.get(name, "").strip() or "{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ImproperlyConfigured(f'{name} cannot be read; write JSON: {{"name": "value"}}.')
    return value
