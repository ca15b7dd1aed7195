"""Template tags every page may use; they are built in, so no template needs to load them."""

from django import template

register = template.Library()
