"""What an applicant writes. Gaps are no errors: a draft is saved as it is, and looked over before it is sent."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network import applicants, industries, queries
from pakten.network.imports.values import MASKED, organisation_number, topics
from pakten.network.models import Organisation

MOST_TOPICS, LONGEST_TOPIC = 12, 80
FEWEST_ROWS = 4  # to write topics in, at first
LONGEST_TEXT = 3000


class Topics(forms.Widget):
    """Rows with one topic in each, and suggestions: works without scripts, and on a phone."""

    suggestions = ()

    def id_for_label(self, id_):
        return f"{id_}_0"

    def value_from_datadict(self, data, files, name):
        return [text for text in data.getlist(name) if text.strip()] if hasattr(data, "getlist") else data.get(name)

    def render(self, name, value, attrs=None, renderer=None):
        written = list(value or [])
        rows = written + [""] * max(FEWEST_ROWS - len(written), 2 if len(written) < MOST_TOPICS else 0)
        described = (
            format_html(' aria-describedby="{}"', attrs["aria-describedby"]) if "aria-describedby" in attrs else ""
        )
        inputs = format_html_join(
            "",
            '<li><input class="ds-input" name="{}" id="{}_{}" value="{}" aria-label="{}" list="{}_topics"'
            ' maxlength="{}" autocomplete="off"{}></li>',
            (
                (
                    name,
                    attrs["id"],
                    n,
                    text,
                    gettext("Topic %(number)d") % {"number": n + 1},
                    attrs["id"],
                    200,
                    described,
                )
                for n, text in enumerate(rows)
            ),
        )
        options = format_html_join("", '<option value="{}"></option>', ((topic,) for topic in self.suggestions))
        return format_html(
            '<ol class="topic-rows">{}</ol><datalist id="{}_topics">{}</datalist>', inputs, attrs["id"], options
        )


class TopicsField(forms.Field):
    widget = Topics

    def __init__(self, **arguments):
        super().__init__(required=False, template_name="network/apply/topics.html", **arguments)

    def clean(self, value):
        found = [topic for row in value or [] for topic in topics(row.replace("\x00", ""))]
        if long := next((topic for topic in found if len(topic) > LONGEST_TOPIC), None):
            words = _("Make “%(begin)s …” shorter, at most %(most)d letters. Tell the rest under About us.")
            raise ValidationError(words % {"begin": long[:30], "most": LONGEST_TOPIC})
        if len(found) > MOST_TOPICS:
            raise ValidationError(_("Choose the %(most)d most important.") % {"most": MOST_TOPICS})
        return found


class StepForm(forms.Form):
    """One step. What must be there before the application is sent has no mark of being optional, and may wait."""

    use_required_attribute = False

    def _post_clean(self):
        for name in [name for name, errors in self._errors.items() if errors.as_data()[0].code == "required"]:
            del self._errors[name]
            self.cleaned_data[name] = self.fields[name].to_python(None) or ""

    def answers(self):
        """What is well formed of it. After `is_valid`, whatever that said."""
        return self.cleaned_data


class OrganisationForm(StepForm):
    name = forms.CharField(
        label=_("What is the organisation called?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    unit = forms.CharField(
        label=_("Unit"),
        help_text=_(
            "If you apply for a part of something bigger, such as a school or an office of the city. Several "
            "units can share one organisation number."
        ),
        max_length=200,
        required=False,
    )
    number = forms.CharField(
        label=_("Organisation number"),
        help_text=_(
            "Ten figures, such as 556016-0680. If you are from another country, leave this empty and tell us the "
            "country and the number under About us in the next step."
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    is_sole_trader = forms.BooleanField(
        label=_("We are a sole trader"),
        help_text=_(
            "A sole trader's number is a personal identity number. We do not need it and do not keep it: it is "
            "shown as XXXXXX-XXXX."
        ),
        required=False,
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=Organisation.Sector.choices, widget=forms.RadioSelect)
    industry_code = forms.ChoiceField(
        label=_("Industry"), required=False, help_text=_("What you mainly do, by SNI 2007.")
    )
    size = forms.ChoiceField(
        label=_("How many work or are active with you?"),
        choices=[("", "–"), *Organisation.Size.choices],
        required=False,
    )
    districts = forms.MultipleChoiceField(
        label=_("In which parts of the city?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.CharField(
        label=_("Web address"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "url", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.has_masked = False
        self.fields["industry_code"].choices = [("", "–"), *industries.choices()]
        self.fields["districts"].choices = [(each.name, each.name) for each in queries.districts_now()]
        if self.initial.get("is_sole_trader"):
            self.initial = {**self.initial, "number": MASKED}

    def clean_number(self):
        written = re.sub(r"\s", "", self.cleaned_data["number"])
        if written in ("", MASKED):
            return ""
        if applicants.is_sole_traders(written) or self.data.get("is_sole_trader"):
            self._mask()
            return ""
        if number := organisation_number(written):
            return number
        raise ValidationError(_what_is_wrong(written))

    def _mask(self):
        """The number of a sole trader is not shown again either."""
        self.has_masked = True
        self.data = self.data.copy()
        self.data.update({"is_sole_trader": "on"})
        self.data["number"] = MASKED

    def clean_is_sole_trader(self):
        return self.has_masked or self.cleaned_data["is_sole_trader"]

    def clean_website(self):
        address = self.cleaned_data["website"]
        if address and "://" not in address:
            address = f"https://{address}"
        if address:
            try:
                URLValidator(["http", "https"])(address)
            except ValidationError:
                raise ValidationError(_("Write a web address such as https://www.foretaget.se")) from None
        return address


def _what_is_wrong(number):
    figures = re.sub(r"\D", "", number)
    if re.search(r"[^\W\d_]", number.upper().removeprefix("SE")):
        return _(
            "That looks like a number from another country. Leave the field empty, and tell us the country and the "
            "number under About us in the next step."
        )
    if len(figures) != 10:
        words = _(
            "A Swedish organisation number has ten figures, such as 556016-0680. Here there are %(figures)d. If the "
            "number is from another country, leave the field empty and tell us under About us in the next step."
        )
        return words % {"figures": len(figures)}
    return _(
        "The last figure does not fit the others, so something is mistyped. Compare with a letter from "
        "Skatteverket, or leave the field empty."
    )


class ContributionForm(StepForm):
    about = forms.CharField(
        label=_("About us"),
        help_text=_("What you do, and why you want to be a member. It can stand on your page when you are members."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contributes = TopicsField(
        label=_("What do you want to contribute?"),
        help_text=_("A few words in each row, such as mentors or placements."),
    )
    looks_for = TopicsField(
        label=_("What do you look for?"), help_text=_("A few words in each row, such as drivers or premises.")
    )
    may_show = forms.BooleanField(label=_("You may show us as a member on the site"), required=False)
    may_show_logo = forms.BooleanField(label=_("You may show our logo"), required=False)

    def __init__(self, *arguments, suggestions=None, **named):
        super().__init__(*arguments, **named)
        for name, topics_of_others in (suggestions or {}).items():
            self.fields[name].widget.suggestions = topics_of_others


class ContactForm(StepForm):
    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}), required=True
    )
    email = forms.EmailField(
        label=_("E-mail"),
        error_messages={"invalid": _("Write a whole e-mail address, such as namn@foretaget.se.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)


class ContactsForm:
    """The contact persons, the main one first: a few rows of a form. Nothing that was written is left out."""

    def __init__(self, data=None, *, initial=None, rows=1):
        people = (initial or {}).get("contacts", [])
        count = min(max(1, len(people), rows), applicants.MOST_CONTACTS)
        if data is not None:
            count = next(
                (n for n in range(applicants.MOST_CONTACTS) if f"contact-{n}-name" not in data),
                applicants.MOST_CONTACTS,
            )
        known = [*people, *[None] * count]
        self.rows = [ContactForm(data, prefix=f"contact-{n}", initial=known[n]) for n in range(count)]
        self.has_room = count < applicants.MOST_CONTACTS

    def is_valid(self):
        validity = [row.is_valid() for row in self.rows]  # every row is looked at, also after a faulty one
        return all(validity)

    def errors(self):
        """Pairs of a field and its first error."""
        return [(field, field.errors[0]) for row in self.rows for field in row if field.errors]

    def answers(self):
        lengths = {name: field.max_length or 254 for name, field in ContactForm.base_fields.items()}
        return {
            "contacts": [{name: str(row[name].value() or "")[: lengths[name]] for name in lengths} for row in self.rows]
        }


class LinkForm(forms.Form):
    email = forms.EmailField(
        label=_("Where shall we send the link?"),
        error_messages={"invalid": _("Write a whole e-mail address, such as namn@foretaget.se.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )


class RepliesForm(forms.Form):
    """An answer in words to each question of the office that is open."""

    use_required_attribute = False

    def __init__(self, data=None, *, questions):
        super().__init__(data)
        self.questions = list(questions)
        for question in self.questions:
            self.fields[f"reply-{question.pk}"] = forms.CharField(
                label=gettext("Your answer"),
                max_length=LONGEST_TEXT,
                initial=question.answer,
                widget=forms.Textarea(attrs={"rows": 5}),
                error_messages={"required": gettext("Answer the question in words.")},
            )

    def pairs(self):
        """Each question with its field."""
        return [(question, self[f"reply-{question.pk}"]) for question in self.questions]

    def replies(self):
        """Id of a question to what was written this far. After `is_valid`, whatever that said."""
        return {each.pk: self.cleaned_data.get(f"reply-{each.pk}", "") for each in self.questions}
