from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Person

ROLES = [
    (Person.Team.COORDINATOR, _("Coordinator: looks after members, runs events and mingles")),
    (Person.Team.OFFICE, _("Network office: may do all there is, this page too")),
]


class TakeIn(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name, as others know it.")}
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The one at work. A letter goes there, and the codes to sign in."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("That is not an e-mail address. It looks like anna@example.se."),
        },
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=Person.Team.COORDINATOR, widget=forms.RadioSelect)


class ChangeRole(forms.Form):
    """Whoever gives up the office's own rights says so once more."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)
    is_sure = forms.BooleanField(
        label=_("Yes, I want to change my own role"),
        help_text=_("You are signed out, and cannot take it back yourself."),
        error_messages={"required": _("Tick that you want to change your own role.")},
    )

    def __init__(self, *args, is_oneself, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_oneself:
            del self.fields["is_sure"]


class HandOver(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Who takes over?"),
        queryset=Person.objects.none(),
        empty_label=_("Choose somebody of the team"),
        error_messages={
            "required": _("Choose who takes over."),
            "invalid_choice": _("That person is no longer in the team. Choose somebody else."),
        },
    )

    def __init__(self, *args, coordinator, **kwargs):
        super().__init__(*args, **kwargs)
        team = Person.objects.shown().exclude(team="").filter(is_active=True)
        self.fields["to"].queryset = team.exclude(pk=coordinator.pk).order_by("name")
