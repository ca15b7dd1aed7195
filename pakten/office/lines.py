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
    "events.change": gettext_lazy("%(who)s changed the event %(what)s"),
    "events.set_programme": gettext_lazy("%(who)s wrote the programme of %(what)s"),
    "events.register": gettext_lazy("%(who)s registered to %(what)s"),
    "events.change_registration": gettext_lazy("%(who)s changed a registration to %(what)s"),
    "events.cancel_registration": gettext_lazy("%(who)s cancelled a registration to %(what)s"),
    "events.accept_offer": gettext_lazy("%(who)s took a place that was offered at %(what)s"),
    "events.offer_next": gettext_lazy("%(who)s offered free places at %(what)s to the queue"),
    "events.expire_offers": gettext_lazy("%(who)s passed on offers that ran out at %(what)s"),
    "events.hold_seats": gettext_lazy("%(who)s changed how many places are held at %(what)s"),
    "events.change_capacity": gettext_lazy("%(who)s changed the number of places at %(what)s"),
    "events.move_in_queue": gettext_lazy("%(who)s moved somebody in the queue to %(what)s"),
    "office.retry_letter": gettext_lazy("%(who)s let a letter be tried anew"),
}


def sentence(line):
    """What was done, by whom and to what; a kind of line nobody has written a sentence for is shown by its name."""
    words = {"who": line.by_name or _("The system"), "what": line.subject_name or "–"}
    if line.verb in SENTENCES:
        return SENTENCES[line.verb] % words
    return f"{words['who']}: {line.verb} {words['what']}"
