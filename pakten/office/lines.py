"""The journal in words: one sentence for each kind of line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SENTENCES = {
    "network.name_network": gettext_lazy("%(who)s named the network %(what)s"),
    "network.add_district": gettext_lazy("%(who)s added the district %(what)s"),
    "network.know": gettext_lazy("%(who)s added %(what)s"),
    "network.join_team": gettext_lazy("%(who)s took %(what)s into the city's team"),
    "network.welcome_member": gettext_lazy("%(who)s welcomed %(what)s as a member"),
    "network.add_contact": gettext_lazy("%(who)s added a contact person for %(what)s"),
    "network.upload_members": gettext_lazy("%(who)s read in the register %(what)s"),
    "network.decide_doubts": gettext_lazy("%(who)s said which members are meant in the register %(what)s"),
    "network.import_members": gettext_lazy("%(who)s took in the register %(what)s"),
    "network.undo_import": gettext_lazy("%(who)s undid the import of %(what)s"),
    "events.draft": gettext_lazy("%(who)s drafted the event %(what)s"),
    "events.publish": gettext_lazy("%(who)s published the event %(what)s"),
    "events.cancel": gettext_lazy("%(who)s cancelled the event %(what)s"),
    "mingle.make": gettext_lazy("%(who)s began the mingle %(what)s"),
    "mingle.upload": gettext_lazy("%(who)s read in a list for %(what)s"),
    "mingle.choose_columns": gettext_lazy("%(who)s said what the columns mean in the list for %(what)s"),
    "mingle.mend": gettext_lazy("%(who)s mended the list for %(what)s"),
    "mingle.take_row_back": gettext_lazy("%(who)s took a change back in the list for %(what)s"),
    "mingle.take_in": gettext_lazy("%(who)s took the people of the list into %(what)s"),
    "mingle.plan": gettext_lazy("%(who)s put people together for %(what)s"),
    "mingle.undo": gettext_lazy("%(who)s undid a step for %(what)s"),
    "mingle.publish": gettext_lazy("%(who)s published who meets whom at %(what)s"),
    "mingle.remove": gettext_lazy("%(who)s removed the mingle %(what)s"),
    "office.retry_letter": gettext_lazy("%(who)s let a letter be tried anew"),
    "network.draft_agreement": gettext_lazy("%(who)s drafted the agreement %(what)s"),
    "network.change_agreement": gettext_lazy("%(who)s changed the agreement %(what)s"),
    "network.add_commitment": gettext_lazy("%(who)s added a promise to the agreement %(what)s"),
    "network.change_commitment": gettext_lazy("%(who)s changed a promise in the agreement %(what)s"),
    "network.remove_commitment": gettext_lazy("%(who)s removed a promise from the agreement %(what)s"),
    "network.send_agreement": gettext_lazy("%(who)s sent the agreement %(what)s for signing"),
    "network.sign_agreement": gettext_lazy("%(who)s noted that the agreement %(what)s is signed"),
    "network.attach_document": gettext_lazy("%(who)s added the signed paper to the agreement %(what)s"),
    "network.report_delivery": gettext_lazy("%(who)s told what is delivered of the agreement %(what)s"),
    "network.end_agreement": gettext_lazy("%(who)s ended the agreement %(what)s"),
    "network.cancel_agreement": gettext_lazy("%(who)s cancelled the agreement %(what)s"),
    "network.write_front_page": gettext_lazy("%(who)s changed the words on the first page of %(what)s"),
    "network.end_district": gettext_lazy("%(who)s ended the district %(what)s"),
    "network.add_level": gettext_lazy("%(who)s added the level %(what)s"),
    "network.rename_level": gettext_lazy("%(who)s changed the level %(what)s"),
    "network.remove_level": gettext_lazy("%(who)s removed the level %(what)s"),
    "network.change_level": gettext_lazy("%(who)s changed the level of %(what)s"),
    "plan.add_goal": gettext_lazy("%(who)s added the goal %(what)s"),
    "plan.change_goal": gettext_lazy("%(who)s changed the goal %(what)s"),
    "plan.remove_goal": gettext_lazy("%(who)s removed the goal %(what)s"),
}


def sentence(line):
    """What was done, by whom and to what; a kind of line nobody has written a sentence for is shown by its name."""
    words = {"who": line.by_name or _("The system"), "what": line.subject_name or "–"}
    if line.verb in SENTENCES:
        return SENTENCES[line.verb] % words
    return f"{words['who']}: {line.verb} {words['what']}"
