"""Whom the office invites, and what it adds to the letter."""

from email.utils import parseaddr

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from pakten.events import invite_queries
from pakten.events.models import Event
from pakten.network import queries as network
from pakten.network.models import District, Level, Organisation, Person

MOST_ADDRESSES = 2000
EVERYBODY = _("All")


def _choices(values):
    return [("", EVERYBODY), *((value, value) for value in values)]


class InviteForm(forms.Form):
    """All of an invitation, on three pages: who gets it, what it says, how it looks."""

    WHO = ("who", "sector", "district", "industry", "level", "contributes", "looks_for", "coordinator",
           "job_partners", "never_came", "active_only", "addresses", "remind")  # fmt: skip
    FILTERS = WHO[1:11]
    WORDS = ("own_sv", "own_en")

    who = forms.ChoiceField(
        label=_("Who gets it?"),
        choices=[("members", _("Contact persons of members")), ("list", _("My own list of addresses"))],
        initial="members",
        widget=forms.RadioSelect,
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    district = forms.ModelChoiceField(District.objects.none(), label=_("District"), required=False)
    industry = forms.ChoiceField(label=_("Industry"), required=False)
    level = forms.ModelChoiceField(Level.objects.none(), label=_("Membership"), required=False)
    contributes = forms.ChoiceField(label=_("Contributes with"), required=False)
    looks_for = forms.ChoiceField(label=_("Looks for"), required=False)
    coordinator = forms.ModelChoiceField(Person.objects.none(), label=_("Coordinator"), required=False)
    job_partners = forms.BooleanField(label=_("Only job partners"), required=False)
    never_came = forms.BooleanField(label=_("Only members that have not come to any event yet"), required=False)
    active_only = forms.BooleanField(label=_("Only active members, not dormant ones"), required=False, initial=True)
    addresses = forms.CharField(
        label=_("Addresses"),
        help_text=_("One on each line: leila@example.org, or Leïla Héden <leila@example.org>."),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    remind = forms.BooleanField(
        label=_("Remind instead: only those who are invited already and have not answered"), required=False
    )
    own_sv = forms.CharField(
        label=_("Own words, in Swedish"),
        help_text=_("They stand after the facts. Leave empty if the facts say it all."),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "sv"}),
    )
    own_en = forms.CharField(
        label=_("Own words, in English"),
        help_text=_("Empty: the Swedish ones stand in the English part too."),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "en"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["sector"].choices = [("", EVERYBODY), *Organisation.Sector.choices]
        fields["industry"].choices = _choices(invite_queries.industries())
        for name in ("contributes", "looks_for"):
            fields[name].choices = _choices(invite_queries.topics(name))
        now = [district.pk for district in network.districts_now()]
        fields["district"].queryset = District.objects.filter(pk__in=now)
        fields["level"].queryset = Level.objects.all()
        fields["coordinator"].queryset = Person.objects.shown().exclude(team="").order_by("name")
        for name in ("district", "level", "coordinator"):
            fields[name].empty_label = EVERYBODY

    def clean_addresses(self):
        """The list as (name, address), in small letters; what cannot be read is named."""
        found, wrong = [], []
        for line in self.cleaned_data["addresses"].replace(";", "\n").splitlines():
            for part in [line] if "<" in line else line.split(","):
                if not part.strip():
                    continue
                name, email = parseaddr(part.strip())
                try:
                    validate_email(email)
                except ValidationError:
                    wrong.append(part.strip())
                else:
                    found.append((" ".join(name.split())[:200], email.lower()))
        if wrong:
            raise ValidationError(_("This is no e-mail address: %(words)s") % {"words": ", ".join(wrong[:5])[:200]})
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(_("That is more than 2,000 addresses. Send to some of them at a time."))
        return found

    def clean(self):
        said = super().clean()
        if said.get("who") == "list" and "addresses" in said and not said["addresses"]:
            self.add_error("addresses", _("Write at least one address."))
        return said

    def wanted(self):
        return {name: self.cleaned_data[name] for name in self.WHO}

    def own(self):
        return {"sv": self.cleaned_data["own_sv"], "en": self.cleaned_data["own_en"]}

    def filters(self):
        return [self[name] for name in self.FILTERS]

    def words(self):
        return [self[name] for name in self.WORDS]

    def hidden(self, *names):
        """The other pages' fields, to go along."""
        return [field for field in self if field.name in names]

    def hidden_who(self):
        return self.hidden(*self.WHO)

    def hidden_words(self):
        return self.hidden(*self.WORDS)


class RemindersForm(forms.ModelForm):
    class Meta:
        model = Event
        fields = ["remind_days", "ask_again_on"]
        labels = {
            "remind_days": _("Days before the event"),
            "ask_again_on": _("Day to remind those who have not answered"),
        }
        help_texts = {
            "remind_days": _("Everybody with a place gets a letter with their ticket. 0: nobody does."),
            "ask_again_on": _("They are reminded once, in the morning. Empty: they are not reminded."),
        }
        widgets = {"ask_again_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_ask_again_on(self):
        day = self.cleaned_data["ask_again_on"]
        if day and day > self.instance.starts_at.date():
            raise ValidationError(_("That is after the event. Choose a day before it."))
        return day
