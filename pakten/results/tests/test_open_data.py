"""What everybody may have as data, and the catalogue that Sweden's data portal fetches."""

import csv
import io
import json
from datetime import date

import pytest
import rdflib
from django.utils import timezone

from pakten.network import actions as network
from pakten.network.models import Organisation
from pakten.plan.models import Indicator
from pakten.results.models import Figure, Period
from pakten.results.opendata.datasets import DATASETS, LICENCE
from tests.makers import make_event, make_organisation
from tests.makers_threads import make_people_indicator, make_year

pytestmark = pytest.mark.django_db
DCAT, TERMS, FOAF = rdflib.DCAT, rdflib.DCTERMS, rdflib.FOAF
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
# What DCAT-AP-SE 2.0 asks of each class: (must, should). An IRI is asked for where a literal would be wrong.
ASKED = {
    DCAT.Catalog: (
        [TERMS.title, TERMS.description, TERMS.publisher, TERMS.license, DCAT.dataset],
        [FOAF.homepage, TERMS.language, TERMS.issued, TERMS.modified, TERMS.spatial, DCAT.themeTaxonomy],
    ),
    DCAT.Dataset: (
        [TERMS.title, TERMS.description, TERMS.publisher],
        [
            DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCAT.theme, TERMS.issued, TERMS.spatial,
            TERMS.language, TERMS.accrualPeriodicity, TERMS.accessRights, TERMS.identifier, DCAT.landingPage,
        ],
    ),
    DCAT.Distribution: (
        [DCAT.accessURL],
        [TERMS.title, TERMS.description, TERMS.format, TERMS.license, DCAT.downloadURL, FOAF.page, TERMS.language],
    ),
    FOAF.Agent: ([FOAF.name], [TERMS.type]),
    VCARD.Organization: ([VCARD.fn, VCARD.hasEmail], []),
}  # fmt: skip
WORDS = {TERMS.title, TERMS.description, DCAT.keyword, FOAF.name, VCARD.fn, TERMS.format, TERMS.identifier}
DAYS = {TERMS.issued, TERMS.modified}
ONCE = {TERMS.publisher, TERMS.issued, TERMS.modified, TERMS.accrualPeriodicity, TERMS.format, FOAF.homepage}
AUTHORITY = {
    DCAT.theme: "http://publications.europa.eu/resource/authority/data-theme/",
    TERMS.language: "http://publications.europa.eu/resource/authority/language/",
    TERMS.accrualPeriodicity: "http://publications.europa.eu/resource/authority/frequency/",
    TERMS.accessRights: "http://publications.europa.eu/resource/authority/access-right/",
}


def faults(graph):
    """What is wrong with a catalogue by DCAT-AP-SE 2.0, in a sentence for each."""
    found = [f"a blank node: {node}" for node in graph.subjects() if isinstance(node, rdflib.BNode)]
    for kind, (must, should) in ASKED.items():
        nodes = set(graph.subjects(rdflib.RDF.type, kind))
        found += [] if nodes else [f"no {kind}"]
        for node in nodes:
            for name in must + should:
                values = list(graph.objects(node, name))
                found += [] if values else [f"{node} has no {name}"]
                found += _faults_of(node, name, values, kind)
    for name, kind in ((TERMS.publisher, FOAF.Agent), (DCAT.contactPoint, VCARD.Organization)):
        found += [
            f"{each} is no {kind}" for each in graph.objects(None, name) if (each, rdflib.RDF.type, kind) not in graph
        ]
    for name, kind in ((DCAT.dataset, DCAT.Dataset), (DCAT.distribution, DCAT.Distribution)):
        linked, there = set(graph.objects(None, name)), set(graph.subjects(rdflib.RDF.type, kind))
        found += [f"{kind}: {linked ^ there}"] if linked != there else []
    return found


def _faults_of(node, name, values, kind):
    if name in WORDS:
        yield from (
            f"{node} {name} is no text" for each in values if not isinstance(each, rdflib.Literal) or not each.strip()
        )
        languages = [each.language for each in values]
        if name in (TERMS.title, TERMS.description) and (
            len(set(languages)) != len(languages) or "sv" not in languages
        ):
            yield f"{node} {name} is not once in Swedish"
        return
    if name in DAYS:
        yield from (f"{node} {name} is no day" for each in values if not isinstance(each.toPython(), date))
    else:
        yield from (
            f"{node} {name} is no absolute address: {each}"
            for each in values
            if not isinstance(each, rdflib.URIRef) or not str(each).startswith(("http://", "https://", "mailto:"))
        )
    if name in ONCE and len(values) > 1 and kind != FOAF.Agent:
        yield f"{node} has several {name}"
    if name in AUTHORITY:
        yield from (f"{each} is not of {AUTHORITY[name]}" for each in values if not each.startswith(AUTHORITY[name]))


def graph_of(client, form="rdf"):
    answer = client.get(f"/open-data/catalogue.{form}")
    assert answer.status_code == 200
    parser = {"rdf": "xml", "ttl": "turtle", "jsonld": "json-ld"}[form]
    return rdflib.Graph().parse(data=answer.content, format=parser)


def test_the_catalogue_is_as_dcat_ap_se_asks(client):
    network.name_network(
        name="Integrationspakten & co", city="Öda", office_email="pakten@example.org", publisher="Öda stad",
        publisher_number="5560160680", by=None,
    )  # fmt: skip
    graph = graph_of(client)
    assert faults(graph) == []
    publisher = rdflib.URIRef("http://dataportal.se/organisation/SE5560160680")
    assert graph.value(publisher, FOAF.name) == rdflib.Literal("Öda stad")
    assert set(graph.objects(None, TERMS.license)) == {rdflib.URIRef(LICENCE)}
    assert len(set(graph.subjects(rdflib.RDF.type, DCAT.Dataset))) == len(DATASETS) == 4


def test_the_validator_would_find_what_is_wrong(client):
    graph = graph_of(client)
    for name in (TERMS.title, TERMS.publisher, DCAT.accessURL, FOAF.name):
        less = rdflib.Graph()
        for triple in graph:
            if triple[1] != name:
                less.add(triple)
        assert faults(less), name


def test_the_three_forms_of_the_catalogue_say_the_same(client):
    first, *others = (set(graph_of(client, form)) for form in ("rdf", "ttl", "jsonld"))
    assert all(first == each for each in others)


def test_every_address_in_the_catalogue_answers_with_what_it_says(client, settings):
    graph = graph_of(client)
    for node in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        address = str(graph.value(node, DCAT.downloadURL)).removeprefix(settings.SITE_ADDRESS)
        answer = client.get(address)
        assert answer.status_code == 200 and answer["Content-Type"].startswith(str(graph.value(node, TERMS.format)))
    assert client.get(str(next(graph.objects(None, FOAF.page))).removeprefix(settings.SITE_ADDRESS)).status_code == 200


def rows(client, name, form="csv"):
    content = b"".join(client.get(f"/open-data/{name}.{form}").streaming_content)
    return json.loads(content) if form == "json" else list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def fill():
    make_organisation(name='Åkeriet, "Öst" & O\'Brien AB', number="5560160680", districts=[], industry="=1+1")
    make_event(title="Frukost på Åsö", in_days=-3)
    indicator = make_people_indicator()
    year = make_year(2025)
    Figure.objects.create(period=year, indicator=indicator, value=40)
    Figure.objects.create(period=year, indicator=indicator, value=4, cut="sector", group="public")
    Period.objects.filter(pk=year.pk).update(closed_at=timezone.now())
    open_year = make_year(2026)
    assert not open_year.is_closed


@pytest.mark.parametrize("name", DATASETS)
def test_csv_and_json_say_the_same_and_as_their_description(name, client):
    fill()
    described = client.get(f"/open-data/{name}.csv-metadata.json").json()
    names = [column["name"] for column in described["tableSchema"]["columns"]]
    table, objects = rows(client, name), rows(client, name, "json")
    assert table and len(table) == len(objects)
    assert list(table[0]) == list(objects[0]) == names == [field.name for field in DATASETS[name].fields]
    assert all(column["dc:description"][0]["@value"] for column in described["tableSchema"]["columns"])
    for line, each in zip(table, objects, strict=True):
        for field in DATASETS[name].fields:
            value = each[field.name]
            if field.datatype == "boolean":
                assert line[field.name] == str(value).lower()
            elif not field.is_list and field.name != "industry":
                assert line[field.name] == ("" if value is None else str(value))


def test_members_are_legal_persons_that_agreed_and_a_formula_is_harmless(client):
    make_organisation(name='Åkeriet, "Öst" & O\'Brien AB', number="5560160680", industry="=1+1")
    make_organisation(name="Enskilda Firman Ek", number=None)
    make_organisation(name="Tysta Verkstan AB", number="5560360793", may_show=False)
    make_organisation(name="Föreningen Å", number=None, sector=Organisation.Sector.CIVIL_SOCIETY)
    found = rows(client, "members")
    assert [each["name"] for each in found] == ["Föreningen Å", 'Åkeriet, "Öst" & O\'Brien AB']
    assert found[1]["industry"] == "'=1+1"
    assert rows(client, "members", "json")[1]["industry"] == "=1+1"
    assert "5560160680" not in str(found)


def test_a_member_has_its_districts_and_the_address_of_its_page(client, settings):
    own = make_organisation(number="5560160680")
    for name in ("Södermalm", "Farsta"):
        own.districts.add(network.add_district(name=name, valid_from=date(2023, 7, 1), by=None))
    make_organisation(number="5560360793").districts.add(own.districts.get(name="Farsta"))
    found = {each["slug"]: each for each in rows(client, "members")}[own.slug]
    assert set(found["districts"].split("|")) == {"Farsta", "Södermalm"}
    assert found["page"] == settings.SITE_ADDRESS + own.get_absolute_url()


def test_a_unit_of_somebody_who_may_be_a_person_is_no_member_of_the_data(client):
    person, company = make_organisation(name="Ek"), make_organisation(name="Bo AB", number="5560160680")
    for whole in (person, company):
        unit = make_organisation(name=f"Butiken hos {whole.name}")
        Organisation.objects.filter(pk=unit.pk).update(part_of=whole)
    for each in Organisation.objects.all():
        listed = Organisation.objects.legal_persons().filter(pk=each.pk).exists()
        assert each.is_legal_person == listed, each
    assert [each["name"] for each in rows(client, "members")] == ["Bo AB", "Butiken hos Bo AB"]


def test_events_are_those_that_everybody_may_see(client):
    host = make_organisation(name="Enskilda Firman Ek", number=None)
    make_event(title="Öppen frukost", host=host)
    make_event(title="Slutet möte", for_everybody=False)
    make_event(title="Utkast", published=False)
    [found] = rows(client, "events", "json")
    assert found["title"] == "Öppen frukost" and found["host"] == ""
    assert found["starts_at"][-6] in "+-"


def test_outcomes_are_of_closed_periods_and_tell_no_few(client):
    fill()
    Indicator.objects.create(
        goal=Indicator.objects.get().goal, key="hemlig", name_sv="Hemlig", name_en="Secret", unit="people",
        source="counted", measure="members", is_public=False,
    )  # fmt: skip
    found = rows(client, "outcomes")
    assert {each["period"] for each in found} == {"2025"}
    assert {each["indicator"] for each in found} == {"employed"}
    assert all(each["value"] not in ("1", "2", "3", "4") for each in found)
    assert [each["key"] for each in rows(client, "indicators")] == ["employed"]


def test_who_has_the_file_is_told_that_it_still_holds(client):
    make_organisation(number="5560160680")
    answer = client.get("/open-data/members.csv")
    assert answer["Access-Control-Allow-Origin"] == "*" and "max-age" in answer["Cache-Control"]
    assert int(answer["Content-Length"]) == len(b"".join(answer.streaming_content))
    again = client.get("/open-data/members.csv", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and not again.content
    make_organisation(number="5560360793")
    assert client.get("/open-data/members.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 200
    assert client.head("/open-data/members.csv").status_code == 200


def test_an_unknown_file_is_not_found_and_nothing_can_be_sent(client):
    for name in ("people.csv", "members.xml", "catalogue.csv", "members.csv-metadata.xml"):
        assert client.get(f"/open-data/{name}").status_code == 404, name
    assert client.post("/open-data/members.csv").status_code == 405


def test_who_fetches_too_often_is_asked_to_wait(client):
    answers = [client.get("/open-data/members.csv-metadata.json").status_code for _n in range(62)]
    assert answers[0] == 200 and answers[-1] == 429


def test_the_page_says_in_plain_words_what_there_is(client):
    page = client.get("/open-data/").content.decode()
    for words in ("Öppna data", "CC0", "/open-data/members.csv", "RFC 4180", "catalogue.rdf", "joined_on"):
        assert words in page, words
    assert "/open-data/" in client.get("/").content.decode()
