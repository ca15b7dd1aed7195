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
    "mingle.draw_room": gettext_lazy("%(who)s drew the room of %(what)s"),
    "mingle.seat": gettext_lazy("%(who)s put the tables of %(what)s in the room"),
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
    "plan.move_goal": gettext_lazy("%(who)s changed the order of the goals"),
    "plan.add_indicator": gettext_lazy("%(who)s added the indicator %(what)s"),
    "plan.change_indicator": gettext_lazy("%(who)s changed the indicator %(what)s"),
    "plan.set_targets": gettext_lazy("%(who)s set targets for the indicator %(what)s"),
    "plan.move_indicator": gettext_lazy("%(who)s changed the order of the indicators"),
    "results.add_period": gettext_lazy("%(who)s began to follow up %(what)s"),
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
    "events.set_partners": gettext_lazy("%(who)s changed which members are partners of %(what)s"),
    "mingle.change": gettext_lazy("%(who)s changed the mingle %(what)s"),
    "mingle.order": gettext_lazy("%(who)s asked for a plan of the mingle %(what)s"),
    "mingle.stop": gettext_lazy("%(who)s stopped the planning of the mingle %(what)s"),
    "mingle.put_on_bench": gettext_lazy("%(who)s put an earlier plan of the mingle %(what)s on the workbench"),
    "mingle.exchange_contacts": gettext_lazy("Two people who met at %(what)s both wanted to go on"),
    "mingle.let_meet_again": gettext_lazy("%(who)s chose whether those who have met may meet again at %(what)s"),
    "events.take_wishes": gettext_lazy("%(who)s changed whether those who come to %(what)s are asked what they wish"),
    "mingle.say_wishes": gettext_lazy("%(who)s said what they wish of %(what)s"),
    "mingle.take_in_registered": gettext_lazy("%(who)s took those who are registered into %(what)s"),
    "mingle.ask_for_wishes": gettext_lazy("%(who)s asked people what they wish of %(what)s"),
    "mingle.close_wishes": gettext_lazy("%(who)s changed until when wishes can be said for %(what)s"),
    "mingle.start": gettext_lazy("%(who)s started the mingle %(what)s"),
    "mingle.pause": gettext_lazy("%(who)s paused the mingle %(what)s"),
    "mingle.resume": gettext_lazy("%(who)s let the mingle %(what)s go on"),
    "mingle.extend": gettext_lazy("%(who)s gave more time at the mingle %(what)s"),
    "mingle.skip": gettext_lazy("%(who)s went on to the next step at the mingle %(what)s"),
    "mingle.back": gettext_lazy("%(who)s went back a step at the mingle %(what)s"),
    "mingle.end": gettext_lazy("%(who)s ended the mingle %(what)s"),
    "mingle.reset": gettext_lazy("%(who)s set the mingle %(what)s back to its beginning"),
    "mingle.open_screen": gettext_lazy("%(who)s made a link to a second screen for %(what)s"),
    "mingle.set_times": gettext_lazy("%(who)s changed the times of the mingle %(what)s"),
    "mingle.mark_gone": gettext_lazy("%(who)s marked that somebody is not at the mingle %(what)s"),
    "mingle.mark_here": gettext_lazy("%(who)s marked that somebody is at the mingle %(what)s after all"),
    "mingle.add_walk_in": gettext_lazy("%(who)s added somebody at the mingle %(what)s"),
    "mingle.add_from_door": gettext_lazy("%(who)s added those who came by the door to the mingle %(what)s"),
    "mingle.follow": gettext_lazy("%(who)s planned the coming rounds of the mingle %(what)s for those who are there"),
    "mingle.take_back": gettext_lazy("%(who)s took back the last change at the mingle %(what)s"),
    "plan.open_plan": gettext_lazy("%(who)s began the activity plan of %(what)s"),
    "plan.open_consultation": gettext_lazy("%(who)s asked members about the activity plan of %(what)s"),
    "plan.say": gettext_lazy("%(who)s said something about the activity plan of %(what)s"),
    "plan.decide": gettext_lazy("%(who)s wrote down the decision on the activity plan of %(what)s"),
    "plan.close_plan": gettext_lazy("%(who)s closed the activity plan of %(what)s"),
    "plan.reopen_plan": gettext_lazy("%(who)s opened the activity plan of %(what)s again"),
    "plan.copy_activities": gettext_lazy("%(who)s copied activities to the activity plan of %(what)s"),
    "plan.add_activity": gettext_lazy("%(who)s wrote down the activity %(what)s"),
    "plan.change_activity": gettext_lazy("%(who)s changed the activity %(what)s"),
    "plan.move_activity": gettext_lazy("%(who)s said how it goes with the activity %(what)s"),
    "network.leave_network": gettext_lazy("%(who)s noted that %(what)s has left the network"),
    "network.return_to_network": gettext_lazy("%(who)s noted that %(what)s is back in the network"),
    "results.close": gettext_lazy("%(who)s closed %(what)s and froze its figures"),
    "results.correct": gettext_lazy("%(who)s corrected the figure %(what)s"),
    "results.enter": gettext_lazy("%(who)s entered the figure %(what)s"),
    "results.draft_report": gettext_lazy("%(who)s drafted the report %(what)s"),
    "results.draft_report_again": gettext_lazy("%(who)s drafted the report %(what)s again"),
    "results.change_section": gettext_lazy("%(who)s changed the section %(what)s of a report"),
    "results.add_section": gettext_lazy("%(who)s added the section %(what)s to a report"),
    "results.move_section": gettext_lazy("%(who)s moved the section %(what)s of a report"),
    "results.leave_out_section": gettext_lazy("%(who)s left the section %(what)s out of a report"),
    "results.take_in_section": gettext_lazy("%(who)s took the section %(what)s into a report again"),
    "results.restore_section": gettext_lazy("%(who)s took the draft's words for the section %(what)s again"),
    "results.remove_section": gettext_lazy("%(who)s removed the section %(what)s of a report"),
    "results.publish_report": gettext_lazy("%(who)s published %(what)s"),
    "results.unpublish_report": gettext_lazy("%(who)s took back %(what)s"),
    "results.remark": gettext_lazy("%(who)s commented on the figures of %(what)s"),
    "collaborations.say_indicator": gettext_lazy("%(who)s said which indicator a result of %(what)s is a part of"),
    "results.write_thread": gettext_lazy("%(who)s wrote how the thread %(what)s is told"),
    "results.tell_thread": gettext_lazy("%(who)s told the thread %(what)s to everybody"),
    "results.untell_thread": gettext_lazy("%(who)s took the thread %(what)s away from the public pages"),
    "results.save_report": gettext_lazy("%(who)s wrote in the report %(what)s"),
    "results.send_report": gettext_lazy("%(who)s sent the report %(what)s"),
    "results.return_report": gettext_lazy("%(who)s returned the report %(what)s with a question"),
    "results.approve_report": gettext_lazy("%(who)s approved the report %(what)s"),
    "results.ask_reports": gettext_lazy("%(who)s asked the members to report %(what)s"),
    "results.remind_reports": gettext_lazy("%(who)s reminded members to report %(what)s"),
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
