from pakten.network.sorting import initial, sort_key


def test_names_stand_in_swedish_order():
    names = ["Öland", "Zinken", "Édith", "Ærø", "Åker", "eken", "Älv", "Łuk", "Mälar", "Eden"]
    assert sorted(names, key=sort_key) == [
        "Eden", "Édith", "eken", "Łuk", "Mälar", "Zinken", "Åker", "Älv", "Ærø", "Öland",
    ]  # fmt: skip


def test_a_name_stands_under_the_letter_a_swede_looks_under():
    names = ["Édith", "Åker", "ärla", "Ærø", "øst", "Łuk", "3 vänner", "«Vi»", "Жанна", ""]
    assert [initial(sort_key(name)) for name in names] == ["E", "Å", "Ä", "Ä", "Ö", "L", "#", "#", "Ж", "#"]


def test_no_letter_is_mistaken_for_another_inside_a_name():
    assert sort_key("cre") not in sort_key("Föreningen")
    assert sort_key("ba") not in sort_key("Mäa")
    assert sort_key("cafe") in sort_key("Språkcafé")
