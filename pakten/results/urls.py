"""Addresses under `results/`, and the team's under `office/results/`."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from pakten.results.office import annual as annual_office
from pakten.results.office import annual_extracts as extracts_office
from pakten.results.office import dashboard, figures, indicators, periods
from pakten.results.office import member_reports as office_reports
from pakten.results.office import threads as office_threads
from pakten.results.views import annual, member_reports, open_data, public, threads


class ToldPeriod(StringConverter):
    """A period by its name in addresses: 2026, 2026-h1, 2026-t2."""

    regex = "[0-9]{4}(?:-[ht][1-3])?"


register_converter(ToldPeriod, "told_period")

app_name = "results"
urlpatterns = [
    path("", public.results, name="results"),
    path("annual/", annual.annual_reports, name="annual_reports"),
    path("annual/<slug:slug>/", annual.annual_report, name="annual_report"),
    path("annual/<slug:slug>/<int:number>/", annual.annual_edition, name="annual_edition"),
    path("annual/<slug:slug>/<int:number>/report.pdf", annual.annual_pdf, name="annual_pdf"),
    path("threads/", threads.threads, name="threads"),
    path("threads/<slug:slug>/", threads.thread, name="thread"),
    path("<told_period:slug>/", public.period, name="period"),
    path("<told_period:slug>/<slug:key>/", public.figure, name="figure"),
    path("our/<slug:slug>/", member_reports.our_reports, name="our_reports"),
    path("our/<slug:slug>/<slug:year>/", member_reports.our_report, name="our_report"),
    path("our/<slug:slug>/<slug:year>/certificate.pdf", member_reports.certificate, name="certificate"),
]
office_urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("goals/", indicators.structure, name="structure"),
    re_path(r"^goals/goals-and-indicators\.(?P<kind>xlsx|csv)$", indicators.structure_table, name="structure_table"),
    path("indicators/add/", indicators.add_indicator, name="add_indicator"),
    path("indicators/add/<int:pk>/", indicators.add_indicator, name="add_indicator_to"),
    path("indicators/<slug:key>/", indicators.indicator, name="indicator"),
    path("indicators/<slug:key>/change/", indicators.change_indicator, name="change_indicator"),
    path("indicators/<slug:key>/targets/", indicators.targets, name="targets"),
    path("indicators/<slug:key>/move/", indicators.move_indicator, name="move_indicator"),
    path("periods/", periods.periods, name="periods"),
    path("periods/open/", periods.open_period, name="open_period"),
    path("periods/<slug:slug>/", periods.period, name="period"),
    path("periods/<slug:slug>/close/", periods.close_period, name="close_period"),
    path("figures/correct/<int:pk>/", figures.correct, name="correct"),
    path("figures/<slug:slug>/<slug:key>/", figures.figure, name="figure"),
    path("figures/<slug:slug>/<slug:key>/enter/", figures.enter, name="enter"),
    path("threads/", office_threads.threads, name="threads"),
    path("threads/<int:pk>/", office_threads.thread, name="thread"),
    path("threads/<int:pk>/indicators/", office_threads.feed, name="feed_thread"),
    path("threads/<int:pk>/tell/", office_threads.tell, name="tell_thread"),
    path("threads/<int:pk>/switch/", office_threads.switch, name="switch_thread"),
    path("annual/", annual_office.annual_reports, name="annual_reports"),
    path("annual/extracts/", extracts_office.annual_extracts, name="annual_extracts"),
    path("annual/extracts/<int:pk>/", extracts_office.annual_extract, name="annual_extract"),
    path("annual/extracts/<int:pk>/figures.xlsx", extracts_office.annual_extract_file, name="annual_extract_file"),
    path("annual/<slug:slug>/", annual_office.annual_report, name="annual_report"),
    path("annual/<slug:slug>/add/", annual_office.annual_add_section, name="annual_add_section"),
    path("annual/<slug:slug>/sections/<int:pk>/", annual_office.annual_section, name="annual_section"),
    path("annual/<slug:slug>/sections/<int:pk>/deed/", annual_office.annual_section_deed, name="annual_section_deed"),
    path("annual/<slug:slug>/draft-again/", annual_office.annual_redraft, name="annual_redraft"),
    path("annual/<slug:slug>/preview/", annual_office.annual_preview, name="annual_preview"),
    path("annual/<slug:slug>/preview.pdf", annual_office.annual_preview_pdf, name="annual_preview_pdf"),
    path("annual/<slug:slug>/publish/", annual_office.annual_publish, name="annual_publish"),
    path("annual/<slug:slug>/<int:number>/take-back/", annual_office.annual_unpublish, name="annual_unpublish"),
    path("reports/", office_reports.reports, name="reports"),
    re_path(r"^reports/reports\.(?P<kind>xlsx|csv)$", office_reports.reports_table, name="reports_table"),
    path("reports/<int:pk>/", office_reports.report, name="report"),
    path("reports/<int:pk>/approve/", office_reports.approve_report, name="approve_report"),
    path("reports/<int:pk>/return/", office_reports.return_report, name="return_report"),
    path("reports/of/<slug:slug>/ask/", office_reports.ask, name="ask_reports"),
    path("reports/of/<slug:slug>/remind/", office_reports.remind, name="remind_reports"),
]
open_data_urlpatterns = [  # in one language, under `open-data/`: what programs read
    re_path(r"^catalogue\.(?P<form>rdf|ttl|jsonld)$", open_data.catalogue, name="catalogue"),
    re_path(r"^(?P<name>[a-z]+)\.(?P<form>csv|json)$", open_data.dataset, name="dataset"),
    re_path(r"^(?P<name>[a-z]+)\.csv-metadata\.json$", open_data.fields, name="fields"),
]
open_data_page_urlpatterns = [path("", open_data.page, name="page")]  # in both languages: what people read
