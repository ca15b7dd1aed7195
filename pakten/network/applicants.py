"""What an applicant's answers hold: how they are tidied, what is missing in them, how they read, whom they name."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from pakten.network import industries, protected
from pakten.network.imports.values import MASKED, is_personal, number_to_show, organisation_number
from pakten.network.imports.values import without_personal_numbers as masked
from pakten.network.models import Organisation
from pakten.sheets.folding import fold

EMPTY = {
    "name": "",
    "unit": "",
    "number": "",
    "is_sole_trader": False,
    "sector": "",
    "industry_code": "",
    "size": "",
    "districts": [],
    "website": "",
    "about": "",
    "contributes": [],
    "looks_for": [],
    "may_show": False,
    "may_show_logo": False,
    "contacts": [],
}
CONTACT = ("name", "email", "title")
MOST_CONTACTS = 5
STEPS = {
    "organisation": ["name", "unit", "number", "sector", "industry_code", "size", "districts", "website"],
    "contribution": ["about", "contributes", "looks_for", "may_show", "may_show_logo"],
    "contacts": ["contacts"],
}
# A personal identity number with its century and no hyphen; with the hyphen the importer's own masking knows it.
WITHOUT_HYPHEN = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])\d{4}(?!\d)")


def safe(text):
    """A text without personal identity numbers, and without the one sign that PostgreSQL cannot keep."""
    return WITHOUT_HYPHEN.sub(MASKED, masked(text.replace("\x00", "")))


def is_sole_traders(number):
    """Whether a number, without spaces, is a personal identity number; also written as a VAT number."""
    bare = re.sub(r"^(SE|16(?=\d{10}$))", "", number, flags=re.IGNORECASE)
    return is_personal(number) or is_personal(bare[:10] if re.fullmatch(r"\d{10}01", bare) else bare)


def tidy(answers):
    """Answers as they may be kept: every field there, white space gone, and no personal identity number anywhere."""
    kept = {**EMPTY, **{key: answers[key] for key in EMPTY if key in answers}}
    written = "".join(kept["number"].split())
    if is_sole_traders(written) or written == MASKED:
        kept["is_sole_trader"] = True
    kept["number"] = "" if kept["is_sole_trader"] else organisation_number(written) or ""
    for key in ("name", "unit"):
        kept[key] = safe(" ".join(kept[key].split()))
    for key in ("about", "website"):
        kept[key] = safe(kept[key].strip())
    for key in ("contributes", "looks_for"):
        kept[key] = list({fold(topic): topic for topic in map(safe, reversed(kept[key])) if topic}.values())[::-1]
    contacts = [{key: safe(" ".join(each.get(key, "").split())) for key in CONTACT} for each in kept["contacts"]]
    kept["contacts"] = [each for each in contacts if any(each.values())][:MOST_CONTACTS]
    for each in kept["contacts"]:
        each["email"] = each["email"].lower()
    return kept


def lacks(answers):
    """What must be seen to before the answers can be sent, as pairs of the step it stands in and a sentence."""
    found = []
    if not answers["name"]:
        found.append(("organisation", _("Write what the organisation is called.")))
    if not answers["sector"]:
        found.append(("organisation", _("Choose a sector.")))
    if answers["website"] and not _is(URLValidator(["http", "https"]), answers["website"]):
        found.append(("organisation", _("Look over the web address. It begins with https://")))
    if not answers["contributes"] and not answers["looks_for"] and not answers["about"]:
        found.append(("contribution", _("Tell us something: what you do, what you contribute or what you look for.")))
    if not answers["contacts"]:
        found.append(("contacts", _("Name at least one contact person.")))
    for number, contact in enumerate(answers["contacts"], 1):
        if not contact["name"]:
            found.append(("contacts", _("Write the name of contact person %(number)d.") % {"number": number}))
        if not _is(validate_email, contact["email"]):
            words = _("Write a whole e-mail address for contact person %(number)d, such as namn@foretaget.se.")
            found.append(("contacts", words % {"number": number}))
    emails = [contact["email"] for contact in answers["contacts"]]
    if len(set(emails)) < len(emails):
        found.append(("contacts", _("Two contact persons have the same e-mail address. Take one away.")))
    return found


def _is(validate, text):
    try:
        validate(text)
    except ValidationError:
        return False
    return True


def labels():
    return {
        "name": _("Organisation"),
        "unit": _("Unit"),
        "number": _("Organisation number"),
        "sector": _("Sector"),
        "industry_code": _("Industry"),
        "size": _("Size"),
        "districts": _("Districts"),
        "website": _("Web address"),
        "about": _("About us"),
        "contributes": _("We contribute with"),
        "looks_for": _("We look for"),
        "may_show": _("We may be shown as a member"),
        "may_show_logo": _("Our logo may be shown"),
        "contacts": _("Contact persons"),
    }


AS_WRITTEN = str  # a mask that hides nothing: for who holds an application's secret link; see contacts_in_words


def sections(answers, mask=None):
    """The answers as people read them: for each step its name and pairs of label and text, in the active language."""
    answers = {**EMPTY, **answers}
    words = labels()
    return [(step, [(words[key], in_words(key, answers, mask)) for key in keys]) for step, keys in STEPS.items()]


def in_words(key, answers, mask=None):
    """One answer as text; empty when nothing was answered."""
    value = answers[key]
    if key == "number":
        return f"{MASKED} ({_('sole trader')})" if answers["is_sole_trader"] else number_to_show(value)
    if key == "sector":
        return str(Organisation.Sector(value).label) if value else ""
    if key == "size":
        return str(Organisation.Size(value).label) if value else ""
    if key == "industry_code":
        return industries.label(value)
    if key in ("may_show", "may_show_logo"):
        return _("Yes") if value else _("No")
    if key == "contacts":
        return "\n".join(contacts_in_words(value, mask))
    return ", ".join(value) if isinstance(value, list) else value


def contacts_in_words(contacts, mask=None):
    """The contact persons as others may see them. Who has a protected name or address is not shown by the other one
    either, nor by their title. Applicants see what they wrote themselves: else the public form would tell a stranger
    who tries a name whether somebody of that name is under protection here."""
    mask = mask or protected.mask()
    said = map(contact_in_words, contacts)
    return [each if mask(each) == each else _("A person") for each in said]


def contact_in_words(contact):
    if not any(contact[key] for key in CONTACT):
        return _("somebody who has been forgotten")
    named = f"{contact['name']}, {contact['title']}" if contact["title"] else contact["name"]
    return f"{named} <{contact['email']}>" if contact["email"] else named


def names(answers, email):
    """Whether somebody with this e-mail is among the contact persons."""
    return any(contact.get("email", "").lower() == email.lower() for contact in answers.get("contacts", []))


def names_of(answers, email):
    """What the person with this e-mail is called among the contact persons."""
    return {each["name"] for each in answers.get("contacts", []) if each.get("email", "").lower() == email.lower()}


def without(answers, email, words):
    """The answers with a person's place kept and what it said of them gone, also where the text names them."""
    contacts = [
        dict.fromkeys(CONTACT, "") if contact.get("email", "").lower() == email.lower() else contact
        for contact in answers.get("contacts", [])
    ]
    texts = {key: unnamed(value, words) for key, value in answers.items() if isinstance(value, str)}
    return {**answers, **texts, "contacts": contacts}


def unnamed(text, words):
    """The text without these words, as a letter or an answer is signed with a name."""
    for each in words - {""}:
        text = re.sub(re.escape(each), "–", text, flags=re.IGNORECASE)
    return text
