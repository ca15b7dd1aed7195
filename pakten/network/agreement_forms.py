from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network.member_field import Members
from pakten.network.models import Agreement, Commitment, Organisation, Person

MOST_BYTES = 20 * 1024 * 1024


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def pdf(file):
    """A file that is a PDF and no larger than it may be; raises ValidationError."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 20 MB. Scan it in a lower resolution, and try again."))
    start = file.read(1024)
    file.seek(max(0, file.size - 2048))
    end = file.read()
    file.seek(0)
    if not start.startswith(b"%PDF-") or b"%%EOF" not in end:
        raise ValidationError(_("The file is not a whole PDF. Save the agreement as a PDF, and choose it again."))
    return file


class FollowUpForm(forms.ModelForm):
    """Who follows an agreement up, and when: the part that may change though it is signed."""

    class Meta:
        model = Agreement
        fields = ["contact", "owner", "follow_up_on", "note"]
        widgets = {"follow_up_on": DateInput(), "note": forms.Textarea({"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = Q(is_protected=False) | Q(pk=self.instance.owner_id)
        team = Person.objects.exclude(team="").filter(named, is_active=True)
        self.fields["owner"].queryset = team.order_by("name")
        parties = self.instance.parties.all() if self.instance.pk else Organisation.objects.none()
        spoken_for = Q(contact_for__organisation__in=parties, is_protected=False) | Q(pk=self.instance.contact_id)
        self.fields["contact"].queryset = Person.objects.filter(spoken_for).distinct().order_by("name")
        self.fields["contact"].help_text = _("One of those who speak for the parties.")


class AgreementForm(FollowUpForm):
    parties = Members(
        label=_("Parties"),
        queryset=Organisation.objects.members(),
        help_text=_("The members that have part in it, one name on each line. The city always has."),
        error_messages={"required": _("Write the name of at least one member.")},
    )
    field_order = ["kind", "title", "parties", "from_on", "to_on", "origin", "origin_on", "origin_url"]

    class Meta(FollowUpForm.Meta):
        fields = ["kind", "title", "from_on", "to_on", "origin", "origin_on", "origin_url", *FollowUpForm.Meta.fields]
        widgets = {
            **FollowUpForm.Meta.widgets,
            "from_on": DateInput(),
            "to_on": DateInput(),
            "origin_on": DateInput(),
            "origin": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["origin_url"].assume_scheme = "https"
        if self.instance.pk:
            chosen = self.instance.parties.all()
            self.initial["parties"] = chosen
            self.fields["parties"].queryset = Organisation.objects.filter(
                Q(state=Organisation.State.ACTIVE) | Q(pk__in=chosen)
            )
        else:
            del self.fields["contact"]  # those to choose among are known when the parties are

    def clean(self):
        said = super().clean()
        if said.get("from_on") and said.get("to_on") and said["to_on"] < said["from_on"]:
            self.add_error("to_on", gettext("The last day is before the first one."))
        return said


class CommitmentForm(forms.ModelForm):
    class Meta:
        model = Commitment
        fields = ["party", "text", "number", "unit", "due_on"]
        widgets = {"due_on": DateInput()}

    def __init__(self, *args, agreement, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = agreement.parties.all()
        self.fields["party"].empty_label = gettext("The City of %(city)s") % {"city": city}
        self.fields["number"].min_value = 1
        self.fields["number"].widget.attrs["min"] = 1
        self.fields["unit"].help_text = gettext("For instance work placements, mentors or jobs.")


class SignForm(forms.Form):
    signed_on = forms.DateField(label=_("Signed on"), widget=DateInput(), initial=timezone.localdate)
    document = forms.FileField(
        label=_("The signed agreement"), required=False, help_text=_("A PDF of at most 20 MB. It can be added later.")
    )

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Write the day when the last one signed."))
        return day

    def clean_document(self):
        file = self.cleaned_data["document"]
        return pdf(file) if file else None


class DocumentForm(forms.Form):
    document = forms.FileField(
        label=_("The signed agreement"),
        help_text=_("At most 20 MB."),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty. Choose another one.")},
    )

    def clean_document(self):
        return pdf(self.cleaned_data["document"])


class DeliveryForm(forms.Form):
    delivered = forms.IntegerField(
        label=_("Delivered in all"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("How many by now, not only since last time. For a promise without a number: 1 when it is kept."),
    )
    note = forms.CharField(
        label=_("What was delivered"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Write nothing about single people."),
    )


class EndForm(forms.Form):
    on = forms.DateField(label=_("Last day"), widget=DateInput(), initial=timezone.localdate)


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is cancelled"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The parties can read it."),
    )
