import gzip

from pakten.web import straws


def drawn(sheaf, kind):
    return "".join(part.stalks for number, part in sheaf.layers if number == kind)


def stalks(sheaf, kind):
    return {stalk for stalk in drawn(sheaf, kind).split("M") if stalk}


def test_every_member_is_a_straw_and_a_new_one_moves_no_other():
    before, after = straws.sheaf((40, 12, 7)), straws.sheaf((41, 12, 7))
    assert drawn(before, 1).count("M") == 40
    assert drawn(before, 3).count("M") == 7
    assert len(stalks(after, 1) - stalks(before, 1)) == 1
    assert stalks(before, 1) <= stalks(after, 1)


def test_a_large_network_stays_light_and_says_what_a_straw_stands_for():
    large = straws.sheaf((22_000, 15_000, 7_000))
    assert large.per_straw == 100
    assert sum(drawn(large, kind).count("M") for kind in (1, 2, 3)) == 440
    picture = "".join(part.stalks + part.heads for _kind, part in straws.sheaf((250, 140, 60)).layers)
    assert len(gzip.compress(picture.encode())) < 25_000


def test_a_network_without_members_has_an_empty_sheaf():
    assert all(part == straws.Straws("", "") for _kind, part in straws.sheaf((0, 0, 0)).layers)


def test_organisations_have_marks_of_their_own():
    marks = {straws.emblem(f"organisation-{n}", 0).stalks for n in range(500)}
    assert len(marks) > 490
