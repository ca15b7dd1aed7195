"""Template tags about applications: `{% load reviewing %}`."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.network.models import Application

register = template.Library()
COLOURS = {"submitted": "straw", "needs_completion": "lake", "approved": "success", "declined": "danger"}


@register.simple_tag
def waited(application):
    """`{% waited application %}`: for how long an application has waited, in words."""
    since = timezone.localtime(application.waiting_since).date()
    days = (timezone.localdate() - since).days
    words = ngettext("%(number)d day", "%(number)d days", days) % {"number": days} if days > 0 else _("since today")
    return format_html('<time datetime="{}">{}</time>', since.isoformat(), words)


@register.simple_tag
def state_tag(application):
    """`{% state_tag application %}`: the state as a small label."""
    state = Application.State(application.state)
    return format_html('<span class="tag" data-color="{}">{}</span>', COLOURS.get(state, "neutral"), state.label)
