import pytest

from pakten.mingle.imports.columns import CUES, FIELD_KEYS, FORM
from pakten.mingle.imports.topics import Topics
from pakten.sheets.headings import find_headings
from pakten.sheets.table import make_table


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Namn", "name"),
        ("Vad heter du?", "name"),
        ("Ditt namn (för- och efternamn) *", "name"),
        ("Full name", "name"),
        ("Förnamn", "first_name"),
        ("Last Name", "last_name"),
        ("Organisation/företag", "organisation"),
        ("Vilken organisation kommer du från?", "organisation"),
        ("Vilket företag eller vilken organisation jobbar du på?", "organisation"),
        ("Var arbetar du?", "organisation"),
        ("Company", "organisation"),
        ("What is the name of your organisation?", "organisation"),
        ("Sektor", "sector"),
        ("Vilken sektor tillhör din organisation?", "sector"),
        ("Which sector are you from?", "sector"),
        ("Typ av organisation", "kind"),
        ("E-post", "email"),
        ("Din e-postadress", "email"),
        ("Vilken e-postadress når vi dig på?", "email"),
        ("Email Address", "email"),
        ("Vad kan din organisation erbjuda?", "offers"),
        ("Vad kan du eller din organisation bidra med i nätverket?", "offers"),
        ("What can you offer?", "offers"),
        ("Vad söker du?", "wants"),
        ("Vad behöver din organisation just nu?", "wants"),
        ("Vilka ämnen vill du prata om när du träffar någon?", "wants"),
        ("What are you looking for?", "wants"),
        ("Vem vill du träffa?", "wishes"),
        ("Vilka skulle du helst vilja träffa på minglet?", "wishes"),
        ("Vilka personer eller organisationer vill du träffa?", "wishes"),
        ("Nämn upp till tre personer eller organisationer som du vill träffa", "wishes"),
        ("Which people or organizations would you like to meet?", "wishes"),
        ("Who would you most like to meet?", "wishes"),
        ("Vilka organisationer vill du träffa?", "wished_organisations"),
        ("Vilka personer vill du träffa?", "wished_people"),
        ("Från vilka sektorer vill du träffa någon?", "wished_sectors"),
        ("Vilka har du redan träffat?", "met"),
        ("Vilka har du redan träffat eller känner sedan tidigare?", "met"),
        ("Who have you already met, or know?", "met"),
        ("Är det någon du inte kan träffa?", "avoids"),
        ("Finns det någon person eller organisation som du inte vill träffa?", "avoids"),
        ("Is there anybody you cannot meet?", "avoids"),
        ("Behöver du sitta still under minglet?", "seated"),
        ("Do you need to stay seated?", "seated"),
        ("Skostorlek", None),
        ("Hur fick du höra om oss?", None),
        ("Telefonnummer", None),
    ],
)
def test_a_question_is_understood_in_both_languages(heading, field):
    found = find_headings(make_table([["Förnamn", "Efternamn", "Tidstämpel", heading], ["a", "b", "", "c"]]), FORM)
    assert found.columns[3].field == field


def test_every_cue_leads_to_a_field_that_is_there():
    assert {key for key, _ in CUES} <= set(FIELD_KEYS)


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        (["praktikplatser", "Praktikplats", "praktikplatser", "praktikplatsen"], {"praktikplatser"}),
        (["att erbjuda praktik", "praktik", "vi söker praktik"], {"praktik"}),
        (["mentor", "mentorer", "Mentorerna"], {"mentor"}),
        (["APL-platser", "APL platser", "apl-plats"], {"APL-platser"}),
        (["kvinnor", "kvinna"], {"kvinnor"}),
        (["rekrytering", "rekryterign", "Rekrytering"], {"rekrytering"}),
        (["praktik", "praktikplatser"], {"praktik", "praktikplatser"}),
        (["svenska", "engelska"], {"svenska", "engelska"}),
        (["data", "dator"], {"data", "dator"}),
        (["lärare", "lärling"], {"lärare", "lärling"}),
        (["språkträning på arbetet", "språkträning"], {"språkträning på arbetet", "språkträning"}),
        (["IT", "it", "It"], {"IT"}),
    ],
)
def test_topics_are_one_only_when_nearly_the_same(written, labels):
    topics = Topics(written)
    assert {topics.label(text) for text in written} == labels


def test_a_topic_is_found_in_a_form_that_nobody_wrote():
    topics = Topics(["praktikplatser", "folkhögskola"])
    assert topics.find("Praktikplats") == "praktikplatser"
    assert topics.find("folkhögskolor") == "folkhögskola"
    assert topics.find("studiebesök") is None
    assert topics.label("studiebesök") == "studiebesök"
