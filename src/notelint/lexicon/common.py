"""Words too common to start a search from: those of every sentence, and those of every note."""

EVERY_NOTE, EVERY_SENTENCE = 1, 2
_OF_SENTENCES = """
a an and are as at be been being but by did do does for from had has have he her him his i in into is it its me my no
not of off on or our out over she so that the their them then there they this to too up us was we were what when which
who will with without would you your am if than more most very just only all any some after before about again also
can could should because while how where why
"""
_OF_NOTES = """
client clients member members participant participants patient patients pt person people peer staff group session today
day time week plan support supported service services program home house work worked talk talked talking feel feels felt
feeling help helped need needs needed meeting meet met shared reported states stated asked discussed goal goals treatment
get got go goes going gone went make makes made making come comes came
take takes took taken say says said see saw seen
want wants wanted use uses used care health mental recovery
individual family one two new like know well back good able told tell tells put keep kept
"""
COMMON_WORDS: dict[str, int] = dict.fromkeys(_OF_NOTES.split(), EVERY_NOTE) | dict.fromkeys(_OF_SENTENCES.split(), EVERY_SENTENCE)
