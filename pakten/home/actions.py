from django.db import transaction

from pakten.home import emails
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import declining
from pakten.mail.kinds import Topic


@transaction.atomic
def choose_letters(*, person, wanted, by):
    """Keeps which topics a person wants letters about, of all that can be declined. Returns whether that is new."""
    reader = declining.reader(person.email)
    verbs = {topic: declining.accept if topic in wanted else declining.decline for topic in Topic}
    is_new = True in [verb(reader=reader, topic=topic) for topic, verb in verbs.items()]
    if is_new:
        journal.write(verb="home.choose_letters", subject=reader, by=by)
    return is_new


@transaction.atomic
def decline_letters(*, reader, topic, by):
    """No more letters about a topic, said by a link in a letter."""
    if declining.decline(reader=reader, topic=topic):
        journal.write(verb="home.decline_letters", subject=reader, by=by, details={"topic": topic})


@transaction.atomic
def accept_letters(*, reader, topic, by):
    """Letters about a topic again, said by a link in a letter."""
    if declining.accept(reader=reader, topic=topic):
        journal.write(verb="home.accept_letters", subject=reader, by=by, details={"topic": topic})


@transaction.atomic
def report_obstacle(*, page, what, reply_to, by):
    """A letter to the office of what somebody could not do. `by` is nobody, also when signed in: to be anonymous."""
    letter = mail.write(kind="home.obstacle", **emails.obstacle(page=page, what=what, reply_to=reply_to))
    journal.write(verb="home.report_obstacle", subject=letter, by=by)
    return letter
