"""How loud a room gets, where its tables stand and who sits at them: the pure part, without a database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.mingle.rooms import advice, noise, seats
from pakten.mingle.rooms.layout import Setting, door, furniture, lay_out, least_length, widest

PAIR = furniture(2, "round")
sizes = st.floats(4, 60).map(lambda size: round(size, 1))


def test_the_model_gives_the_numbers_of_the_paper():
    """Rindel 2010 and 2012: 93 dB at 1 m² a voice; 71 dB is -3 dB at 1 m, which takes 3.6 m² a person where one of 3.5
    talks; the acoustical capacity is about V / 20 T; good, satisfactory and sufficient end at 59, 65 and 71 dB."""
    assert noise.in_room(100, 100, 1) == pytest.approx(93)
    assert noise.heard(71) == pytest.approx(-3)
    assert noise.in_room(3.6 * 100, 100, 3.5) == pytest.approx(71, abs=0.1)
    hall = noise.Hall(20, 25, 4, reverberation=1.0)
    assert noise.capacity(hall, 3.5) == pytest.approx(hall.volume / 20, rel=0.03)
    assert [round(noise.heard(level)) for level in (59, 65, 71)] == [3, 0, -3]


def test_nobody_raises_the_voice_where_it_is_quiet():
    """Below 45 dB the Lombard effect ends: twice as many people are then 3 dB more, and both halves meet at 45."""
    assert noise.level(0.001) - noise.level(0.0005) == pytest.approx(3.01, abs=0.01)
    assert noise.level(10**-2.4) == pytest.approx(45)


@given(st.floats(20, 2000), st.integers(50, 1000), st.sampled_from([2.0, 3.0, 3.5]))
def test_twice_the_people_are_6_dB_more_and_twice_the_absorption_6_less(absorption, people, group):
    now = noise.in_room(absorption, people, group)
    if now > 52:
        assert noise.in_room(absorption, 2 * people, group) - now == pytest.approx(6.02, abs=0.01)
        assert now - noise.in_room(2 * absorption, people, group) == pytest.approx(6.02, abs=0.01)


@given(st.floats(30, 500), st.integers(4, 40), st.floats(1, 4), st.floats(0.1, 3))
def test_tables_farther_apart_are_never_louder_and_far_apart_the_paper_alone_is_left(absorption, tables, apart, more):
    def levels(step):
        return noise.at_tables(absorption, [(number * step, 0) for number in range(tables)], [1.0] * tables)

    assert all(then < now for now, then in zip(levels(apart), levels(apart + more), strict=True))
    assert levels(1e5)[0] == pytest.approx(noise.in_room(absorption, tables, 1), abs=0.01)


@given(
    sizes,
    sizes,
    st.integers(1, 120),
    st.floats(0.2, 2),
    st.integers(0, 12),
    st.integers(1, 3),
    st.sampled_from([2, 4, 7]),
)
def test_every_table_stands_in_the_room_and_none_on_another(width, length, tables, spacing, quiet, halls, chairs):
    form = furniture(chairs, "round")
    setting = Setting(width, length, tables, form, spacing, halls=halls, quiet=min(quiet, tables // 2))
    layout = lay_out(setting)
    assert [place.number for place in layout.places] == list(range(1, len(layout.places) + 1))
    assert len(layout.places) == min(tables, layout.most)
    for place in layout.places:
        assert form.outer_width / 2 <= place.x + 1e-6 and place.x <= width - form.outer_width / 2 + 1e-6
        assert form.outer_depth / 2 <= place.y + 1e-6 and place.y <= length - form.outer_depth / 2 + 1e-6
    for number, one in enumerate(layout.places):
        for other in layout.places[number + 1 :]:
            apart_x = abs(one.x - other.x) >= form.outer_width + spacing - 1e-6
            apart_y = abs(one.y - other.y) >= form.outer_depth + 0.9 - 1e-6
            assert one.hall != other.hall or apart_x or apart_y
    if not layout.missing:
        assert [place.number for place in layout.quiet] == list(range(tables - setting.quiet + 1, tables + 1))


def test_the_snake_begins_at_the_entrance_and_the_quiet_tables_stand_farthest_from_it():
    for entrance, screen in (("bottom", "top"), ("top", "bottom"), ("left", "right"), ("right", "left")):
        setting = Setting(16, 20, 42, PAIR, 0.8, entrance=entrance, screen=screen, quiet=5)
        layout = lay_out(setting)
        x, y = door(setting)
        far = {place.number: abs(place.x - x) + abs(place.y - y) for place in layout.places}
        assert far[1] < min(far.values()) + 2
        loud = sum(far[number] for number in range(1, 38)) / 37
        assert sum(far[number] for number in range(38, 43)) / 5 > loud
        ways = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in zip(layout.places, layout.places[1:], strict=False)]
        assert max(ways[:36]) < 6  # the next number is the next table


def test_a_room_too_small_says_how_many_fit_and_what_to_do_each_of_which_helps():
    setting = Setting(8, 8, 42, PAIR, 0.8)
    room = advice.Room(noise.Hall(8, 8, 3), setting, (2,) * 42)
    layout = lay_out(setting)
    assert 0 < layout.most < 42 and layout.missing == 42 - layout.most
    remedies = advice.remedies(room, layout)
    assert remedies[-1].kind == "length"
    for each in remedies:
        assert lay_out(replace(setting, **each.changes)).missing == 0
    assert lay_out(replace(setting, length=least_length(setting) - 0.5)).missing > 0


def test_every_suggestion_is_less_loud_or_the_neighbours_farther_off_by_the_same_model_and_has_room():
    setting = Setting(20, 24, 42, PAIR, 0.6, quiet=4)
    room = advice.Room(noise.Hall(20, 24, 4, "hard"), setting, (2,) * 42)
    now = advice.sound(room)
    found = advice.suggestions(room)
    assert {each.kind for each in found} == {"spacing", "halls", "surface"}
    for each in found:
        assert each.level < now.level
        assert lay_out(replace(setting, **{k: v for k, v in each.changes.items() if k != "surface"})).missing == 0
    assert widest(setting) == max(each.changes.get("spacing", 0) for each in found)
    assert now.quiet < now.level and now.low < now.level < now.high


ROUNDS = [[("1", "2"), ("3", "4"), ("5", "6"), ("7", "8")], [("1", "4"), ("3", "6"), ("5", "8"), ("7", "2")]]
PLANNED = [[1, 2, 3, 4], [1, 2, 3, 4]]


def test_who_wants_quiet_sits_in_the_zone_in_every_round_and_who_sits_still_keeps_the_table_by_the_door():
    layout = lay_out(Setting(8, 12, 4, PAIR, quiet=1))
    dealt = seats.dealt(ROUNDS, PLANNED, layout, quiet={"2"}, seated={"3"})
    assert all(sorted(tables) == [1, 2, 3, 4] for tables in dealt)
    assert seats.quiet_seats(ROUNDS, dealt, layout, {"2"}) == (2, 2)
    at = [
        tables[[("3" in people) for people in meetings].index(True)]
        for meetings, tables in zip(ROUNDS, dealt, strict=True)
    ]
    assert at == [1, 1]


def test_where_nobody_asks_for_anything_and_where_tables_lack_a_place_the_planner_decides():
    assert seats.dealt(ROUNDS, PLANNED, lay_out(Setting(8, 12, 4, PAIR)), quiet=set(), seated=set()) == PLANNED
    small = lay_out(Setting(3, 5, 4, PAIR, quiet=1))
    assert small.missing
    assert seats.dealt(ROUNDS, PLANNED, small, quiet={"2"}, seated=set()) == PLANNED
