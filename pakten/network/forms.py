from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network.comparing import NEW
from pakten.network.imports.register import read_file
from pakten.network.imports.troubles import file_trouble
from pakten.sheets.errors import SheetError

MOST_BYTES = 10 * 1024 * 1024


class RegisterForm(forms.Form):
    """A register as a file. `table` is what was read in it, without personal identity numbers."""

    file = forms.FileField(
        label=_("The register"),
        help_text=_("Excel or CSV, one row per organisation or one per contact. At most 20,000 rows."),
        error_messages={
            "required": _("Choose the file with the register."),
            "empty": _("The file is empty. Choose another one."),
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Remove pictures and other sheets, and try again."))
        try:
            self.table = read_file(file.read())
        except SheetError as error:
            trouble = file_trouble(error)
            raise ValidationError(f"{trouble.sentence} {trouble.remedy}") from None
        return file


class DoubtsForm(forms.Form):
    """Who is meant in the rows in doubt: nobody for now, somebody new, or one of those with a name like it."""

    def __init__(self, data=None, *, asked, decisions):
        super().__init__(data)
        self._fields_of = {}
        for change in asked:
            row = change.member.row
            choices = [("", _("Leave it as it is")), *((str(pk), name) for pk, name in change.alike)]
            if change.may_be_new:
                choices.append((NEW, _("A new member")))
            self._fields_of[row] = f"row-{row}"
            self.fields[f"row-{row}"] = forms.ChoiceField(
                label=gettext("Row %(row)d: %(name)s") % {"row": row, "name": change.member.name},
                help_text=change.reason,
                choices=choices,
                required=False,
                initial=str(decisions.get(str(row), "")),
                widget=forms.RadioSelect,
            )

    def decisions(self):
        """Row to "new", to the id of an organisation, or to None."""
        said = {row: self.cleaned_data[name] for row, name in self._fields_of.items()}
        return {row: (choice if choice == NEW else int(choice)) if choice else None for row, choice in said.items()}
