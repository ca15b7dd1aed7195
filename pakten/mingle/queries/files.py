"""The uploaded list as it is understood."""

from pakten.mingle.imports.corrections import corrections_from_data
from pakten.mingle.imports.sign_up_list import read_sign_up_list
from pakten.mingle.models import SignUpFile
from pakten.network import protected
from pakten.sheets.table import table_from_data


def file_of(mingle):
    """The uploaded list, or None when there is none (any more)."""
    return SignUpFile.objects.filter(mingle=mingle).first()


def reading(file, *, language=None):
    """The uploaded list as it is understood now, with what somebody chose and mended."""
    corrections = protected.masked_data(file.corrections)
    return read_sign_up_list(
        protected.without_rows(table_from_data(file.table), _rows_of_protected(file)),
        columns=dict(file.columns),
        heading_row=file.heading_row,
        corrections=corrections_from_data(corrections),
        language=language,
    )


def _rows_of_protected(file):
    """The rows of people under protection: the team takes care of them by hand. Asked only when there are any."""
    if not protected.is_anybody():
        return set()
    everybody = read_sign_up_list(
        table_from_data(file.table),
        columns=dict(file.columns),
        heading_row=file.heading_row,
        corrections=corrections_from_data(file.corrections),
    ).people
    return {each.row for each in everybody if protected.names(each.name, each.email)}


def left_to_the_office(file):
    """How many rows of the list are not shown, since the person in them must be taken care of by hand."""
    return len(_rows_of_protected(file))
