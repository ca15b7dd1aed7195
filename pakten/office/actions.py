from django.db import transaction

from pakten.journal import actions as journal
from pakten.mail import actions as mail


@transaction.atomic
def retry_letter(*, letter, by):
    """Lets a letter that was given up be tried anew. Returns whether it was one that can be."""
    is_tried_anew = mail.retry(letter=letter)
    if is_tried_anew:
        journal.write(verb="office.retry_letter", subject=letter, by=by)
    return is_tried_anew
