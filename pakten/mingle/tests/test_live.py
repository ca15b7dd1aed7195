"""A mingle that runs: what is on follows from what was pressed and from time, and nothing happens twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mingle.actions import live, reality
from pakten.mingle.models import Mingle, Stage
from pakten.mingle.queries import is_held
from pakten.mingle.queries.live import by_screen, running, standing
from pakten.mingle.queries.meetings import held, meetings_held
from pakten.mingle.refusals import Refused
from tests.makers import make_mingle
from tests.makers_live import let_pass, make_published, make_running

pytestmark = pytest.mark.django_db


def seen(mingle):
    now = standing(mingle)
    return now.sequence, now.step


def press(deed, mingle, **details):
    return deed(mingle=mingle, seen=seen(mingle), by=None, **details)


def where(mingle, after=0):
    now = standing(mingle, timezone.now() + timedelta(seconds=after))
    return str(now.phase), now.round


def test_the_rounds_follow_from_time_alone():
    mingle = make_running(rounds=3, talk_seconds=300, change_seconds=60)
    told = [where(mingle, after) for after in (1, 61, 359, 361, 421, 721, 781, 1079, 1081)]
    assert told == [
        ("change", 1), ("talk", 1), ("talk", 1), ("change", 2), ("talk", 2), ("change", 3), ("talk", 3), ("talk", 3),
        ("over", 3),
    ]  # fmt: skip
    assert [standing(mingle, timezone.now() + timedelta(seconds=after)).begun for after in (1, 61, 361)] == [0, 1, 1]
    assert Stage.objects.get().step == 1  # nothing was written meanwhile


def test_without_time_to_change_places_one_talk_follows_the_other():
    mingle = make_running(rounds=2, talk_seconds=100, change_seconds=0)
    assert [where(mingle, after) for after in (1, 101, 201)] == [("talk", 1), ("talk", 2), ("over", 2)]


def test_a_mingle_of_one_round_begins_and_ends():
    mingle = make_running(rounds=1, people=4, talk_seconds=60, change_seconds=10)
    assert [where(mingle, after) for after in (1, 11, 71)] == [("change", 1), ("talk", 1), ("over", 1)]


def test_before_the_start_it_waits_with_the_times_of_the_mingle():
    mingle = make_published(rounds=3)
    now = standing(mingle)
    assert now.is_waiting and now.rounds == 3 and now.talk_seconds == 300 and now.sequence == 0
    assert not Stage.objects.exists()


def test_without_a_published_plan_nothing_can_be_started():
    with pytest.raises(Refused) as no:
        live.start(mingle=make_mingle(), by=None)
    assert no.value.code == "no_plan"
    assert not Stage.objects.exists() and not Line.objects.filter(verb="mingle.start").exists()


def test_of_two_who_start_one_starts_and_the_other_is_told():
    mingle = make_running()
    with pytest.raises(Refused) as no:
        live.start(mingle=mingle, by=None)
    assert no.value.code == "runs_already"
    assert Stage.objects.count() == 1 and standing(mingle).sequence == 1


def test_two_who_press_skip_at_once_skip_once():
    mingle = make_running()
    both_saw = seen(mingle)
    live.skip(mingle=mingle, seen=both_saw, by=None)
    with pytest.raises(Refused) as no:
        live.skip(mingle=mingle, seen=both_saw, by=None)
    assert no.value.code == "moved_on" and where(mingle) == ("talk", 1)


def test_who_presses_skip_just_as_time_is_out_skips_nothing():
    mingle = make_running(talk_seconds=300, change_seconds=60)
    saw = seen(mingle)
    let_pass(mingle, 61)
    with pytest.raises(Refused):
        live.skip(mingle=mingle, seen=saw, by=None)
    assert where(mingle) == ("talk", 1)


def test_a_pause_keeps_the_time_and_going_on_gives_it_back():
    mingle = make_running(talk_seconds=300, change_seconds=60)
    let_pass(mingle, 160)
    press(live.pause, mingle)
    now = standing(mingle, timezone.now() + timedelta(hours=3))
    assert now.is_paused and now.phase == "talk" and 199 <= now.seconds_left <= 200
    with pytest.raises(Refused):
        press(live.pause, mingle)
    press(live.resume, mingle)
    now = standing(mingle)
    assert not now.is_paused and 199 <= now.seconds_left <= 200
    with pytest.raises(Refused):
        press(live.resume, mingle)


def test_more_time_is_given_to_the_step_that_is_on_paused_or_not():
    mingle = make_running(talk_seconds=300, change_seconds=60)
    let_pass(mingle, 70)
    press(live.extend, mingle, seconds=60)
    assert 349 <= standing(mingle).seconds_left <= 350
    press(live.pause, mingle)
    press(live.extend, mingle, seconds=60)
    assert 408 <= standing(mingle).seconds_left <= 410 and standing(mingle).is_paused


def test_skip_and_back_walk_over_all_steps_and_an_end_can_be_taken_back():
    mingle = make_running(rounds=2)
    steps = [where(mingle)]
    for _step in range(4):
        press(live.skip, mingle)
        steps.append(where(mingle))
    assert steps == [("change", 1), ("talk", 1), ("change", 2), ("talk", 2), ("over", 2)]
    with pytest.raises(Refused) as no:
        press(live.skip, mingle)
    assert no.value.code == "is_over"
    press(live.back, mingle)
    assert where(mingle) == ("talk", 2)
    press(live.end, mingle)
    assert where(mingle) == ("over", 2) and running() == []
    press(live.reset, mingle)
    assert where(mingle) == ("waiting", 0)
    live.start(mingle=mingle, by=None)
    assert running() == [mingle]


def test_a_skip_in_a_pause_stays_paused_with_all_of_the_next_step():
    mingle = make_running(talk_seconds=300, change_seconds=60)
    press(live.pause, mingle)
    press(live.skip, mingle)
    now = standing(mingle)
    assert now.is_paused and now.phase == "talk" and now.seconds_left == 300


def test_every_press_has_its_line_in_the_journal_and_its_number():
    mingle = make_running()
    for deed in (live.pause, live.resume, live.extend, live.skip, live.back, live.end, live.reset):
        press(deed, mingle)
    assert standing(mingle).sequence == 8
    assert Line.objects.filter(verb__startswith="mingle.", details__has_key="step").count() == 8


def test_nothing_is_pressed_before_the_start():
    mingle = make_published()
    with pytest.raises(Refused) as no:
        press(live.pause, mingle)
    assert no.value.code == "not_running"


def test_a_link_to_a_second_screen_ends_with_a_new_one_and_the_day_after():
    mingle = make_running()
    first = live.open_screen(mingle=mingle, by=None).screen_key
    second = live.open_screen(mingle=mingle, by=None).screen_key
    assert by_screen(first) is None and by_screen("") is None and by_screen(second) == mingle
    press(live.end, mingle)
    assert by_screen(second, timezone.now() + timedelta(hours=20)) == mingle
    assert by_screen(second, timezone.now() + timedelta(hours=25)) is None


def test_a_mingle_ended_early_holds_the_rounds_that_had_begun_and_can_be_taken_up_again():
    mingle = make_running(rounds=4)
    for _step in range(3):  # to the talk of round 1, the walk to round 2, its talk
        press(live.skip, mingle)
    press(live.end, mingle)
    there = Mingle.objects.get(pk=mingle.pk)
    assert standing(there).is_over and {each["round"] for each in meetings_held(there)} == {1, 2}
    press(live.back, mingle)
    assert where(mingle) == ("talk", 2) and standing(mingle).begun == 2


def test_a_mingle_with_a_stage_is_held_from_its_first_talk_on():
    mingle = make_published(rounds=2)
    live.open_screen(mingle=mingle, by=None)
    assert not is_held(Mingle.objects.get()) and not held().exists()
    live.start(mingle=mingle, by=None)
    assert not is_held(Mingle.objects.get())  # people walk to the first table
    press(live.skip, mingle)
    assert is_held(Mingle.objects.get()) and held().exists()


def test_a_press_just_after_a_repair_holds_and_one_after_a_press_does_not():
    mingle = make_running(people=8)
    saw = seen(mingle)
    reality.mark_gone(mingle=mingle, keys=[mingle.participants.first().key], by=None)
    assert standing(mingle).sequence > saw[0]
    live.pause(mingle=mingle, seen=saw, by=None)
    assert standing(mingle).is_paused
    with pytest.raises(Refused) as no:
        live.skip(mingle=mingle, seen=saw, by=None)
    assert no.value.code == "moved_on"


def test_a_press_from_before_the_time_was_out_is_told_so_also_after_a_repair():
    mingle = make_running(people=8, talk_seconds=300, change_seconds=60)
    saw = seen(mingle)
    reality.mark_gone(mingle=mingle, keys=[mingle.participants.first().key], by=None)
    let_pass(mingle, 61)
    with pytest.raises(Refused) as no:
        live.skip(mingle=mingle, seen=saw, by=None)
    assert no.value.code == "time_was_out" and where(mingle) == ("talk", 1)
