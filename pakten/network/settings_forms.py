from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.agreement_forms import DateInput
from pakten.network.imports.values import is_personal, organisation_number
from pakten.network.models import District, Level, Network

EMPTY = _("Leave it empty to use our words.")


class NetworkForm(forms.ModelForm):
    class Meta:
        model = Network
        fields = ["name", "city", "office_email", "publisher", "publisher_number"]
        help_texts = {
            "publisher": _("Who answers for it, as the national data portal names it. Empty: the network's name."),
            "publisher_number": _("Ten digits. With it, the portal knows that it is you."),
        }

    def clean_publisher_number(self):
        written = self.cleaned_data["publisher_number"]
        number = organisation_number(written) if written else ""
        if number is None or is_personal(number):
            raise ValidationError(_("That is no organisation number. Write ten digits, such as 556036-0793."))
        return number


class FrontPageForm(forms.ModelForm):
    class Meta:
        model = Network
        fields = ["vision_sv", "vision_en", "lead_sv", "lead_en"]
        widgets = {"lead_sv": forms.Textarea({"rows": 4}), "lead_en": forms.Textarea({"rows": 4})}
        help_texts = dict.fromkeys(["vision_sv", "vision_en", "lead_sv", "lead_en"], EMPTY)


class DistrictForm(forms.ModelForm):
    class Meta:
        model = District
        fields = ["name", "valid_from"]
        widgets = {"valid_from": DateInput()}


class EndDistrictForm(forms.Form):
    valid_to = forms.DateField(label=_("Last day"), widget=DateInput(), initial=timezone.localdate)


class LevelForm(forms.ModelForm):
    class Meta:
        model = Level
        fields = ["name_sv", "name_en", "about"]
        widgets = {"about": forms.Textarea({"rows": 3})}


class KnownLevelForm(LevelForm):
    class Meta(LevelForm.Meta):
        fields = [*LevelForm.Meta.fields, "is_open"]


class ChangeLevelForm(forms.Form):
    level = forms.ModelChoiceField(
        label=_("Level"), queryset=Level.objects.filter(is_open=True), widget=forms.RadioSelect, empty_label=None
    )
    on = forms.DateField(label=_("From"), widget=DateInput(), initial=timezone.localdate)
