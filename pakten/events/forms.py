from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events import rules
from pakten.events.models import Event
from pakten.events.refusals import HELD_ALL, LACKS
from pakten.events.registering import Guest
from pakten.network import logos
from pakten.network.models import Organisation, Person

TWICE = _("The clocks are set back that night, so this time comes twice. Choose one before 2:00 or from 3:00.")
NEVER = _("The clocks are set forward that night, so this time never comes. Choose one before 2:00 or from 3:00.")
YES_NO = [("yes", _("Yes, that is fine")), ("no", _("No, I do not want to be in pictures"))]


def known_organisation(name, person=None):
    """The member of this name that everybody may see, or that the person speaks for; else None."""
    name = " ".join(name.split())
    members = Organisation.objects.members().filter(name__iexact=name)
    shown = members.filter(may_show=True).first()
    if shown is not None or person is None:
        return shown
    return members.filter(contacts__person=person).first()


def _member(name):
    return Organisation.objects.members().filter(name__iexact=name).order_by("-may_show", "pk").first()


class DetailsForm(forms.Form):
    """What somebody tells of themselves; all of it may be changed afterwards."""

    organisation = forms.CharField(
        label=_("Your organisation"),
        help_text=_("Begin to write and choose it if it is in the list. Leave empty if you come as yourself."),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "organization",
                "list": "organisations",
                "hx-get": reverse_lazy("events:organisations"),
                "hx-target": "#organisations",
                "hx-trigger": "input delay:200ms",
            }
        ),
    )
    diet = forms.CharField(
        label=_("Food you cannot eat, or want instead"),
        help_text=_("We erase it after the event."),
        max_length=300,
        required=False,
    )
    access = forms.CharField(
        label=_("Something you need in order to take part"),
        help_text=_("For instance an interpreter or a place in front. Only the team sees it. We erase it afterwards."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    photo_consent = forms.ChoiceField(
        label=_("May you be in pictures from the event?"),
        help_text=_("Choose as you like: you are as welcome either way, and may change your mind."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
    )

    speaks_for = None  # whom a personal invitation is for, who has not signed in

    def __init__(self, *args, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def details(self):
        """The arguments of the verbs in `registering`."""
        said = self.cleaned_data
        return {
            "organisation": known_organisation(said["organisation"], self.person or self.speaks_for)
            if said["organisation"]
            else None,
            "organisation_name": said["organisation"],
            "diet": said["diet"],
            "access": said["access"],
            "photo_consent": {"yes": True, "no": False}.get(said["photo_consent"]),
        }


class RegistrationForm(DetailsForm):
    """Somebody registers themselves; who is signed in need not say who they are."""

    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Your ticket is sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ["name", "email"]

    def __init__(self, *args, person=None, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        if person is not None:
            del self.fields["name"], self.fields["email"]

    def guest(self):
        who = self.person or self
        name = who.name if self.person else self.cleaned_data["name"]
        email = who.email if self.person else self.cleaned_data["email"]
        return Guest(name=name, email=email, **self.details())


class ColleagueForm(forms.Form):
    """One of several whom a contact registers."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))


class BaseColleagues(forms.BaseFormSet):
    def clean(self):
        if any(self.errors):
            return
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data]
        if not rows:
            raise ValidationError(_("Write the name and e-mail of at least one colleague."))
        emails = [row["email"].lower() for row in rows]
        if len(set(emails)) < len(emails):
            raise ValidationError(_("The same e-mail stands in two rows. Each needs their own."))


Colleagues = forms.formset_factory(ColleagueForm, formset=BaseColleagues, extra=6, max_num=30)


class CityTime(forms.DateTimeField):
    """A moment by the city's clock. The hour that comes twice in October and the one that never comes in March are
    told apart, with what to do."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            written, zone = error.params["datetime"], timezone.get_current_timezone()
            comes_twice = zone.utcoffset(written.replace(fold=0)) > zone.utcoffset(written.replace(fold=1))
            raise ValidationError(TWICE if comes_twice else NEVER) from None


class EventForm(forms.ModelForm):
    """All that is said of an event. How many places a published one has is changed beside its registrations."""

    starts_at = CityTime(label=_("Starts"))
    ends_at = CityTime(label=_("Ends"))
    opens_at = CityTime(label=_("Registration opens"), help_text=_("Empty: when it is published."), required=False)
    closes_at = CityTime(label=_("Registration closes"), help_text=_("Empty: when it starts."), required=False)
    programme = forms.CharField(
        label=_("Programme"),
        help_text=_(
            "A line for each part: 8.30 | Welcome | who speaks | from which organisation."
            " The second day: 2027-03-05 9.00 | …"
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    partners = forms.CharField(
        label=_("Partners and co-exhibitors"),
        help_text=_(
            "One on each line. The name of a member, as it stands with us, becomes a link to its page; a member that"
            " does not want to be shown to everybody is not."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Event
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in (("about", 6), ("goals", 3))}
        fields = [
            "title", "kind", "theme", "summary", "about", "goals", "target_group", "starts_at", "ends_at", "venue",
            "address", "district", "link", "is_step_free", "has_hearing_loop", "has_quiet_zone", "has_interpreter",
            "host", "partners", "responsible", "for_everybody", "audience", "opens_at", "closes_at",
            "offer_hours", "capacity", "capacity_per_organisation", "held_seats",
        ]  # fmt: skip

    PLACES = ("capacity", "capacity_per_organisation", "held_seats")
    GROUPS = [
        (_("What"), ["title", "kind", "theme", "summary", "about", "goals", "target_group"]),
        (_("When"), ["starts_at", "ends_at", "programme"]),
        (_("Where"), ["venue", "address", "district", "link"]),
        (_("How accessible"), ["is_step_free", "has_hearing_loop", "has_quiet_zone", "has_interpreter"]),
        (_("With whom"), ["host", "partners", "responsible"]),
        (_("Registration"), ["for_everybody", "audience", "opens_at", "closes_at", *PLACES, "offer_hours"]),
    ]

    def __init__(self, *args, is_to_be_published=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_to_be_published = is_to_be_published
        self.fields["host"].queryset = Organisation.objects.members()
        self.fields["responsible"].queryset = Person.objects.shown().exclude(team="").order_by("name")
        if self.instance.pk:
            for name in self.PLACES:
                del self.fields[name]
            lines = [
                f"{self._clock(item)} | {item.title} | {item.speaker} | {item.organisation}"
                for item in self.instance.programme.all()
            ]
            self.initial["programme"] = "\n".join(line.rstrip(" |") for line in lines)
            names = self.instance.partner_members.order_by("name").values_list("name", flat=True)
            self.initial["partners"] = "\n".join([*names, self.instance.partners]).strip()

    def _clock(self, item):
        """The time of a part, with its day if that is not the first."""
        at, start = timezone.localtime(item.starts_at), timezone.localtime(self.instance.starts_at)
        return f"{at:%H.%M}" if at.date() == start.date() else f"{at:%Y-%m-%d %H.%M}"

    def as_it_stands(self):
        """What the form holds before anybody writes in it, as if it had been sent."""
        return {name: self[name].value() for name in self.fields}

    def groups(self):
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.GROUPS]

    def clean(self):
        said = super().clean()
        if said.get("starts_at") and "programme" in said:
            self.items = [
                self._item(line, said["starts_at"]) for line in said["programme"].splitlines() if line.strip()
            ]
        self._look_for_members()
        if said.get("audience") == Event.Audience.DISTRICT and not said.get("district"):
            self.add_error("district", _("Choose the district whose members may register."))
        if (said.get("held_seats") or 0) > (said.get("capacity") or 0):
            self.add_error("held_seats", HELD_ALL % {"places": said.get("capacity") or 0})
        return said

    def _look_for_members(self):
        """Lines of partners that are members' names; the rest stays as it is written."""
        lines = [" ".join(line.split()) for line in self.cleaned_data.get("partners", "").splitlines() if line.strip()]
        found = {line: _member(line) for line in lines[:100]}
        self.partner_members = [member for member in found.values() if member]
        self.cleaned_data["partners"] = "\n".join(line for line in lines if not found.get(line))

    def _post_clean(self):
        """What is shown to guests, or is about to be, says where it is; what is about to be, that it is to come."""
        super()._post_clean()
        is_shown = self.instance.state == Event.State.PUBLISHED
        if (self.is_to_be_published or is_shown) and not {"starts_at", "venue", "link"} & set(self.errors):
            for name, why in rules.lacks(self.instance).items():
                if self.is_to_be_published or name == "venue":
                    self.add_error(name, LACKS[why])

    def _item(self, line, starts_at):
        clock, title, speaker, organisation = ([part.strip() for part in line.split("|")] + ["", "", ""])[:4]
        try:
            *day, clock = clock.split()
            hour, minute = (int(part) for part in clock.replace(":", ".").split("."))
            on = date.fromisoformat(day[0]) if day else timezone.localdate(starts_at)
            at = timezone.make_aware(datetime.combine(on, time(hour, minute)))
        except ValueError:
            self.add_error(
                "programme", _("Begin each line with the time, for instance 8.30: %(line)s") % {"line": line}
            )
            return {}
        if not title:
            self.add_error("programme", _("Say what happens: %(line)s") % {"line": line})
        return {
            "starts_at": at, "title": title[:200], "speaker": speaker[:200], "organisation": organisation[:200],
        }  # fmt: skip

    def details(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "programme"}


class PictureForm(forms.Form):
    """One more picture of the event. `picture` is what is kept of the file."""

    BOX = (1280, 960)

    file = forms.FileField(
        label=_("The picture"),
        help_text=_("PNG, JPEG or WebP, at most 5 MB. Only with those in it who have said yes to pictures."),
        error_messages={"required": _("Choose the file with the picture.")},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    words = forms.CharField(
        label=_("What the picture shows"),
        help_text=_("For those who cannot see it: one sentence."),
        max_length=300,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > logos.MOST_BYTES:
            raise ValidationError(logos.too_large())
        try:
            self.picture = logos.read_logo(file, box=self.BOX)
        except logos.LogoProblem as problem:
            raise ValidationError(str(problem)) from None
        return file


class PlacesForm(forms.Form):
    capacity = forms.IntegerField(
        label=_("Places"), help_text=_("Empty: room for everybody."), min_value=0, max_value=100_000, required=False
    )
    per_organisation = forms.IntegerField(
        label=_("Places per organisation"), min_value=1, max_value=100_000, required=False
    )
    held_seats = forms.IntegerField(label=_("Places held by the office"), min_value=0, max_value=100_000)
    confirmed = forms.BooleanField(
        label=_("Yes, lower the number below those who have a place. Nobody loses theirs."), required=False
    )


class AddForm(DetailsForm):
    """Somebody whom the team registers by hand."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    from_held = forms.BooleanField(label=_("Give one of the places the office holds"), required=False)
    field_order = ["name", "email", "organisation"]


class MoveForm(forms.Form):
    place = forms.IntegerField(label=_("New place in line"), help_text=_("1 is next in line."), min_value=1)
    reason = forms.CharField(label=_("Why"), max_length=300)


class CancelEventForm(forms.Form):
    message = forms.CharField(
        label=_("What you want to say to them"),
        help_text=_("It stands after the words that the event is cancelled, in the same letter to everybody."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CopyForm(forms.Form):
    starts_at = CityTime(label=_("The new one starts"))
