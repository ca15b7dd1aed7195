"""The forms of a member's own page: what it says, its logo, its colleagues."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network import logos
from pakten.network.imports.values import is_personal, number_to_show, organisation_number, without_personal_numbers
from pakten.network.models import Organisation
from pakten.network.our_queries import BY_THE_OFFICE
from pakten.network.sorting import sort_key

MOST_TOPICS = 20
BLANK_TOPICS = 3  # empty boxes below those with a topic
LEAST_BOXES = 5


class TopicsWidget(forms.Widget):
    """A box for each topic, and a few empty ones. All have the same name, so none of them is special to a server."""

    template_name = "network/forms/topics.html"
    suggestions = ""  # the id of a <datalist>

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def format_value(self, value):
        return [topic for topic in value or [] if topic.strip()]

    def id_for_label(self, id_):
        return f"{id_}_1" if id_ else id_

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        topics = context["widget"]["value"]
        boxes = min(MOST_TOPICS, max(LEAST_BOXES, len(topics) + BLANK_TOPICS))
        context["widget"]["topics"] = topics + [""] * (boxes - len(topics))
        context["widget"]["list"] = self.suggestions
        return context


class TopicsField(forms.Field):
    """Topics as a list of short texts, none twice."""

    widget = TopicsWidget
    hidden_widget = forms.MultipleHiddenInput
    longest = 80

    def to_python(self, value):
        topics = [" ".join(topic.split()) for topic in value or []]
        return list({topic.casefold(): topic for topic in reversed(topics) if topic}.values())[::-1]

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST_TOPICS:
            raise ValidationError(_("Choose at most 20 topics: those you most want to do something about."))
        for topic in value:
            if len(topic) > self.longest:
                raise ValidationError(
                    gettext("A topic is a few words. Shorten this one: %(topic)s…") % {"topic": topic[:60]}
                )


class PageForm(forms.Form):
    """What an organisation tells of itself. `page()` gives it as plain values, see `our_queries.page_of`."""

    name = forms.CharField(label=_("Name"), max_length=200)
    number = forms.CharField(
        label=_("Organisation number"),
        required=False,
        max_length=20,
        help_text=_("Ten figures. A sole trader has none to give: that number is a personal identity number."),
    )
    about = forms.CharField(
        label=_("About us"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Who you are, and what you want to do with others. A few sentences are enough."),
    )
    contributes = TopicsField(
        label=_("Contributes with"),
        required=False,
        help_text=_("A topic in each box: what others can turn to you for."),
    )
    looks_for = TopicsField(
        label=_("Looks for"),
        required=False,
        help_text=_("A topic in each box: what you hope to find."),
    )
    industry = forms.CharField(
        label=_("Industry"), required=False, max_length=120, widget=forms.TextInput(attrs={"list": "industries"})
    )
    size = forms.ChoiceField(label=_("Size"), required=False, choices=[("", _("Not said")), *Organisation.Size.choices])
    districts = forms.MultipleChoiceField(
        label=_("Where you work"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.CharField(
        label=_("Web address"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "autocapitalize": "none"}),
        help_text=_("For instance www.example.se"),
    )
    may_show = forms.BooleanField(
        label=_("Everybody may see our page"),
        required=False,
        help_text=_("Otherwise only you and the city's team see it."),
    )
    may_show_logo = forms.BooleanField(label=_("Everybody may see our logo"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, page, seen, districts, is_office):
        initial = {**page, "number": number_to_show(page["number"]), "seen": seen}
        super().__init__(data, initial=initial)
        if not is_office:
            for field in BY_THE_OFFICE:
                del self.fields[field]
        self.fields["districts"].choices = [(name, name) for name in districts]
        for field in ("contributes", "looks_for"):
            self.fields[field].widget.suggestions = "topics"

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_number(self):
        number = self.cleaned_data["number"]
        if not number:
            return ""
        if is_personal(number):
            raise ValidationError(_("This is a personal identity number, which we must not keep. Leave it empty."))
        if (digits := organisation_number(number)) is None:
            raise ValidationError(_("This is no organisation number. Look at its ten figures again."))
        return digits

    def clean_about(self):
        about = self.cleaned_data["about"].replace("\r\n", "\n")
        if without_personal_numbers(about) != about:
            raise ValidationError(_("The text seems to hold a personal identity number. Take it away."))
        return about

    def clean_districts(self):
        return sorted(self.cleaned_data["districts"], key=sort_key)

    def clean_industry(self):
        return " ".join(self.cleaned_data["industry"].split())

    def clean_website(self):
        website = self.cleaned_data["website"]
        if not website:
            return ""
        website = website if "://" in website else f"https://{website}"
        URLValidator(
            schemes=["http", "https"],
            message=_("This is no web address. Write it as www.example.se, without anything else."),
        )(website)
        if len(website) > 200:
            raise ValidationError(_("The web address is too long. Give the address of your first page."))
        return website

    def page(self):
        return {field: value for field, value in self.cleaned_data.items() if field != "seen"}


class LogoForm(forms.Form):
    """A logo as a file. `picture` is what is kept of it."""

    file = forms.FileField(
        label=_("Your logo"),
        help_text=_("PNG, JPEG or WebP, at most 5 MB. It is shown on white, at most 320 pixels wide."),
        error_messages={
            "required": _("Choose the file with your logo."),
            "empty": _("The file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    may_show_logo = forms.BooleanField(label=_("Everybody may see our logo"), required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > logos.MOST_BYTES:
            raise ValidationError(logos.too_large())
        try:
            self.picture = logos.read_logo(file)
        except logos.LogoProblem as problem:
            raise ValidationError(str(problem)) from None
        return file


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The address at work. We send the invitation there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    title = forms.CharField(
        label=_("Title"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
