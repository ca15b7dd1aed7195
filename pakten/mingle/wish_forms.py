"""What somebody wishes, as they fill it in and as the team asks for it: a part of `forms`."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pakten.mingle.models import Mingle, Participant
from pakten.mingle.models.participants import LANGUAGES
from pakten.network.models import Organisation
from pakten.network.sorting import sort_key
from pakten.sheets.folding import fold
from pakten.sheets.lists import split_list

MOST = {"meet": 20, "know": 100, "avoid": 20}
MOST_WORDS, LONGEST = 12, 60  # of topics, of languages, of names one would rather not meet
LONGEST_TEXT = 1_000


class WordsField(forms.Field):
    """Short texts that were tapped, in the order they came."""

    widget = forms.SelectMultiple

    def to_python(self, value):
        return list(value or [])

    def validate(self, value):
        for text in value:
            if "\x00" in text:
                raise ValidationError(_("There is a sign here that cannot be kept. Write it again."))


class ChosenField(WordsField):
    """People and organisations that were chosen: of those that may be (`allowed`), and no more than `most`."""

    allowed = frozenset()

    def __init__(self, *, most, **kwargs):
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value):
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value):
        if any(each not in self.allowed for each in value):
            raise ValidationError(_("One of those you chose is not among those who show that they come. Search again."))
        if len(value) > self.most:
            words = ngettext(
                "Choose %(most)d at the most. Take some away first.",
                "Choose %(most)d at the most. Take some away first.",
                self.most,
            )
            raise ValidationError(words % {"most": self.most})


def _more(label, hint="", **attributes):
    """A field for words beside those to tap."""
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_TEXT, required=False, widget=forms.TextInput(attrs=attributes)
    )


class WishesForm(forms.Form):
    """All that somebody may say; all of it may be left out. `choices`: whom they may find, as queries.findable."""

    meet = ChosenField(label=_("Whom do you want to meet?"), most=MOST["meet"], required=False)
    know = ChosenField(label=_("Whom do you know already?"), most=MOST["know"], required=False)
    avoid = ChosenField(label=_("Is there somebody you would rather not meet?"), most=MOST["avoid"], required=False)
    avoid_words = _more(_("Or write a name"))
    sectors = forms.MultipleChoiceField(
        label=_("From which sectors?"), choices=Organisation.Sector.choices, required=False
    )
    offers = WordsField(label=_("What can you offer?"), required=False)
    offers_more = _more(_("Something else you can offer"))
    wants = WordsField(label=_("What are you looking for?"), required=False)
    wants_more = _more(_("Something else you look for"))
    quiet = forms.BooleanField(label=_("A quiet table, please"), required=False)
    still = forms.BooleanField(label=_("I want to sit still: others come to me"), required=False)
    swedish = forms.ChoiceField(
        label=_("How much Swedish do you speak?"), choices=[("", ""), *Participant.Swedish.choices], required=False
    )
    languages = WordsField(label=_("Other languages you speak"), required=False)
    languages_more = _more(_("Another language"))
    found = forms.BooleanField(label=_("Yes, others who come may see my name and organisation"), required=False)

    def __init__(self, data=None, *, participant, choices, may_be_found=True):
        if data is not None and data.get("add"):
            data = data.copy()
            name, _sign, value = data["add"].partition("=")
            data.appendlist(name, value)
        super().__init__(data, initial=_said(participant))
        self.participant = participant
        values = {choice.value for choice in choices}
        for name in MOST:
            self.fields[name].allowed = values | set(self.initial[name])
        if not may_be_found:
            del self.fields["found"]

    def clean(self):
        said = super().clean()
        for name in ("offers", "wants", "languages"):
            if name in said and f"{name}_more" in said:
                said[name] = self._tidied(f"{name}_more", [*said[name], *split_list(said[f"{name}_more"])])
        if "avoid_words" in said:
            said["avoid_words"] = self._tidied("avoid_words", split_list(said["avoid_words"]))
        return said

    def _tidied(self, name, texts):
        """Each once, however it is written; what is too long or too many is told beside the field where it was."""
        found = {}
        for text in (" ".join(each.split()) for each in texts):
            if text:
                found.setdefault(fold(text), text)
        long = next((text for text in found.values() if len(text) > LONGEST), None)
        if long:
            words = _("Write it shorter, or put a comma between: %(text)s… is more than %(most)d letters.")
            self.add_error(name, words % {"text": long[:30], "most": LONGEST})
        if len(found) > MOST_WORDS:
            self.add_error(name, _("That is more than %(most)d. Take some away first.") % {"most": MOST_WORDS})
        return list(found.values())

    def wishes(self):
        """The fields of a Participant."""
        said = self.cleaned_data
        return {
            "wished_people": _keys(said["meet"], "p:"),
            "wished_organisations": _keys(said["meet"], "o:"),
            "wished_sectors": said["sectors"],
            "offers": said["offers"],
            "wants": said["wants"],
            "met": _keys(said["know"], "p:"),
            "avoids": _keys(said["avoid"], "p:"),
            "avoided_organisations": _keys(said["avoid"], "o:"),
            "avoided_words": said["avoid_words"],
            "wants_quiet": said["quiet"],
            "is_seated": said["still"],
            "swedish": said["swedish"],
            "languages": said["languages"],
            "may_be_found": said.get("found", False),
        }

    def chosen(self, name):
        """What is chosen of people and organisations, as it stands on the page."""
        return [value for value in dict.fromkeys(self[name].value() or []) if value in self.fields[name].allowed]

    def tapped(self, name, suggested):
        """[(text, is chosen)]: what is chosen, and what else there is to tap."""
        mine = [" ".join(text.split()) for text in self[name].value() or []]
        folded = {fold(text) for text in mine}
        others = [text for text in suggested if fold(text) not in folded]
        return [*((text, True) for text in mine if text), *((text, False) for text in others)]

    def languages_to_tap(self):
        """[(code or word, in words, is chosen)], in the order of the alphabet."""
        mine = self["languages"].value() or []
        known = sorted(LANGUAGES.items(), key=lambda each: sort_key(str(each[1])))
        written = [(text, text, True) for text in mine if text not in LANGUAGES]
        return [*((code, name, code in mine) for code, name in known), *written]


def chosen_by(participant):
    """Whom somebody chose last, by the name of the field."""
    return {
        "meet": [*_values("p:", participant.wished_people), *_values("o:", participant.wished_organisations)],
        "know": _values("p:", participant.met),
        "avoid": [*_values("p:", participant.avoids), *_values("o:", participant.avoided_organisations)],
    }


def _said(participant):
    """The form as it was filled in last."""
    return {
        **chosen_by(participant),
        "avoid_words": ", ".join(participant.avoided_words),
        "sectors": participant.wished_sectors,
        "offers": participant.offers,
        "wants": participant.wants,
        "quiet": participant.wants_quiet,
        "still": participant.is_seated,
        "swedish": participant.swedish,
        "languages": participant.languages,
        "found": participant.may_be_found,
    }


def _values(sign, keys):
    return [f"{sign}{key}" for key in keys]


def _keys(values, sign):
    return [value.removeprefix(sign) for value in values if value.startswith(sign)]


class UntilForm(forms.ModelForm):
    """Until when wishes can be said."""

    class Meta:
        model = Mingle
        fields = ["wishes_until"]
        labels = {"wishes_until": _("Until when can people say what they wish?")}
        help_texts = {"wishes_until": _("Empty: until the event begins. When you publish the plan it is over as well.")}
        widgets = {"wishes_until": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
