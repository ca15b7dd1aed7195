"""Forms of reports: which period, a section's words, publishing and taking back, remarks on figures."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network.imports.values import without_personal_numbers
from pakten.network.our_queries import fingerprints
from pakten.results.models import Section

LONGEST = 20_000  # letters of a section's text


class DraftForm(forms.Form):
    """Which period to tell of."""

    period = forms.ModelChoiceField(None, label=_("Year or half-year"), empty_label=None)

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = periods


class OwnSectionForm(forms.ModelForm):
    """A section's words in both languages."""

    class Meta:
        model = Section
        fields = Section.WORDS
        widgets = {"text_sv": forms.Textarea(attrs={"rows": 7}), "text_en": forms.Textarea(attrs={"rows": 7})}
        help_texts = {"text_sv": _("An empty line begins a new paragraph.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("heading_en", "text_en"):
            self.fields[name].widget.attrs["lang"] = "en"
        for name in ("heading_sv", "text_sv"):
            self.fields[name].widget.attrs["lang"] = "sv"
        for name in ("text_sv", "text_en"):
            self.fields[name].max_length = LONGEST

    def clean(self):
        said = super().clean()
        for name in ("text_sv", "text_en"):
            text = (said.get(name) or "").replace("\r\n", "\n").strip()
            said[name] = text
            if without_personal_numbers(text) != text:
                self.add_error(name, gettext("There is a personal identity number in the text. Take it away."))
            if len(text) > LONGEST:
                self.add_error(name, gettext("The text is too long. Make two sections of it."))
        return said


class SectionForm(OwnSectionForm):
    """A section's words, and which of its items are told. `seen`: the fingerprints of what it was opened with."""

    shown = forms.MultipleChoiceField(label=_("Told"), required=False, widget=forms.CheckboxSelectMultiple)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, page=None, seen=None, **kwargs):
        super().__init__(*args, **kwargs)
        section = self.instance
        page = page or page_of(section)
        self.initial.update({name: page[name] for name in Section.WORDS})
        self.initial["seen"] = seen or fingerprints(page_of(section))
        if can_choose(section):
            self.fields["shown"].choices = [(each["key"], item_name(each)) for each in section.items]
            self.initial["shown"] = [each["key"] for each in section.items if each["key"] not in page["hidden_items"]]
        else:
            del self.fields["shown"]

    def page(self):
        """What is wanted, in plain values by field."""
        page = {name: self.cleaned_data[name] for name in Section.WORDS}
        if "shown" in self.fields:
            shown = self.cleaned_data["shown"]
            page["hidden_items"] = [each["key"] for each in self.instance.items if each["key"] not in shown]
        else:
            page["hidden_items"] = self.instance.hidden_items
        return page

    def _post_clean(self):
        """The section is saved by its action; until then it stays what it is."""


def page_of(section):
    """All that can be changed of a section, in plain values by field."""
    return {**section.words, "hidden_items": section.hidden_items}


def can_choose(section):
    kinds = (Section.Kind.QUOTES, Section.Kind.EVENTS, Section.Kind.AGREEMENTS, Section.Kind.ACTIVITIES)
    return section.kind in kinds and bool(section.items)


def item_name(item):
    if "text" in item:
        return item["text"]
    return f"{item['title']}, {item['on']}" if "on" in item else item["title"]


class PublishForm(forms.Form):
    """Of a period that is not closed: that the report tells of it so far."""

    so_far = forms.BooleanField(
        label=_("Publish it as “so far”: the page and the paper say that the figures can still change"),
        error_messages={"required": _("The period is not closed. Tick the box, or close the period first.")},
    )

    def __init__(self, *args, is_closed, **kwargs):
        super().__init__(*args, **kwargs)
        if is_closed:
            del self.fields["so_far"]


class UnpublishForm(forms.Form):
    """Why an edition is taken back: whoever opens its address reads it."""

    reason = forms.CharField(
        label=_("Why is it taken back?"),
        help_text=_("Whoever opens its address reads this. Name nobody."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if without_personal_numbers(reason) != reason:
            raise ValidationError(gettext("There is a personal identity number in the text. Take it away."))
        return reason


class RemarksForm(forms.Form):
    """What the office says of each figure of a period."""

    def __init__(self, *args, indicators, remarks, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicators = {f"remark_{each.pk}": each for each in indicators}
        for name, each in self.indicators.items():
            self.fields[name] = forms.CharField(
                label=each.name,
                required=False,
                max_length=2000,
                initial=remarks.get(each.pk, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self):
        said = super().clean()
        for name, text in list(said.items()):
            if without_personal_numbers(text) != text:
                self.add_error(name, gettext("There is a personal identity number in the text. Take it away."))
        return said

    def texts(self):
        return {each: self.cleaned_data[name].strip() for name, each in self.indicators.items()}
