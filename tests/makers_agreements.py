"""Helpers that make agreements."""

from django.utils import timezone

from pakten.network import agreeing
from pakten.network.models import Agreement
from tests.makers import make_organisation

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def make_agreement(
    *, parties=None, kind=Agreement.Kind.JOB_PARTNER, title="Jobb & språk i Järva", signed=True, **details
):
    """An agreement of one party with a promise of ten placements, signed today."""
    parties = parties or [make_organisation()]
    agreement = agreeing.draft_agreement(kind=kind, title=title, parties=parties, by=None, **details)
    agreeing.add_commitment(
        agreement=agreement, text="Tio APL-platser i vården", number=10, unit="platser", party=parties[0], by=None
    )
    if signed:
        agreement = agreeing.sign_agreement(agreement=agreement, signed_on=timezone.localdate(), by=None)
    return agreement
