"""Who wants to go on with whom: nothing of a yes without an answer, and all of it once when both have said it."""

import pytest
from django.urls import reverse

from pakten.collaborations.models import Collaboration
from pakten.events import after
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mingle import actions, disposing, queries
from pakten.mingle.actions import GoingOnProblem
from pakten.mingle.emails import going_on as emails
from pakten.mingle.models import Exchange, Participant, Yes
from pakten.network import protecting
from pakten.network.forgetting import forget_everywhere
from pakten.network.models import Organisation, Person
from pakten.surveys.models import Survey
from tests.makers import make_contact, make_mingle, make_organisation, make_person
from tests.makers_going_on import both_say_yes, hold, make_held_mingle, page_of, pair_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mingle():
    return make_held_mingle()


def say(client, participant, other, deed="yes"):
    return client.post(page_of(participant), {"person": other.key, "deed": deed})


def test_one_tap_says_yes_and_another_takes_it_back(client, mingle):
    one, other = pair_of(mingle)
    page = client.get(page_of(one)).content.decode()
    assert other.name.replace("'", "&#x27;") in page and "Jag vill gå vidare" in page
    answer = say(client, one, other)
    assert answer.url == f"{page_of(one)}#person-{other.key}"
    assert "Du har sagt ja. Bara du vet det." in client.get(page_of(one)).content.decode()
    say(client, one, other)  # another tab
    assert Yes.objects.count() == 1
    say(client, one, other, "back")
    assert not Yes.objects.exists()
    assert client.get(page_of(one)).content.decode().count("Du har sagt ja") == 0


def test_when_both_say_yes_contacts_are_exchanged_by_letter_and_on_the_page(client, mingle):
    one, other = pair_of(mingle)
    say(client, one, other), say(client, other, one)
    letters = {letter.to: letter for letter in Letter.objects.filter(kind="mingle.both_go_on")}
    assert set(letters) == {one.email, other.email}
    assert other.email in letters[one.email].text and other.organisation_name in letters[one.email].text
    assert letters[one.email].subject == "En kontakt efter minglet / A contact after the mingle"
    assert other.email in client.get(page_of(one)).content.decode()
    assert one.email in client.get(page_of(other)).content.decode()
    assert not Yes.objects.exists()
    for tab in (one, other):
        refused = say(client, tab, other if tab == one else one, "back")
        assert refused.status_code == 422 and "Ni har redan båda sagt ja" in refused.content.decode()
    say(client, one, other), say(client, other, one)
    assert Letter.objects.count() == 2 and Collaboration.objects.count() == 1


def test_a_lead_is_born_with_the_mingle_as_its_origin_and_no_people_in_its_words(mingle):
    one, other = pair_of(mingle)
    coordinator = make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR)
    member = make_organisation(name=other.organisation_name)
    Organisation.objects.filter(pk=member.pk).update(coordinator=coordinator)
    both_say_yes(one, other)
    lead = Collaboration.objects.get()
    assert (lead.origin_kind, lead.origin_label) == ("meeting", mingle.title)
    assert lead.origin_address == queries.address_of(mingle)
    assert lead.owner == coordinator and list(lead.organisations.all()) == [member]
    assert lead.from_whom == one.organisation_name and lead.next_step_on
    said = lead.title + lead.about + lead.next_step
    assert one.name not in said and other.name not in said
    assert set(Line.objects.filter(subject_kind="collaborations.collaboration").values_list("by_id", flat=True)) == {
        None
    }


def test_without_a_member_the_events_responsible_takes_care_of_the_lead():
    mingle = make_held_mingle(event=True)
    responsible = make_person(name="Amira", team=Person.Team.OFFICE)
    mingle.event.responsible = responsible
    mingle.event.save()
    both_say_yes(*pair_of(mingle))
    assert Collaboration.objects.get().owner == responsible


def test_a_member_is_known_by_its_name_or_by_whom_it_has_as_a_contact():
    member = make_organisation(name="Lindqvist & Sahlin Bygg AB")
    contact = make_contact(organisation=member)
    mingle = make_held_mingle(
        Organisation=["Lindqvist & Sahlin", "lindqvist & sahlin bygg ab", "Okänd", "Annan"],
        **{"E-post": [contact.email, "", contact.email.upper(), ""]},
    )
    found = [queries.member_of(each) for each in queries.participants(mingle)]
    assert found == [member, member, None, None]


def test_at_a_table_of_three_each_pair_says_yes_on_its_own(client):
    mingle = make_held_mingle(names=["Åsa Öberg", "Zoë O'Brien", "Ali Hassan"])
    one, other, third = Participant.objects.filter(mingle=mingle)
    assert client.get(page_of(one)).content.decode().count('name="person"') == 2
    both_say_yes(one, other)
    assert [(each.first, each.second) for each in Exchange.objects.all()] == [(one, other)]
    assert client.get(page_of(third)).content.decode().count("Ni vill båda gå vidare") == 0


def test_bad_input_is_answered_in_the_same_words_whoever_it_was(client, mingle):
    one, other = pair_of(mingle)
    stranger = Participant.objects.filter(mingle=mingle).exclude(pk__in=[one.pk, other.pk]).first()
    elsewhere = make_held_mingle(title="Ett annat", names=[f"Bo {number}" for number in range(10)])
    far = Participant.objects.filter(mingle=elsewhere).last()
    answers = []
    for key in (stranger.key, far.key, one.key, "", "0", "x" * 5000, "<b>"):
        answer = client.post(page_of(one), {"person": key, "deed": "yes"})
        assert answer.status_code == 422 and "Du har inte träffat den personen här." in answer.content.decode()
        answers.append(answer)
    assert not Yes.objects.exists()
    assert client.get("/mingles/m/finns-inte/go-on/").status_code == 404
    actions.go_on(participant=one, key=other.key)
    actions.remove(mingle=mingle, by=None)
    assert client.get(page_of(one)).status_code == 404 and say(client, one, other).status_code == 404
    assert not Yes.objects.exists()


def test_before_the_mingle_and_for_who_did_not_come_there_is_nobody(client):
    made = make_mingle(people=4)
    actions.plan(mingle=made, by=None)
    one = Participant.objects.filter(mingle=made).first()
    assert "Det har inte börjat än" in client.get(page_of(one)).content.decode()
    held = hold(make_mingle(people=4), days_ago=-1)
    assert (
        queries.met_by(Participant.objects.filter(mingle=held).select_related("mingle__published_plan").first()) == []
    )
    called_off = make_held_mingle(event=True)
    called_off.event.state = "cancelled"
    called_off.event.save()
    assert queries.going_on(pair_of(called_off)[0]) == []


def test_somebody_without_an_address_is_reached_by_the_offices_help(client):
    mingle = make_held_mingle(emails=False)
    both_say_yes(*pair_of(mingle))
    assert not Letter.objects.exists() and Exchange.objects.count() == 1
    assert "så hjälper vi dig" in client.get(page_of(pair_of(mingle)[0])).content.decode()


def test_somebody_under_protection_may_say_yes_and_is_named_nowhere(client, office):
    mingle = make_held_mingle()
    hidden, other = pair_of(mingle)
    person = make_person(name=hidden.name, email=hidden.email)
    Participant.objects.filter(pk=hidden.pk).update(person=person)
    make_organisation(name=hidden.organisation_name)
    protecting.protect(person=person, by=None)
    hidden, other = pair_of(mingle)
    assert hidden.name not in client.get(page_of(other)).content.decode()
    both_say_yes(hidden, other)
    assert Exchange.objects.get().by_hand
    letters = list(Letter.objects.all())
    assert {letter.to for letter in letters} == {hidden.email, other.email}
    pages = [client.get(page_of(other)), office.get(reverse("mingle_office:after", args=[mingle.pk]))]
    lead = Collaboration.objects.get()
    texts = [letter.text for letter in letters] + [page.content.decode() for page in pages]
    texts += [f"{lead.title} {lead.about} {lead.from_whom} {list(lead.organisations.all())}"]
    for text in texts:
        assert hidden.name not in text and hidden.email not in text
        assert hidden.organisation_name not in texts[-1]
    assert other.email not in client.get(page_of(hidden)).content.decode()
    assert f"Deltagare {hidden.key}" in texts[3] and "Att ta hand om för hand" in texts[3]


def test_protection_that_comes_later_hides_the_contacts_on_the_page(client, mingle):
    one, other = pair_of(mingle)
    Participant.objects.filter(pk=one.pk).update(person=make_person(name=one.name, email=one.email))
    both_say_yes(*pair_of(mingle))
    assert one.email in client.get(page_of(other)).content.decode()
    protecting.protect(person=Person.objects.get(email=one.email), by=None)
    page = client.get(page_of(other)).content.decode()
    assert one.email not in page and one.name not in page


def test_forgetting_takes_yeses_exchanges_and_contacts_with_it(client, mingle):
    one, other = pair_of(mingle)
    Participant.objects.filter(pk=one.pk).update(person=make_person(name=one.name, email=one.email))
    both_say_yes(*pair_of(mingle))
    address = page_of(one)
    forget_everywhere(person=Person.objects.get(email=one.email), by=None)
    assert not Exchange.objects.exists() and not Yes.objects.exists()
    assert client.get(address).status_code == 404
    page = client.get(page_of(other)).content.decode()
    assert one.name not in page and one.email not in page and 'name="person"' not in page
    assert Collaboration.objects.count() == 1
    assert all(one.email not in letter.text for letter in Letter.objects.all())


def test_after_the_days_of_the_rule_yeses_are_erased_and_what_is_mutual_stays(client):
    mingle = make_held_mingle(names=["Åsa", "Bo", "Ali", "Zoë"], days_ago=40)
    one, other = pair_of(mingle)
    third = Participant.objects.filter(mingle=mingle).exclude(pk__in=[one.pk, other.pk]).first()
    met_by_third = queries.met_by(queries.by_token(third.token))[0].other
    both_say_yes(one, other)
    actions.go_on(participant=third, key=met_by_third.key)
    before = mingle.published_at.replace(year=mingle.published_at.year + 1)
    assert disposing.going_on(before).count() == 1
    assert (
        disposing.close_going_on(before=before, most=10) == 1 and disposing.close_going_on(before=before, most=10) == 0
    )
    assert not Yes.objects.exists() and Exchange.objects.count() == 1
    with pytest.raises(GoingOnProblem, match="För sent"):
        actions.go_on(participant=third, key=met_by_third.key)
    assert "För sent att säga ja" in client.get(page_of(third)).content.decode()
    assert other.email in client.get(page_of(one)).content.decode()


def test_a_verb_that_fails_halfway_leaves_nothing(monkeypatch, mingle):
    one, other = pair_of(mingle)
    actions.go_on(participant=one, key=other.key)
    monkeypatch.setattr(emails, "both_go_on", lambda **words: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.go_on(participant=other, key=one.key)
    assert not Exchange.objects.exists() and not Collaboration.objects.exists() and not Letter.objects.exists()
    assert Yes.objects.count() == 1
    monkeypatch.undo()
    actions.go_on(participant=other, key=one.key)
    assert Letter.objects.count() == 2


def test_the_page_asks_as_many_questions_for_thirty_people_as_for_two(client, django_assert_max_num_queries):
    numbers = []
    for count, rounds in ((2, 1), (62, 30)):
        people = [f"Åsa {number}" for number in range(count)]
        mingle = make_held_mingle(names=people, rounds=min(rounds, 20), event=True)
        one = Participant.objects.filter(mingle=mingle).first()
        with django_assert_max_num_queries(20) as asked:
            client.get(page_of(one))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_who_is_signed_in_finds_the_way_on_their_own_page(member, mingle):
    one, _other = pair_of(mingle)
    assert page_of(one) not in member.get("/mine/").content.decode()
    Participant.objects.filter(pk=one.pk).update(person=member.person)
    assert page_of(one) in member.get("/mine/").content.decode()


def test_what_is_held_on_somebody_tells_a_yes_to_themselves_alone(member, office, mingle):
    one, other = pair_of(mingle)
    Participant.objects.filter(pk=one.pk).update(person=member.person)
    actions.go_on(participant=one, key=other.key)
    words = "Personer du har sagt ja till som inte har sagt ja"
    assert words in member.get(reverse("my:data")).content.decode()
    assert words in member.get(reverse("my:table", args=["json"])).content.decode()
    theirs = [reverse(f"people_office:{name}", args=[member.person.pk]) for name in ("person", "forget")]
    theirs.append(reverse("people_office:table", args=[member.person.pk, "json"]))
    for address in theirs:
        assert words not in office.get(address).content.decode()


def test_the_page_is_kept_by_nobody_on_the_way_and_found_by_no_search_engine(client, mingle):
    answer = client.get(page_of(pair_of(mingle)[0]))
    assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "same-origin"


def test_an_evaluation_is_pointed_to(client):
    mingle = make_held_mingle(event=True)
    address = page_of(pair_of(mingle)[0])
    assert "Vad tyckte du?" not in client.get(address).content.decode()
    after.make_evaluation(event=mingle.event, hours_after=72, by=None)
    assert "kommer med brev" in client.get(address).content.decode()
    Survey.objects.update(state=Survey.State.OPEN)
    assert "har gått med brev" in client.get(address).content.decode()
