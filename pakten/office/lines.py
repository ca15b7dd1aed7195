"""The journal in words: one sentence for each kind of line."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network import protected

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
    "events.set_picture": gettext_lazy("%(who)s changed the picture of %(what)s"),
    "events.erase_needs": gettext_lazy("%(who)s erased what people needed at %(what)s, as it is over"),
    "events.invite": gettext_lazy("%(who)s invited people to %(what)s"),
    "events.remind_invited": gettext_lazy("%(who)s reminded people who were invited to %(what)s"),
    "events.decline_invitation": gettext_lazy("Somebody said no thanks to an invitation to %(what)s"),
    "events.change_reminders": gettext_lazy("%(who)s changed the reminders of %(what)s"),
    "events.remind": gettext_lazy("%(who)s reminded those who have a place at %(what)s"),
    "events.change_feed_address": gettext_lazy("%(who)s got a new address for their own calendar"),
    "events.move_in_queue": gettext_lazy("%(who)s moved somebody in the queue to %(what)s"),
    "collaborations.open_lead": gettext_lazy("%(who)s wrote down the lead %(what)s"),
    "collaborations.plan_next": gettext_lazy("%(who)s set the next step for %(what)s"),
    "collaborations.tell": gettext_lazy("%(who)s noted what happened with %(what)s"),
    "collaborations.take_step": gettext_lazy("%(who)s took a step with %(what)s"),
    "collaborations.move": gettext_lazy("%(who)s moved %(what)s on"),
    "collaborations.add_outcome": gettext_lazy("%(who)s told what %(what)s led to"),
    "collaborations.add_party": gettext_lazy("%(who)s added a member to %(what)s"),
    "surveys.make": gettext_lazy("%(who)s began the evaluation %(what)s"),
    "surveys.add_question": gettext_lazy("%(who)s added a question to the evaluation %(what)s"),
    "surveys.remove_question": gettext_lazy("%(who)s removed a question from the evaluation %(what)s"),
    "surveys.send": gettext_lazy("%(who)s sent the evaluation %(what)s"),
    "surveys.remind": gettext_lazy("%(who)s reminded those who had not answered the evaluation %(what)s"),
    "surveys.close": gettext_lazy("%(who)s closed the evaluation %(what)s"),
    "network.publish_page": gettext_lazy("%(who)s changed the page of %(what)s"),
    "network.set_logo": gettext_lazy("%(who)s gave %(what)s a logo"),
    "network.remove_logo": gettext_lazy("%(who)s removed the logo of %(what)s"),
    "network.invite": gettext_lazy("%(who)s invited a colleague to %(what)s"),
    "network.send_again": gettext_lazy("%(who)s sent an invitation to %(what)s again"),
    "network.revoke": gettext_lazy("%(who)s took back an invitation to %(what)s"),
    "network.accept": gettext_lazy("%(who)s became a contact person for %(what)s"),
    "network.hand_over": gettext_lazy("%(who)s chose a new first contact for %(what)s"),
    "network.leave": gettext_lazy("%(who)s left as a contact person for %(what)s"),
    "network.remove_contact": gettext_lazy("%(who)s removed a contact person for %(what)s"),
    "home.choose_letters": gettext_lazy("%(who)s chose which letters to get"),
    "home.decline_letters": gettext_lazy("Somebody declined letters by the link in one"),
    "home.accept_letters": gettext_lazy("Somebody wanted letters again, by the link in one"),
    "network.rename": gettext_lazy("%(who)s put the name %(what)s right"),
    "network.ask_for_email": gettext_lazy("%(who)s asked for another address for %(what)s"),
    "network.change_email": gettext_lazy("%(who)s changed the address of %(what)s"),
    "network.export_person": gettext_lazy("%(who)s took home what we hold on %(what)s"),
    "network.forget": gettext_lazy("%(who)s forgot a person"),
    "network.protect": gettext_lazy("%(who)s put a person under protection"),
    "network.end_protection": gettext_lazy("%(who)s ended the protection of a person"),
    "office.retry_letter": gettext_lazy("%(who)s let a letter be tried anew"),
    "network.add_key": gettext_lazy("%(who)s added a passkey for %(what)s"),
    "network.name_key": gettext_lazy("%(who)s renamed a passkey of %(what)s"),
    "network.remove_key": gettext_lazy("%(who)s removed a passkey of %(what)s"),
    "network.sign_out_everywhere": gettext_lazy("%(who)s signed %(what)s out everywhere"),
    "network.change_role": gettext_lazy("%(who)s changed the role of %(what)s in the team"),
    "network.leave_team": gettext_lazy("%(who)s took %(what)s out of the team"),
    "network.hand_over_portfolio": gettext_lazy("%(who)s handed over the members of %(what)s"),
    "network.submit": gettext_lazy("%(what)s applied to become a member"),
    "network.complete": gettext_lazy("%(what)s completed its application"),
    "network.withdraw": gettext_lazy("%(what)s withdrew its application"),
    "network.ask_for_more": gettext_lazy("%(who)s asked %(what)s to complete its application"),
    "network.approve": gettext_lazy("%(who)s approved the application of %(what)s"),
    "network.decline": gettext_lazy("%(who)s declined the application of %(what)s"),
    "network.reopen": gettext_lazy("%(who)s reopened the application of %(what)s"),
    "network.assign": gettext_lazy("%(who)s chose who takes care of the application of %(what)s"),
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
    "home.report_obstacle": gettext_lazy("Somebody told of an obstacle on the website"),
    "plan.remove_goal": gettext_lazy("%(who)s removed the goal %(what)s"),
    "office.change_days": gettext_lazy("%(who)s changed for how many days we keep %(what)s"),
    "office.dispose": gettext_lazy("%(who)s let go of what %(what)s had kept long enough"),
    "surveys.plan": gettext_lazy("%(who)s changed when the evaluation %(what)s is sent"),
    "surveys.change_question": gettext_lazy("%(who)s changed a question of the evaluation %(what)s"),
    "surveys.move_up": gettext_lazy("%(who)s changed the order of the questions of the evaluation %(what)s"),
    "api.make_token": gettext_lazy("%(who)s made the API token %(what)s"),
    "api.withdraw_token": gettext_lazy("%(who)s withdrew the API token %(what)s"),
    "events.check_in": gettext_lazy("%(who)s checked people in to %(what)s"),
    "events.undo_check_in": gettext_lazy("%(who)s undid a check-in to %(what)s"),
    "events.mark_no_shows": gettext_lazy("%(who)s wrote down who did not come to %(what)s"),
    "events.open_door": gettext_lazy("%(who)s made a link for helpers at the door of %(what)s"),
    "events.close_door": gettext_lazy("%(who)s took back the helpers' link to the door of %(what)s"),
    "events.print_badges": gettext_lazy("%(who)s printed badges for %(what)s"),
}


def sentence(line):
    """What was done, by whom and to what; a kind of line nobody has written a sentence for is shown by its name."""
    somebody = _("A person") if line.by_id is not None else _("The system")
    something = _("a person") if line.subject_kind == "network.person" else "–"
    words = {"who": line.by_name or somebody, "what": line.subject_name or something}
    if line.verb in SENTENCES:
        return SENTENCES[line.verb] % words
    return f"{words['who']}: {line.verb} {words['what']}"


def shown(lines):
    """[(line, sentence, changes)] for a page: people under protection are "a person", also in old lines."""
    mask = protected.mask()
    return [
        (line, sentence(line), [tuple(map(mask, change)) for change in changes(line)])
        for line in protected.unnamed(lines)
    ]


def changes(line):
    """What a line says was changed, as (label, before, after): {"fields": {"about": ["Vi kör.", "Vi åker."]}}."""
    fields = line.details.get("fields")
    if not isinstance(fields, dict):
        return []
    pairs = [(name, pair) for name, pair in fields.items() if isinstance(pair, list) and len(pair) == 2]
    return [_change(_field(line.subject_kind, name), name, *pair) for name, pair in pairs]


def _change(field, name, before, after):
    label = str(field.verbose_name) if field else name
    choices = dict(getattr(field, "choices", None) or [])
    return label[:1].upper() + label[1:], _value(before, choices), _value(after, choices)


def _field(kind, name):
    try:
        return apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def _value(value, choices):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return str(choices.get(value, value)) if value not in (None, "") else "–"
