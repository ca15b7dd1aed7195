"""Words that people use in a sign-up list, and what they stand for."""

from pakten.sheets.folding import fold, plain
from pakten.sheets.spelling import near


def _set(text: str) -> frozenset[str]:
    return frozenset(plain(fold(words)) for line in text.splitlines() for words in line.split("|")) - {""}


BUSINESS = _set("""
privat | privata | privat sektor | privata sektorn | det privata | näringsliv | näringslivet | privat näringsliv
näringslivets | företag | företaget | företagen | företagare | privat företag | privata företag | privatägt
bolag | aktiebolag | storföretag | småföretag | business | businesses | company | companies | corporate
corporation | private | private sector | private business | private company | enterprise | industry | for profit
""")
CIVIL_SOCIETY = _set("""
ideell | ideella | ideell sektor | ideella sektorn | ideell organisation | ideella organisationer
civilsamhälle | civilsamhället | civilsamhällets | civilsamhällesorganisation | civilsamhällesorganisationer
civila samhället | det civila samhället | förening | föreningar | föreningen | föreningsliv | föreningslivet
ideell förening | ideella föreningar | idéburen | idéburna | idéburen sektor | idéburna sektorn
idéburen organisation | idéburna organisationer | stiftelse | stiftelser | trossamfund | studieförbund
folkrörelse | tredje sektorn | ngo | ngos | non profit | nonprofit | non profits | not for profit | charity
charities | association | associations | civil society | civil society organisation
civil society organisations | civil | third sector | voluntary sector | voluntary | foundation
non governmental organisation | non governmental organization | civil sector
""")
PUBLIC = _set("""
offentlig | offentliga | offentlig sektor | offentliga sektorn | det offentliga | offentlig verksamhet
offentlig förvaltning | kommun | kommunen | kommuner | kommunal | kommunala | kommunalt | kommunal sektor
kommunal verksamhet | kommunalt bolag | kommunala bolag | region | regionen | regioner | landsting | landstinget
stat | staten | statlig | statliga | statlig myndighet | statliga myndigheter | myndighet | myndigheten
myndigheter | förvaltning | stadsdelsförvaltning | stad | staden | public | public sector | public authority
authority | authorities | government | governmental | municipality | municipal | state | local government
""")
SECTOR_WORDS = (
    dict.fromkeys(BUSINESS, "business")
    | dict.fromkeys(CIVIL_SOCIETY, "civil_society")
    | dict.fromkeys(PUBLIC, "public")
)

# Words before the one that matters: "gärna någon från näringslivet", "someone at Spotify".
FRAMING = _set("""
gärna | helst | kanske | alla | någon | några | nån | folk | personer | person | människor | representant
representanter | aktör | aktörer | en | ett | de | den | det | olika | andra | annan | fler | flera | lite
organisation | organisationer | någon som | jobbar | arbetar | verkar | är | finns | med | inom | från | på
hos | vid | för | i | som | av | till | träffa | möta | prata | vill | jag | vi | skulle | vilja | someone
somebody | people | persons | representatives | representative | organisations | organizations | working | who
works | a | an | the | from | at | in | of | with | other | others | some | more | any | all | meet | like
want | would | to | we | preferably | maybe | is | are
""")
ANYONE = _set("""
alla | alla andra | vem som helst | vilka som helst | vilken som helst | spelar ingen roll | öppen
öppen för alla | öppen för allt | öppet | överraska mig | alla är intressanta | alla är välkomna | alla som vill
jag är öppen | är öppen | anyone | anybody | everyone | everybody | all | any | open | open to all
open to anyone | open to everyone | surprise me | no matter who | doesn't matter | whoever | blandat | mixed
slumpen
""")

YES = _set("ja | j | yes | y | x | 1 | true | sant | sann | jo | japp | ja tack | yes please | behöver | stämmer")
NO = _set("nej | n | no | 0 | false | falskt | falsk | inte | nä | nej tack | no thanks | behövs inte | not needed")


def sector_of(text: str) -> str:
    """The sector that an answer to "which sector?" means, "" when it means none or several."""
    folded = plain(fold(text))
    if not folded:
        return ""
    if folded in SECTOR_WORDS:
        return SECTOR_WORDS[folded]
    for words, sector in SECTOR_WORDS.items():
        if near(folded, words):
            return sector
    named = {SECTOR_WORDS[word] for word in folded.split() if word in SECTOR_WORDS}
    return named.pop() if len(named) == 1 else ""


def sector_wished_for(text: str) -> str:
    """The sector that a wish means, when it means nothing more: "någon från näringslivet", not "företag inom bygg"."""
    return SECTOR_WORDS.get(plain(fold(without_framing(text))), "")


def without_framing(text: str) -> str:
    """A wish without the polite words before what is wished for; as it is when nothing else would be left."""
    words = text.split()
    while len(words) > 1 and plain(fold(words[0])) in FRAMING:
        words.pop(0)
    return " ".join(words)


def means_anyone(text: str) -> bool:
    return plain(fold(text)) in ANYONE


def yes_or_no(text: str) -> bool | None:
    """What an answer says; None when it says neither clearly."""
    folded = plain(fold(text))
    first = folded.split(" ", 1)[0]
    if folded in YES or first in ("ja", "yes", "jo"):
        return True
    if folded in NO or first in ("nej", "no") or not folded:
        return False
    return None
