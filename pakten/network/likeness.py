"""Whom an applicant may be already: members, also dormant and former ones, and others who wait; with the reason."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from pakten.network import inbox, queries
from pakten.network.models import Application, Contact, Organisation
from pakten.sheets.folding import fold, plain, without_legal_form
from pakten.sheets.lookup import SHARED_WORDS

MOST = 8  # of each kind; a person reads them
SIMILAR = 86  # of 100, by rapidfuzz's ratio of the words in alphabetical order
MOST_WAITING = 500  # applications that are looked at, the newest
# How telling each likeness is; the strongest decides the order.
NUMBER, NAME, SIMILAR_NAME, PART, WEBSITE, EMAIL = range(6)
# A domain that many organisations share says nothing about who they are.
_PUBLIC_MAIL = """
gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.com live.se msn.com yahoo.com yahoo.se
icloud.com me.com mac.com aol.com gmx.com gmx.net mail.com protonmail.com proton.me pm.me tutanota.com zoho.com
telia.com home.se spray.se passagen.se bredband.net comhem.se tele2.se glocalnet.net swipnet.se algonet.se
bahnhof.se ownit.nu brikks.com
"""
PUBLIC_MAIL = frozenset(_PUBLIC_MAIL.split())
_PUBLIC_SITES = """
facebook.com instagram.com linkedin.com youtube.com tiktok.com x.com twitter.com linktr.ee google.com bit.ly
wordpress.com blogspot.com wixsite.com weebly.com webnode.se squarespace.com github.io n.nu one.com idrottonline.se
laget.se svenskalag.se hemsida24.se allabolag.se
"""
PUBLIC_SITES = frozenset(_PUBLIC_SITES.split())
SHARED_ENDINGS = {"co", "com", "org", "ac", "gov", "net"}  # as in acme.co.uk


@dataclass(frozen=True, slots=True)
class Alike:
    """An organisation, or another application, that the applicant may be; `reasons` in words, the strongest first."""

    found: Organisation | Application
    reasons: tuple[str, ...]
    has_same_number: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells who somebody is."""

    number: str
    name: str  # folded, without accents and legal form
    site: str
    mail: frozenset[str]


def alike_organisations(answers):
    """The members, dormant and former ones too, that the answers of an application may be about; the likeliest
    first, at most MOST. Takes as many queries whatever the number of members."""
    asked = _marks(answers)
    found = defaultdict(set)
    for pk, kind in _by_name_and_site(asked, queries.kept("network.likeness", _known)):
        found[pk].add(kind)
    for pk in _by_mail(asked.mail):
        found[pk].add(EMAIL)
    same_number = Q(number=asked.number) if asked.number else Q(pk=None)
    likeliest = sorted(found, key=lambda pk: (min(found[pk]), pk))[:MOST]
    rows = Organisation.objects.filter(same_number | Q(pk__in=likeliest)).select_related("part_of")
    for each in rows:
        if asked.number and each.number == asked.number:
            found[each.pk].add(NUMBER)
    return _in_order([(each, found[each.pk]) for each in rows], asked)


def alike_applications(application, answers):
    """The other applications that wait or are being completed, and may be by the same organisation."""
    asked = _marks(answers)
    others = Application.objects.filter(state__in=inbox.OPEN).exclude(pk=application.pk)
    others = list(others.prefetch_related("submissions").order_by("-id")[:MOST_WAITING])
    marks = {each.pk: _marks(_last_sent(each)) for each in others}
    found = defaultdict(set)
    for pk, kind in _by_name_and_site(asked, [(pk, each.name, each.site) for pk, each in marks.items()]):
        found[pk].add(kind)
    for pk, each in marks.items():
        if asked.number and each.number == asked.number:
            found[pk].add(NUMBER)
        if asked.mail & each.mail:
            found[pk].add(EMAIL)
    return _in_order([(each, found[each.pk]) for each in others if found[each.pk]], asked)


def _in_order(rows, asked):
    rows = sorted(rows, key=lambda row: (min(row[1]), row[0].pk))[:MOST]
    return [
        Alike(found, tuple(_in_words(kind, asked) for kind in sorted(kinds)), NUMBER in kinds) for found, kinds in rows
    ]


def _in_words(kind, asked):
    return {
        NUMBER: _("The same organisation number"),
        NAME: _("The same name, but for case, accents or legal form"),
        SIMILAR_NAME: _("A name like it"),
        PART: _("One name is a part of the other"),
        WEBSITE: _("The same web domain: %(domain)s") % {"domain": asked.site},
        EMAIL: _("Contacts with the same e-mail domain: %(domain)s") % {"domain": ", ".join(sorted(asked.mail))},
    }[kind]


def _known():
    """All organisations as (id, name made comparable, own web domain)."""
    rows = Organisation.objects.order_by().values_list("pk", "name", "website")
    return [(pk, comparable(name), site(website)) for pk, name, website in rows]


def comparable(name):
    """Equal for names that differ in case, accents, punctuation or legal form only."""
    return plain(without_legal_form(fold(name)))


def _by_name_and_site(asked, known):
    """Pairs of key and kind of likeness, among (key, name, site)."""
    words = set(asked.name.split())
    joined, in_order = asked.name.replace(" ", ""), " ".join(sorted(words))
    names = [name for _pk, name, _site in known]
    scores = dict.fromkeys(range(len(known)), 0)
    if joined:
        near = process.extract(in_order, names, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, limit=MOST * 4)
        scores = {at: score for _name, score, at in near}
    for at, (pk, name, own_site) in enumerate(known):
        if joined and name and (name == asked.name or name.replace(" ", "") == joined):
            yield pk, NAME
        elif scores.get(at):
            yield pk, SIMILAR_NAME
        elif words and _is_part(words, name):
            yield pk, PART
        if asked.site and own_site == asked.site:
            yield pk, WEBSITE


def _is_part(words, name):
    """Whether one name has all the words of the other, and these say which organisation it is."""
    if words.isdisjoint(others := set(name.split())):
        return False
    shorter = min(words, others, key=len)
    return shorter <= words | others and shorter <= (words & others) and _says_which(shorter)


def _says_which(words):
    return not SHARED_WORDS.issuperset(words) and len("".join(words)) >= 4


def _by_mail(domains):
    """The ids of organisations with a contact at one of the domains."""
    if not domains:
        return []
    at_one = Q()
    for domain in domains:
        at_one |= Q(person__email__endswith=f"@{domain}") | Q(person__email__endswith=f".{domain}")
    return (
        Contact.objects.filter(at_one).order_by("organisation").values_list("organisation", flat=True).distinct()[:50]
    )


def _marks(answers):
    name = " ".join([answers.get("name", ""), answers.get("unit", "")])
    emails = [contact.get("email", "") for contact in answers.get("contacts", [])]
    domains = {domain_of(email.rpartition("@")[2]) for email in emails if "@" in email}
    number = "" if answers.get("is_sole_trader") else answers.get("number", "")
    return _Marks(number, comparable(name), site(answers.get("website", "")), frozenset(domains - PUBLIC_MAIL - {""}))


def _last_sent(application):
    sent = list(application.submissions.all())  # fetched beforehand
    return sent[-1].answers if sent else application.answers


def site(address):
    """The own domain of a web address: acme.se of https://www.acme.se/om; empty where it is somebody else's."""
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    domain = domain_of(host)
    return "" if domain in PUBLIC_SITES else domain


def domain_of(host):
    """The part of a host name that somebody owns: acme.se of intranet.acme.se, acme.co.uk of www.acme.co.uk."""
    parts = [part for part in host.lower().strip(". ").split(".") if part]
    if len(parts) < 2:
        return ""
    is_shared = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SHARED_ENDINGS
    return ".".join(parts[-3:] if is_shared else parts[-2:])
