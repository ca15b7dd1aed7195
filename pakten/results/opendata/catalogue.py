"""The catalogue of data sets as DCAT-AP-SE 2.0 asks for it, for Sweden's data portal to fetch."""

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.later import later
from pakten.network import queries
from pakten.results.models import Period
from pakten.results.opendata.datasets import DATASETS, FORMS, LICENCE, ROOT, in_languages

rdflib = later("rdflib")
SERIALIZERS = {"rdf": "pretty-xml", "ttl": "turtle", "jsonld": "json-ld"}
EU = "http://publications.europa.eu/resource/authority/"
EU_LANGUAGES = {"sv": "SWE", "en": "ENG"}
SWEDEN = "http://sws.geonames.org/2661886/"
CITY_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
STABLE = "http://data.europa.eu/r5r/availability/stable"
PUBLIC = EU + "access-right/PUBLIC"
TITLE = _("Open data of %(network)s")
ABOUT = _(
    "Members, events, indicators and outcomes of %(network)s, the members' network for an inclusive labour market in "
    "%(city)s."
)
FORM_TITLES = {"csv": _("%(title)s as CSV"), "json": _("%(title)s as JSON")}
CONTACT = _("The office of %(network)s")


def serialized(form):
    return graph().serialize(format=SERIALIZERS[form], encoding="utf-8")


def graph():
    """All of it as a graph. No node is blank: the portal asks for that."""
    network = queries.network()
    names = {"network": network.name, "city": network.city}
    found = _Graph()
    catalogue, publisher = found.here("#catalogue"), found.node(_publisher(network))
    contact, place = found.here("#contact"), found.here("#place")
    page = settings.SITE_ADDRESS + _page()
    found.add(catalogue, "rdf:type", found.node("dcat:Catalog"))
    found.say(catalogue, "dcterms:title", TITLE, names)
    found.say(catalogue, "dcterms:description", ABOUT, names)
    found.link(catalogue, "dcterms:publisher", publisher)
    found.link(catalogue, "dcterms:license", LICENCE)
    found.link(catalogue, "foaf:homepage", page)
    found.link(catalogue, "dcterms:spatial", place)
    found.link(catalogue, "dcat:themeTaxonomy", EU + "data-theme")
    found.languages(catalogue)
    found.day(catalogue, "dcterms:issued", network.open_data_since)
    found.day(catalogue, "dcterms:modified", max(network.open_data_since, _closed() or network.open_data_since))
    _publisher_of(found, publisher, network)
    _contact(found, contact, network, names)
    found.add(place, "rdf:type", found.node("dcterms:Location"))
    found.add(place, "skos:prefLabel", found.words(network.city, "sv"))
    for dataset in DATASETS.values():
        node = found.here(f"#{dataset.name}")
        found.link(catalogue, "dcat:dataset", node)
        _dataset(found, node, dataset, network)
        for property_, other in (("dcterms:publisher", publisher), ("dcat:contactPoint", contact)):
            found.link(node, property_, other)
        for spatial in (place, SWEDEN):
            found.link(node, "dcterms:spatial", spatial)
        found.link(node, "dcat:landingPage", page)
    return found.graph


def _page():
    with override("sv"):
        return reverse("open_data_pages:page")


def _closed():
    """The day when figures were last added."""
    last = Period.objects.aggregate(last=Max("closed_at"))["last"]
    return timezone.localdate(last) if last else None


def _publisher(network):
    """As the portal knows a publisher by its organisation number; without one, an address of our own."""
    if network.publisher_number:
        return f"http://dataportal.se/organisation/SE{network.publisher_number}"
    return f"{settings.SITE_ADDRESS}{ROOT}#publisher"


def _publisher_of(found, node, network):
    found.add(node, "rdf:type", found.node("foaf:Agent"))
    found.add(node, "foaf:name", rdflib.Literal(network.publisher or network.name))
    found.link(node, "dcterms:type", CITY_AUTHORITY)
    found.link(node, "foaf:homepage", settings.SITE_ADDRESS + "/")


def _contact(found, node, network, names):
    found.add(node, "rdf:type", found.node("vcard:Organization"))
    found.add(node, "vcard:fn", rdflib.Literal(in_languages(CONTACT)["sv"] % names))
    found.link(node, "vcard:hasEmail", f"mailto:{network.office_email}")


def _dataset(found, node, dataset, network):
    found.add(node, "rdf:type", found.node("dcat:Dataset"))
    found.say(node, "dcterms:title", dataset.title)
    found.say(node, "dcterms:description", dataset.about)
    for keyword in dataset.keywords:
        found.say(node, "dcat:keyword", keyword)
    found.link(node, "dcat:theme", f"{EU}data-theme/{dataset.theme}")
    found.link(node, "dcterms:accrualPeriodicity", f"{EU}frequency/{dataset.frequency}")
    found.link(node, "dcterms:accessRights", PUBLIC)
    found.add(node, "dcterms:identifier", rdflib.Literal(str(node)))
    found.languages(node)
    found.day(node, "dcterms:issued", network.open_data_since)
    if dataset.name == "outcomes" and _closed():
        found.day(node, "dcterms:modified", _closed())
    for form, mediatype in FORMS.items():
        part = found.here(f"#{dataset.name}-{form}")
        found.link(node, "dcat:distribution", part)
        _distribution(found, part, dataset, form, mediatype)


def _distribution(found, node, dataset, form, mediatype):
    found.add(node, "rdf:type", found.node("dcat:Distribution"))
    for language, title in in_languages(dataset.title).items():
        with override(language):
            found.add(node, "dcterms:title", found.words(FORM_TITLES[form] % {"title": title}, language))
    found.say(node, "dcterms:description", dataset.how_often)
    for property_ in ("dcat:accessURL", "dcat:downloadURL"):
        found.link(node, property_, dataset.address(form))
    found.add(node, "dcterms:format", rdflib.Literal(mediatype))
    found.link(node, "dcat:mediaType", f"https://www.iana.org/assignments/media-types/{mediatype}")
    found.link(node, "dcterms:license", LICENCE)
    found.link(node, "dcatap:availability", STABLE)
    found.link(node, "foaf:page", settings.SITE_ADDRESS + _page())
    found.languages(node)


class _Graph:
    """A graph that is written in short names."""

    NAMES = {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "dcatap": "http://data.europa.eu/r5r/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }

    def __init__(self):
        self.graph = rdflib.Graph(bind_namespaces="core")
        for short, whole in self.NAMES.items():
            self.graph.bind(short, whole)

    def node(self, name):
        short, _colon, rest = name.partition(":")
        return rdflib.URIRef(self.NAMES[short] + rest if short in self.NAMES else name)

    def here(self, name):
        return rdflib.URIRef(f"{settings.SITE_ADDRESS}{ROOT}{name}")

    def add(self, node, property_, value):
        self.graph.add((node, self.node(property_), value))

    def link(self, node, property_, address):
        self.add(node, property_, rdflib.URIRef(address))

    def words(self, text, language):
        return rdflib.Literal(text, lang=language)

    def say(self, node, property_, text, names=None):
        for language, words in in_languages(text).items():
            self.add(node, property_, self.words(words % names if names else words, language))

    def day(self, node, property_, day):
        self.add(node, property_, rdflib.Literal(day.isoformat(), datatype=rdflib.XSD.date))

    def languages(self, node):
        for name in EU_LANGUAGES.values():
            self.link(node, "dcterms:language", f"{EU}language/{name}")
