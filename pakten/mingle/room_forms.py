from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models import Room

WHAT_A_SUGGESTION_CHANGES = ("spacing", "halls", "surface", "length")
SAID_ALIKE = ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")
ERRORS = {
    "width": _("Write how wide the room is in metres, from 3 to 200."),
    "length": _("Write how long the room is in metres, from 3 to 200."),
    "height": _("Write how high the ceiling is in metres, from 2 to 40."),
    "spacing": _("Write a distance in metres, from 0.2 to 3."),
    "reverberation": _("Write seconds from 0.2 to 10, or leave it empty."),
    "halls": _("Write a number of rooms from 1 to 4."),
    "quiet_tables": _("Write a number of tables, or leave it empty."),
}


class RoomForm(forms.ModelForm):
    """The room and how the tables stand. What a suggestion changes comes with it, as `take`: "spacing=1.1"."""

    class Meta:
        model = Room
        fields = (
            "width", "length", "height", "surface", "reverberation", "spacing", "shape", "entrance", "screen", "halls",
            "quiet_tables",
        )  # fmt: skip
        labels = {
            "width": _("Width in metres"),
            "length": _("Length in metres"),
            "height": _("Ceiling height in metres"),
            "reverberation": _("Reverberation time in seconds"),
            "spacing": _("Between the chairs, in metres"),
        }
        help_texts = {
            "reverberation": _("If whoever lets the room knows it. It then counts instead of the surfaces."),
            "spacing": _("Free between one table and the next in a row."),
            "quiet_tables": _("Empty: as many as those who come have asked for."),
            "halls": _("2: the tables are shared between two rooms like this one."),
        }
        localized_fields = ("width", "length", "height", "reverberation", "spacing")

    def __init__(self, data=None, *, instance, has_large_tables):
        super().__init__(_with_taken(data) if data is not None else None, instance=instance)
        if not has_large_tables:
            del self.fields["shape"]
        for name, message in ERRORS.items():
            field = self.fields[name]
            field.error_messages.update(dict.fromkeys(SAID_ALIKE, message))
            for check in field.validators:
                check.message = message
            field.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def clean(self):
        data = super().clean()
        if data.get("entrance") and data.get("entrance") == data.get("screen"):
            raise ValidationError({"screen": _("The screen cannot stand where people come in. Choose another side.")})
        return data

    def details(self):
        return {name: self.cleaned_data[name] for name in self.fields}


def _with_taken(data):
    """What was sent, with what a suggestion changes put in."""
    name, is_one, value = data.get("take", "").partition("=")
    if not is_one or name not in WHAT_A_SUGGESTION_CHANGES:
        return data
    data = data.copy()
    data[name] = value
    return data
