"""Whom an applicant may be already: members, also dormant and former ones, and others who wait; with the reason."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Q, Value
from django.db.models.functions import StrIndex, Substr
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from pakten.network import inbox, queries
from pakten.network.models import Application, Contact, Organisation
from pakten.network.searching import NAME_ENDS
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
    for pk, kind in _by_name_and_site(asked, [_row(pk, each.name, each.site) for pk, each in marks.items()]):
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
    """All organisations as `_row` has them. The text that searches look through begins with the folded name, which
    saves folding thousands of names anew."""
    ends = StrIndex("search_text", Value(NAME_ENDS))
    rows = Organisation.objects.order_by().annotate(folded=Substr("search_text", 1, ends - 1))
    return [_row(pk, _bare(folded), site(web)) for pk, folded, web in rows.values_list("pk", "folded", "website")]


def comparable(name):
    """Equal for names that differ in case, accents, punctuation or legal form only."""
    return _bare(fold(name))


def _bare(folded):
    return plain.__wrapped__(without_legal_form(folded))  # of too many names to be remembered


def _row(key, name, own_site):
    """What is compared: key, the words of the name in alphabetical order, the name without spaces, the web domain."""
    return key, " ".join(sorted(set(name.split()))), name.replace(" ", ""), own_site


def _by_name_and_site(asked, known):
    """Pairs of key and kind of likeness, among rows as `_row` gives them."""
    _key, in_order, joined, own_site = _row(None, asked.name, asked.site)
    words = set(in_order.split())
    telling = words - SHARED_WORDS
    names = [row[1] for row in known]
    near = process.extract(in_order, names, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=MOST * 4) if joined else ()
    near = {at for _name, _score, at in near}
    for at, (key, name, name_joined, other_site) in enumerate(known):
        if joined and name_joined == joined:
            yield key, NAME
        elif at in near:
            yield key, SIMILAR_NAME
        elif any(word in name for word in telling) and _is_part(words, set(name.split())):
            yield key, PART
        if own_site and other_site == own_site:
            yield key, WEBSITE


def _is_part(words, others):
    """Whether one name has all the words of the other, and these say which organisation it is."""
    shorter = min(words, others, key=len)
    return shorter <= words and shorter <= others and _says_which(shorter)


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
