import pytest

from pakten.mingle.tests.lists import ALI, ANNA, BARBRO, codes, only, read, wishing

SEVERAL = (ALI, BARBRO, ("Anna Öst", "Nordkap Data"), ("Anna Ek", "Kista IF", "", "", "språkkafé"))


@pytest.mark.parametrize(
    ("wish", "people", "organisations", "sectors", "wants"),
    [
        ("Ali Hassan", ["Ali Hassan"], [], [], []),
        ("hassan ali", ["Ali Hassan"], [], [], []),
        ("Ali Hasan", ["Ali Hassan"], [], [], []),
        ("Ali", ["Ali Hassan"], [], [], []),
        ("Ali Hassan, Stockholm Exergi", ["Ali Hassan"], [], [], []),
        ("Stockholm Exergi, Ali Hassan", ["Ali Hassan"], [], [], []),
        ("Ali Hassan (Stockholm Exergi)", ["Ali Hassan"], [], [], []),
        ("Ali på Exergi", ["Ali Hassan"], [], [], []),
        ("Stockholm Exergi: Ali", ["Ali Hassan"], [], [], []),
        ("Ali Hassan, Rädda Barnen", ["Ali Hassan"], ["Rädda Barnen"], [], []),
        ("Ali Hassan och Barbro Ek", ["Ali Hassan", "Barbro Ek"], [], [], []),
        ("Ali Hassan/Barbro Ek", ["Ali Hassan", "Barbro Ek"], [], [], []),
        ("1. Ali Hassan 2. Barbro Ek", ["Ali Hassan", "Barbro Ek"], [], [], []),
        ("Anna på Kista IF", ["Anna Ek"], [], [], []),
        ("Anna, Nordkap Data", ["Anna Öst"], [], [], []),
        ("stockholm exergi", [], ["Stockholm Exergi"], [], []),
        ("Rädda bornen", [], ["Rädda Barnen"], [], []),
        ("gärna någon från Rädda Barnen", [], ["Rädda Barnen"], [], []),
        ("HR på Stockholm Exergi", [], ["Stockholm Exergi"], [], []),
        ("någon från näringslivet", [], [], ["business"], []),
        ("Civilsamhället; offentlig sektor", [], [], ["civil_society", "public"], []),
        ("språkkafé", [], [], [], ["språkkafé"]),
        ("vem som helst", [], [], [], []),
        ("inga önskemål", [], [], [], []),
    ],
)
def test_a_wish_is_placed_however_it_is_written(wish, people, organisations, sectors, wants):
    found = wishing(wish, *SEVERAL)
    anna = found.people[0]
    names = {each.key: each.name for each in found.people}
    labels = {each.key: each.label for each in found.organisations}
    assert [names[key] for key in anna.wished_people] == people
    assert [labels[key] for key in anna.wished_organisations] == organisations
    assert list(anna.wished_sectors) == sectors
    assert list(anna.wants) == ["mentorer", *wants]
    assert (found.troubles, anna.unplaced) == ((), ())


def test_a_wish_that_nobody_fits_is_told_with_names_alike():
    found = wishing("Radda bornholm; Ali Hassan")
    trouble = only(found, "nobody_of_that_name")
    assert trouble.sentence == "Row 2, column G: “Radda bornholm” is not among those who come."
    assert [each.text for each in found.people[0].unplaced] == ["Radda bornholm"]
    mended = read([*ANNA, "Radda bornholm; Ali Hassan"], ALI, BARBRO, corrections=trouble.suggestions[0].change)
    assert (mended.troubles, len(mended.people[0].wished_organisations)) == ((), 1)


def test_a_wish_that_fits_several_is_never_guessed():
    found = wishing("Anna", *SEVERAL)
    trouble = only(found, "several_of_that_name")
    assert trouble.sentence == (
        "Row 2, column G: “Anna” may mean several who come: Anna Öst (Nordkap Data); Anna Ek (Kista IF). "
        "None of them is counted."
    )
    assert found.people[0].wished_people == ()
    rows = ([*ANNA, "Anna"], *SEVERAL)
    assert read(*rows, corrections=trouble.suggestions[1].change).people[0].wished_people == ("6",)


def test_a_wish_for_part_of_several_organisations_names_is_never_guessed():
    found = wishing("Skanska", ("Bo", "Skanska Hus"), ("Cia", "Skanska Väg"))
    assert "Skanska Hus; Skanska Väg" in only(found, "several_of_that_name").sentence


def test_a_wish_for_oneself_does_not_count():
    found = wishing("Anna Berg; Ali Hassan")
    assert only(found, "wish_for_oneself").sentence == (
        "Row 2, column G: Anna Berg wishes to meet Anna Berg; that wish does not count."
    )
    assert found.people[0].wished_people == ("3",)


@pytest.mark.parametrize("wish", ["Bo Lund", "Stena Fastigheter", "Stena"])
def test_a_wish_for_a_colleague_does_not_count(wish):
    found = wishing(wish, ("Bo Lund", "Stena Fastigheter AB"), ALI)
    assert codes(found) == ["wish_for_colleague"]
    assert found.people[0].wished_people == found.people[0].wished_organisations == ()


def test_a_person_who_does_not_come_stands_for_the_organisation():
    found = wishing("Lotta Lundin på Rädda Barnen")
    assert only(found, "person_not_coming").sentence == (
        "Row 2, column G: “Lotta Lundin på Rädda Barnen” is not among those who come; "
        "it counts as a wish to meet Rädda Barnen."
    )
    assert found.people[0].wished_organisations == (found.people[2].organisation_key,)


def test_a_topic_counts_only_when_somebody_else_offers_it():
    assert wishing("praktik").people[0].wants == ("mentorer",)
    assert wishing("mentor").people[0].wants == ("mentorer",)
    assert codes(wishing("praktik")) == ["nobody_of_that_name"]


def test_wishes_in_several_columns_are_read_together():
    headings = ("Namn", "Organisation", "Önskemål", "Önskemål", "Personer du vill träffa")
    found = read(("Anna", "A", "Bo", "C", "Dan"), ("Bo", "B"), ("Cia", "C"), ("Dan", "D"), headings=headings)
    assert (found.people[0].wished_people, len(found.people[0].wished_organisations)) == (("3", "5"), 1)


def test_a_kind_of_organisation_can_be_wished_for():
    headings = ("Namn", "Organisation", "Typ av organisation", "Vill träffa")
    found = read(("Anna", "A", "Skola", "folkhögskolor"), ("Bo", "B", "Folkhögskola", ""), headings=headings)
    assert (found.people[0].wished_kinds, found.people[1].kind) == (("Folkhögskola",), "Folkhögskola")


# Met and avoided


def test_those_met_before_are_people_or_everyone_of_an_organisation():
    found = wishing("Barbro Ek; Stockholm Exergi; Rymdstyrelsen", ALI, ("Eva", "Stockholm Exergi"), BARBRO, field=7)
    assert found.people[0].met == ("5", "3", "4")
    assert codes(found) == ["nobody_of_that_name"]


def test_those_who_cannot_be_met_are_kept_apart_even_when_it_is_unclear_who_is_meant():
    found = wishing("Anna; Rädda Barnen", *SEVERAL, field=8)
    assert found.people[0].avoids == ("5", "6")
    assert found.people[0].avoided_organisations == (found.people[2].organisation_key,)
    assert only(found, "several_of_that_name").sentence.endswith("All of them are kept apart from this person.")
