"""Agreements: the parties' pages and the team's."""

from django.core.files.base import ContentFile

from pakten.network import agreeing
from tests.addresses import SIGN_IN, TEAM
from tests.makers_agreements import PDF, make_agreement

PARTIES = (SIGN_IN, 404, 200, 200, 200)
NAMES = ["change", "send", "sign", "attach", "end", "cancel", "add_commitment"]
PAGES = {
    "agreements:ours": (SIGN_IN, 200, 200, 302, 302),
    "agreements:agreement": (SIGN_IN, 404, 200, 302, 302),
    "agreements:document": PARTIES,
    "agreements:report": PARTIES,
    "agreements_office:agreements": TEAM,
    "agreements_office:table": TEAM,
    "agreements_office:draft": TEAM,
    "agreements_office:agreement": TEAM,
    **{f"agreements_office:{name}": TEAM for name in NAMES},
    "agreements_office:change_commitment": TEAM,
    "agreements_office:remove_commitment": TEAM,
}


def make(own):
    agreement = make_agreement(parties=[own])
    agreeing.attach_document(agreement=agreement, document=ContentFile(PDF, "a.pdf"), by=None)
    one, promise = [agreement.pk], [agreement.pk, agreement.commitments.get().pk]
    return {
        **{name: one for name in PAGES if name.split(":")[1] in (*NAMES, "agreement", "document")},
        **{
            name: promise
            for name in PAGES
            if name.split(":")[1] in ("report", "change_commitment", "remove_commitment")
        },
        "agreements_office:table": ["csv"],
    }
