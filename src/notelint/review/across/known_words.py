"""Words that mean something when notes are compared: dates and numbers, pronouns, titles, names that are words too, other people."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHE = _words("she her hers herself she's she'd she'll")
HE = _words("he him his himself he's he'd he'll")
THEY = _words("they them their theirs themself themselves they're they'd they'll they've")
NUMBERS = _words(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety"""
)
TITLES = _words("mr mrs ms miss mx dr prof rev sr jr ii iii iv hon client member person patient participant resident youth")
PARTICLES = _words("de da do dos del della der den van von la le los las y al el bin ibn ben st san santa mac mc")
INITIALS = _words("b c d e f g h j k l m n o p q r s t u v w x y z")  # "a" and "i" are words

# Names that are words too: they count only with a capital letter inside a sentence.
ORDINARY_NAMES = _words(
    """will may april june august mark grace hope faith joy rose art bill rich frank pat jack rob sue drew dawn summer autumn
    ivy lily daisy violet ruby pearl amber iris olive sky star king young long short white black brown green gray grey day
    park parks hill hills wood woods stone rivers lane church field fields banks price love best good rice bush cook baker
    carpenter driver hunter page case chance chase guy gene dale glen cliff forest river miles max mercy charity constance
    patience angel christian major dean duke earl prince bishop pope snow winter spring bell bird fox wolf hart moody sharp
    small little strong wise noble gay cash penny nick chuck hazel heather ginger melody harmony destiny journey trinity
    storm rain robin jay wren dove lamb ward mason porter potter taylor singer shepherd marshall judge knight farmer fisher
    gardener he she in an so do on my ed pt"""
)
# Whom else "she" or "he" may mean, where they were named shortly before; singular.
_ANYBODY = _words(
    """parent sibling child kid baby spouse partner ex cousin grandchild family friend neighbor neighbour roommate housemate doctor
    dr nurse therapist counselor psychiatrist caseworker worker manager staff boss supervisor teacher judge lawyer attorney
    officer clerk cashier driver sponsor mentor peer member someone somebody person receptionist librarian pharmacist pastor
    coach volunteer owner operator agent facilitator leader specialist dog cat puppy kitten"""
)
MAYBE_SHE = _ANYBODY | _words(
    """mother mom mama sister daughter wife girlfriend fiancee fiancée aunt niece grandma grandmother granddaughter woman women lady
    girl landlady waitress hostess nun"""
)
MAYBE_HE = _ANYBODY | _words(
    """father dad papa brother son husband boyfriend fiance fiancé uncle nephew grandpa grandfather grandson man men guy boy landlord
    waiter host priest"""
)
