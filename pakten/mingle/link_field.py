from string import Formatter

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pakten.mingle.queries.links import FIELDS


class LinkField(forms.CharField):
    """The pattern of the addresses of a mingle's online rooms, see queries.links; empty for a mingle in a real room."""

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return ""
        if not text.startswith("https://") or any(sign.isspace() for sign in text):
            raise ValidationError(_("Write the whole address, beginning with https:// and without spaces."))
        try:
            parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
        except ValueError:
            raise ValidationError(_("A curly bracket is missing its other half. Write for example {secret}.")) from None
        for name, form, conversion in parts:
            if name not in FIELDS or form or conversion:
                unknown = f"{{{name}}}"
                raise ValidationError(
                    _("%(unknown)s is not known. Use {secret}, {round}, {table} and {mingle}."),
                    params={"unknown": unknown},
                )
        if "secret" not in [name for name, *_rest in parts]:
            raise ValidationError(_("The address needs {secret}, or anybody could guess where you meet."))
        return text
