from pakten.results.models.annual import AnnualReport, Edition, Remark, Section
from pakten.results.models.member_reports import MemberReport, SentReport
from pakten.results.models.periods import Correction, ExternalEntry, ExternalFigure, Figure, Period
from pakten.results.models.publications import Publication
from pakten.results.models.threads import ToldThread

__all__ = [
    "AnnualReport",
    "Correction",
    "Edition",
    "ExternalEntry",
    "ExternalFigure",
    "Figure",
    "MemberReport",
    "Period",
    "Publication",
    "Remark",
    "Section",
    "SentReport",
    "ToldThread",
]
