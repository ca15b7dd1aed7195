"""A report on paper, its quotes, and the table for the city's own system."""

import io
import re
import zlib

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import override

from pakten.network import protecting
from pakten.results import actions, annual_prints
from pakten.results.annual.content import content
from pakten.results.models import Remark, Section
from pakten.surveys.models import Question, Response, Survey
from tests.makers import make_organisation, make_person
from tests.makers_annual import YEAR, make_annual_report, make_figure, make_indicator, make_year

pytestmark = pytest.mark.django_db


def unpacked(paper):
    """All that a PDF holds, its packed streams too, to look for words of the format in."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.S)
    found = [paper]
    for each in streams:
        try:
            found.append(zlib.decompress(each))
        except zlib.error:
            found.append(each)
    return b"\n".join(found)


def test_the_paper_is_tagged_with_contents_headers_and_words_for_its_pictures(client):
    make_organisation(name="Åkeriet Öst AB")
    report = make_annual_report()
    edition = actions.publish_report(report=report, by=None)
    for language, lang in (("", b"sv"), ("/en", b"en")):
        answer = client.get(language + reverse("results:annual_pdf", args=[report.slug, edition.number]))
        paper = b"".join(answer.streaming_content)
        inside = unpacked(paper)
        assert answer["Content-Type"] == "application/pdf" and paper.startswith(b"%PDF")
        assert b"pdfuaid:part>1" in inside  # PDF/UA-1, which typst refuses to write when something lacks
        assert b"/Marked true" in inside and b"/Lang(" + lang in inside
        for tag in (b"/Title", b"/TOC", b"/H1", b"/Table", b"/TH", b"/Figure", b"/Alt"):
            assert tag in inside, tag
    # A second edition has files of its own.
    again = actions.publish_report(report=report, by=None)
    assert again.number == 2 and again.pdf_sv.name != edition.pdf_sv.name


def test_a_paper_survives_what_people_write():
    report = make_annual_report()
    words = "#pagebreak() *å* _é_ $x$ <b>O'Brien</b> @ref \\ [x] 李"
    actions.add_section(report=report, heading_sv=words, text_sv=words, heading_en="E", text_en="E", by=None)
    for each in report.sections.all():
        actions.leave_out_section(section=each, by=None) if each.key != report.sections.last().key else None
    for language in ("sv", "en"):
        told = content(report, is_so_far=True)
        assert annual_prints.draft_paper(told, language=language).startswith(b"%PDF")


def make_evaluation(*words, may_quote=True, held_on=f"{YEAR}-05-05"):
    survey = Survey.objects.create(title="Efter mötet", held_on=held_on, state=Survey.State.CLOSED)
    question = Question.objects.create(
        survey=survey, place=1, kind=Question.Kind.WORDS, text_sv="Vad?", text_en="What?"
    )
    for text in words:
        Response.objects.create(survey=survey, answers={str(question.pk): text}, may_quote=may_quote)
    return survey


LONG = "Jag hittade någon som har det vi saknar, nummer %s."


def test_only_quotes_with_permission_from_many_enough_stand_in_a_report(office):
    protecting.protect(person=make_person(name="Anna Skyddad"), by=None)
    make_evaluation(*(LONG % n for n in range(8)), LONG % "Anna Skyddad")
    make_evaluation(*(LONG % f"x{n}" for n in range(6)), may_quote=False)
    make_evaluation(*(LONG % f"få{n}" for n in range(4)))
    report = actions.draft_report(period=make_year(), by=None)
    part = report.sections.get(kind=Section.Kind.QUOTES)
    assert {each["text"] for each in part.items} == {LONG % n for n in range(8)}
    assert len(part.told_items) == 6  # the office takes in more, or others
    place = reverse("results_office:annual_section", args=[report.slug, part.pk])
    seen = re.search(r'name="seen" value="([^"]+)"', office.get(place).content.decode())[1]
    chosen = part.items[7]["key"]
    office.post(place, {**part.words, "shown": [chosen], "seen": seen})
    part.refresh_from_db()
    assert [each["key"] for each in part.told_items] == [chosen]
    Response.objects.all().update(may_quote=False)
    with pytest.raises(actions.NotReady) as stopped:
        actions.publish_report(report=report, by=None)
    assert any("utan tillstånd" in each.words for each in stopped.value.checks)


def rows_of(answer):
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_the_city_gets_a_row_for_each_public_indicator_with_what_the_office_says(office):
    period = make_year()
    share = make_indicator(key="recommend", name_sv="Skulle rekommendera", unit="percent", definition_sv="9 eller 10.")
    make_figure(share, period, "87.5", n=54, target=85)
    make_figure(make_indicator(key="employed", name_sv="Anställda", unit="people"), period, 3)
    make_figure(make_indicator(key="secret", is_public=False), period, 12)
    place = reverse("results_office:annual_extract", args=[period.pk])
    office.post(place, {f"remark_{share.pk}": "=Svaren kom sent"})
    assert Remark.objects.get().text == "=Svaren kom sent"
    assert "900101-2389" in office.post(place, {f"remark_{share.pk}": "Om 900101-2389"}).content.decode()
    headings, *rows = rows_of(office.get(reverse("results_office:annual_extract_file", args=[period.pk])))
    assert headings[0] == "Nyckel" and headings[-1] == "Kommentar" and len(headings) == 9
    told = {row[0]: row for row in rows}
    assert set(told) == {"recommend", "employed"}
    name = str(period)
    expected = ["recommend", "Skulle rekommendera", "9 eller 10.", "procent", name, 85, 87.5, 54, "=Svaren kom sent"]
    assert told["recommend"] == expected
    assert told["employed"][6] in (None, "visas inte")
    office.post(place, {f"remark_{share.pk}": ""})
    assert not Remark.objects.exists()


def test_who_reads_a_figure_in_english_gets_it_in_english(office):
    report = make_annual_report()
    page = office.get("/en" + reverse("results_office:annual_preview", args=[report.slug])).content.decode()
    assert "Work placements: 283. The target was 250: reached." in page
    with override("en"):
        assert f"Annual report {YEAR}" in page and "31 December" in page
