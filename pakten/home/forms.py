from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Topic


class LettersForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=_("Write to me about"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class ObstacleForm(forms.Form):
    """What somebody could not do. Only that is asked for: who it was is nobody's business."""

    what = forms.CharField(
        label=_("What happened?"),
        help_text=_("What you wanted to do, and what stopped you."),
        error_messages={"required": _("Tell us what happened. A few words are enough.")},
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("Its name or its address."),
        max_length=300,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        help_text=_("Leave it empty to be anonymous."),
        error_messages={"invalid": _("Write a whole e-mail address, such as namn@foretaget.se, or leave it empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        required=False,
    )
