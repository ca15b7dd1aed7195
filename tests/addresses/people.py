"""What we hold on people: one's own, and the office's pages."""

from pakten.network.models import EmailChange
from pakten.network.rectifying import ask_for_email, hashed
from tests.addresses import OFFICE, PUBLIC, SIGN_IN, SIGNED_IN
from tests.makers import make_person

PAGES = {
    "my:data": SIGNED_IN,
    "my:table": SIGNED_IN,
    "my:rename": (SIGN_IN, 302, 302, 302, 302),
    "my:ask_for_email": (SIGN_IN, 302, 302, 302, 302),
    "my:new_email": PUBLIC,
    "people_office:people": OFFICE,
    "people_office:person": OFFICE,
    "people_office:table": OFFICE,
    "people_office:forget": OFFICE,
}


def make(own):
    person = make_person()
    ask_for_email(person=person, email="ny@example.org", by=person)
    EmailChange.objects.update(key_hash=hashed("tests"))
    return {
        "my:table": ["json"],
        "my:new_email": ["tests"],
        "people_office:person": [person.pk],
        "people_office:table": [person.pk, "json"],
        "people_office:forget": [person.pk],
    }
