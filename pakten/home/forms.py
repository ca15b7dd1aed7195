from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Topic


class LettersForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=_("Write to me about"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
