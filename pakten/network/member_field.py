"""Members, written by name: a list of several hundred to choose from helps nobody who knows what they want."""

from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pakten.network.models import Organisation
from pakten.network.sorting import sort_key

MEANT = 3  # suggestions for a name we do not know
MOST_GUESSED = 5  # names that get suggestions; a whole list pasted in gets none after that


class Members(forms.CharField):
    """Names of members, one a line, as people write them. Cleaned: the organisations, in the order written."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *args, queryset=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.queryset = queryset

    def among(self):
        return Organisation.objects.all() if self.queryset is None else self.queryset.all()

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return "\n".join(organisation.name for organisation in value)

    def to_python(self, value):
        names = list(dict.fromkeys(_lines(value)))
        found = self.among().filter(sort_key__in=[sort_key(name) for name in names]).order_by("-pk")
        known = {bytes(each.sort_key): each for each in found}  # of several with one name, the first to have come
        unknown = [name for name in names if sort_key(name) not in known]
        if unknown:
            raise ValidationError(" ".join(self._unknown(unknown)))
        return list(dict.fromkeys(known[sort_key(name)] for name in names))

    def _unknown(self, names):
        """What is said of names we do not know: whom they may mean, for the first of them."""
        members = [(bytes(key), name) for key, name in self.among().values_list("sort_key", "name")]
        guesses = {name: _meant(name, members) for name in names[:MOST_GUESSED]}
        for name, meant in guesses.items():
            if meant:
                words = _("We know no member called %(name)s. Do you mean %(meant)s?")
                yield words % {"name": name, "meant": _(" or ").join(meant)}
        strangers = [name for name in names if not guesses.get(name)]
        if strangers:
            words = _("We know no member called %(names)s. Write the name as in the register, one on each line.")
            yield words % {"names": ", ".join(strangers)}

    def has_changed(self, initial, data):
        return _lines(self.prepare_value(initial)) != _lines(data)


def _lines(text):
    lines = (text or "").replace("\x00", "").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def _meant(name, members):
    """Names that somebody may have meant: those that hold what was written, else those that are spelled alike."""
    key = sort_key(name)
    holding = [each for its_key, each in members if key in its_key]
    return holding[:MEANT] or get_close_matches(name, [each for _key, each in members], MEANT)
