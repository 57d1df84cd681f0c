"""The shapes of speech, thought and views that are given as somebody's, read from a saying verb on (`reported`)."""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.voice.voice_words import voice_words

_LISTENER = (
    r"(?:\s(?:to\s)?(?:me|us|him|her|them|(?:(?:this|the)\s)?writer|(?:this\s)?(?:pss|staff)|(?:the\s)?peer(?:\ssupport)?\sspecialist|peer"
    r"|(?:the\s)?group|others|his|their|the\s(?:team|court|judge|nurse|doctor|officer|worker))"
    r"(?:\s(?:mother|father|mom|dad|sister|brother|case\smanager|team|family))?)?"
)
# Where and how it was said: "on the phone", "in her email", "to me by phone".
_SAID_SO = (
    r"(?:\s(?:again|also|aloud|out\sloud|today|clearly|openly|honestly|later|then|repeatedly|back|once|twice)|\s(?:on|over|by|in|at|via|through|during|after|before|to|from)"
    r"\s(?:(?:the|a|an|his|her|their|my|our|this|that|last)\s)?[\w'’-]{1,24}(?:\s(?:report|call|visit|meeting|court|group|email|letter|note|phone|text))?){0,3}"
)
# What makes the words after a saying verb reported speech: "that", a clause, "feeling", "being".
CLAUSE = late_called(
    _LISTENER + _SAID_SO + r",?\s"
    r"(?:(?:that|how|if|whether|why|what|he|she|they|it(?!\s(?:down|up|out|only|for|to|in|on|and|again|all|off|he|she|they|i|we|with|like|aloud|that)\b)|i|we|you|there|people|everyone|everybody|someone|nobody|no\sone"
    r"|hers(?!\s(?:and|or|too)\b)|theirs|mine|yours|hes|shes|theyre|theyve|hed|shed|im|ive|being|feeling|having|getting|wanting|not|because)\b"
    r"|(?:PERSON"
    r"|mama|mom|mother|papa|dad|father|grandma|grandpa|grandmother|grandfather|granny|nana|auntie|aunt|uncle|staff|people|folks)\s(?:is|was|has|had|isn|wasn|will|would|can|could|does|did|gets|got|keeps|kept|needs|never|always|just|only|[\w'’-]{3,}ed)\b"
    r"|[a-z][\w'’-]{2,24}s\s(?:will|would|can|could|are|were|have|had|do|don)\b"
    # "describing the weekend and cried" gives nobody's words: a noun needs its verb.
    r"|(?:his|her|their|its|my|the|this)\s(?:(?!(?:and|but|or|to|so|then|again|by|when|while)\b)[\w'’-]{1,24}\s){1,5}?"
    r"(?:is|was|are|were|be|been|being|has|had|have|will|would|can|could|should|may|might|must|did|does|do|never|always|just|only|keeps?|kept|gets?|got|makes?|made|says?|said|calls?"
    r"|takes?|took|gave|gives?|went|goes|came|left|wants?|needs?|thinks?|feels?|felt|for|as|of|with|that|who|[\w'’-]{3,}(?:ed|s|n['’]t))\b)"
)
# After "told" and whom only a clause with its verb counts: "told staff about the visit" gives nobody's words.
TOLD_CLAUSE = late(
    _SAID_SO
    + r",?\s(?:(?:that|how|if|whether|why|what|he|she|they|it|i|we|you|there|nobody|no\sone|everyone|everybody|people|being|feeling"
    r"|don['’]t|do\snot|never|watch\sout)\b"
    r"|(?:his|her|their|its|the|my|our|this)\s(?:[\w'’-]{1,24}\s){1,2}(?:is|was|are|were|has|had|will|would|can|could|used|never|always|did|does)\b)"
)
# "talked about how he used to lie", "opened up about being codependent": as they told it.
TALKED_ABOUT = late(
    r"(?:talk(?:s|ed|ing)?|spoke|speaks|speaking|opened\sup)\s(?:openly\s|some\s|a\sbit\s|a\slot\s|more\s)?(?:about|of)\s(?:how\s(?:he|she|they)|being|having\s(?:been|had)|when\s(?:he|she|they)|feeling)\b"
    r"|told\s(?:(?:me|us|the\sgroup|the\sroom|everyone)\s)?about\s[a-z]{2,16}ing\b|(?:brought|brings|bringing)\sup\s(?:that|how)\b"
)
# A question gives words too, but "asked me the date" does not.
ASKED_CLAUSE = late(
    _LISTENER + _SAID_SO + r",?\s(?:that|how|if|whether|why|what|when|where|who|which|about\s(?:being|getting|having)"
    r"|(?:was|were|is|are|did|does|do|could|would|can|should|had|has)\s(?:he|she|they|i|we|it))\b"
)
WANTS_TO_HEAR = late(r"\bwhat\s[^.;:!?]{1,40}\bwant(?:s|ed)?\sto\shear\b")
# "told her in front of me that she ...", "wrote home that the boy ...": "that" may stand further off.
LATER_THAT = late(
    r"(?:\s(?:[\w'’-]{1,24}|[md]rs?\.|ms\.)){0,10}?(?:,[^.;:!?,]{1,50},)?\sthat\s(?:he|she|they|it|i|we|his|her|their|the|this|those|these|one|any|no|another|if|when|(?:[\w.'’-]{1,24}\s){1,2}(?:is|was|has|had|are|were|will|would|can|could|does|did))\b"
)
# A name that does something is a clause too; it is told by its capital.
NAME_CLAUSE = late(
    _LISTENER + _SAID_SO + r",?\s[A-Z][\w.’'-]{0,24}(?:\s[A-Z][\w.’'-]{0,24})?"
    r"\s(?:is|was|has|had|isn|wasn|hasn|can|could|will|would|won|does|doesn|did|didn|gets|got|keeps|kept|needs|wants|acts|plays|never|always|just|only|might|may|should|must|[a-z][\w'’-]{2,}(?:s|ed))"
    r"(?:\b|n['’]t)"
)
# Somebody of whom another tells: "Rhonda, who she says runs her mouth", "the roommate that he calls lazy".
OF_WHOM = late_called(
    r"\b(?:who|whom|that|which)\s(?:he|she|they|(?:the\s)?(?:PERSON)|(?:the|his|her|their)\s[\w'’-]{2,24})\s"
    r"(?:(?:says?|said|thinks?|thought|believes?|believed|feels?|felt|claims?|claimed|swears?|swore|insists?|insisted|suspects?|suspected|fears?|feared)"
    r"(?P<behind>)(?=\s(?:is|was|are|were|isn|wasn|has|had|hasn|will|won|would|can|could|does|doesn|did|didn|(?:never|always|just|only)(?!\s(?:because|to|when|so|if)\b)|kept|got|went|came|took|gave|made"
    r"|[a-z][\w'’-]+(?:s|ed))(?:\b|n['’]t))"
    r"|(?:calls?|called|considers?|considered)(?P<named>)"
    r"\s(?!(?:to|for|on|at|in|with|from|by|about|back|up|out|over|off|and|but|or|when|while|because|before|after|again|twice|once|today|tonight|yesterday|this|last|every|each|first|all)\b)[a-z])"
)
# Somebody and how they are, with no verb between: "the nurse charted him agitated", "night staff noted client aggressive with ...".
THEM_SO = late_called(
    r"(?:(?:report|document)(?:s|ed)|not(?:es|ed)|chart(?:s|ed))\s(?:him|her|them|(?:the\s)?(?:PERSON))\s(?:(?:to\sbe|as)\s)?"
    r"(?!(?:to|for|on|at|in|with|from|by|of|and|but|or|about|into|off|out|up|down|over|under|as|when|while|because|after|before|during|today|yesterday|tonight|this|that)\b)"
    r"[\w'’-]{4,24}(?=[.,;!?]|\s(?:at|in|on|with|to|toward|towards|when|while|during|after|before|upon|and|but|this|last|over|overnight|again|twice|for|since|by|all|today|tonight)\b|\s?$)"
)
# "Shared my sandwich with him", "shares his cigarettes as bait": a thing is shared, and nothing is said.
SHARES_A_THING = late(r"shar(?:es|ed|ing)\s(?:my|his|her|their|a|the|some)\s[\w'’-]{2,24}\s(?:with|as)\b(?!\s(?:being|having))")
# "Never mind what the file says, ...": behind the comma the writer goes on.
WHAT_THEY_SAY = late(r"(?<!from\s)(?<!by\s)(?<!of\s)\bwhat(?:ever)?\s(?:[\w'’.-]{1,24}\s){1,4}$")
# Who is told stands first, whoever it is; only then a clause follows: "told the guys about ..." gives nobody's words.
NEXT_WORD = late(r"\s[\w'’-]{1,24}(?=[\s,])")
SELF_IMAGE = late_called(
    r"(?:identifie[sd]\s(?:himself|herself|themselves|themself)?\s?as|identif(?:ies|ied)\sas|refer(?:s|red)\sto\s(?:himself|herself|themselves|themself)\sas"
    r"|call(?:s|ed|ing)\s(?:himself|herself|themselves|themself|him|her|them|me|us|(?:the|his|her|their)\s(?:PERSON|kids?|boys?|girls?|son|daughter|women|men))\s(?!names\b|an?\s(?:cab|taxi|ride|lyft|uber|second|few|couple|week|day|month|while)\b|to\b|by\b|about|and\b|on\b|at\b|back\b|from\b|for\b|in\b|out\b|up\b|over\b|off\b|down\b|before|after|during|right|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|multiple)\s|drunk\b|wasted|high\b|upset|sobbing|screaming|but\b|or\b|so\b|as\b|if\b|because|whenever|when|every|all\b|each\b|late|early|first|daily|often|twice|once|just|only|crying|asking|today|again|this)|describe[sd]\s(?:himself|herself|themselves|themself)(?:\sto\s(?:(?:the|his|her|a)\s)?[\w'’-]{1,24})?\sas|calls\sit\s(?!a\s(?:day|night)\b)|(?<=\bwhat\sthey\s)call(?:s|ed)\s(?=an?\s)"
    r"|(?:consider(?:s|ed)|see(?:s)?|saw)\s(?:himself|herself|themselves|themself)(?:\s(?:as|to\sbe))?|consider(?:s|ed)\s(?!\w+ing\b)(?:[\w'’.-]{1,24}\s){1,3}?(?:to\sbe\s|(?=an?\s))|felt\slike|feels\slike|feel\slike"
    r")\b"
)
# "His sister called out from the porch that he is an addict".
CALLED_OUT = late(r"call(?:s|ed|ing)\s(?:out|over|down|back|in|up)\b[^.;:!?]{0,40}?\sthat\s")
# Somebody who is named so by somebody else: "The judge called Marvin a danger", "the email calls the visits manipulative".
NAMES_THEM = late(
    r"(?<!\bher\s)(?<!\bhis\s)(?<!\bthe\s)(?<!\btheir\s)(?<!\bmy\s)(?<!\bour\s)(?<!phone\s)(?<!\bof\s)(?<!these\s)call(?:s|ed|ing)\s"
    r"(?:(?:(?<!\bcalling\s)(?:it|that|this)|(?:the|his|her|their|my|these|those)\s[\w'’-]{1,24})(?:\s(?!an?\b)[\w'’-]{1,24})?\s(?=an?\s"
    r"|(?!(?:to|about|and|or|but|on|at|in|for|from|back|by|because|when|while|so|as|if|that|again|twice|once|early|late|first|today|yesterday"
    r"|last|every|after|before|office|line|number|desk)\b)[\w'’-]{4,24}(?=[.,;!?]|\s(?:and|but|or)\b|$))"
    r"|(?!(?:the|his|her|their|my|me|him|them|us|it|back|out|off|in|up|and|this|that|for|about|because|when|to|on|at|from|again|every|after|before"
    r"|an?|are|were|is|was|have|had|will|seem|seemed)\b)[a-z][\w'’.-]{1,24}\s(?=an?\s(?!(?:cab|taxi|ride|lyft|uber|second|third|few|couple|week|day|month|while|meeting|lawyer|doctor)\b)))"
)
# "The hospital wrote unmotivated, poor historian": bare words behind "wrote" are those of the paper, if it is not the person who wrote.
WROTE_DOWN = late(
    r"(?:wrote|writes|lists|listed)\s(?:(?!(?:an?|the|his|her|their|its|my|our|me|us|him|them|it|that|this|those|these|some|any|no|one|two|three|all|every|each|down|out|up|off|in|on|to|for|about|back|and|with|by|at|from"
    r"|he|she|they|i|we|who|what|how|why|when|if|something|everything|nothing|letters?|notes?|poems?|songs?|stories|music|lyrics|emails?|checks?)\b)[\w'’-]{2,24})(?:[,\s]|[.;]?$)"
)
NO_PAPER = late_called(r"\b(?:he|she|they|who|PERSON|and|to|i|we|writer|pss)\s$|\b(?:words?|labels?|terms?|names)\b")
# Somebody is given a name: "describes her as", "has him down as", "wrote him up as", "was called".
SEEN_AS = late(
    r"(?:has|had|puts?|wrote|writes|written)\s[\w'’-]{1,24}\s(?:down|up|in|out|over)\sas\b|(?:has|had)\s(?:him|her|them|me)\sas\b|wr(?:o|i)te?s?\s(?:him|her|them|me)\sup\sfor\b|puts?\s(?:it\s)?in\s(?:the|an?|his|her|their)\s\w+\sthat\b"
    r"|(?!has\b|had\b|puts?\b|wr[io]t|s[ae][ew]|consider)\w+(?:\sto)?\s(?:me|us|him|her|them|it|himself|herself|themselves|(?:the|his|her|their|my)\s[\w'’-]{1,24}(?:\s[\w'’-]{1,24})?|(?:(?:m[rsx]|mrs|dr)\.?\s)?[\w'’-]{1,24}(?:['’]s\s[\w'’-]{1,24})?)(?:\s(?:down|up|in|out|to\s(?:me|us|writer|pss)))?\sas\b(?!\s(?:soon|long|well|much|far|a\sresult))"
)
SOURCE_OF_WORDS = late(
    r"(?:according\sto|per(?!\s(?:observation|protocol|policy|usual|week|day|hour|month|night|plan|schedule|baseline|request|person|writer|this\s(?:writer|pss)|pss|my|me)\b|\s\d))\s(?:(?:the|his|her|their|client's|client’s)\s(?!(?:he|she|they|it|has|is|was|had)\b))?[\w'’-]+"
    r"(?:\s(?:father|mother|report|manager|worker|staff|doctor|therapist))?\s?,?"
)
TAG_AFTER = late_called(
    r",\s(?:she|he|they|(?:the\s)?(?:PERSON))"
    r"\s(?:(?:said|says)(?!\s(?:yes|no|ok|okay|sure|nothing|so|hello|hi|goodbye|good)\b)|told\s(?:me|writer|staff)(?!\s(?:about|of|to|how|where|when|what)\b)|shared|added|reported|stated|explained)\b[^.]*[.!?]?\s*$"
)
# "Dialed in from the closet, to hide from the kids she said, sorry about ...", "he does it, he told me, to keep ...".
TAG_AFTER_NO_COMMA = late(
    r"\b(?!(?:as|so|if|and|but|all|what|than|like|that|when|then|even|well|after|which|thing|words|things|though|before|because|whatever|\w+thing)\b)[a-z]+"
    r"(?P<tag>\s(?:she|he|they)\s(?:said|says|explained|added))(?=\s?[,.!]|$)"
)
# "Ordered him to rest, he said tomorrow": what the writer did to them is not what they said.
DONE_TO_THEM = late(r"\W{0,3}(?:and\s)?(?:ordered|told|instructed|advised|warned|informed|urged|directed|made|had)\s(?:him|her|them)\b")
TAG_BETWEEN = late(
    r",\s(?:she|he|they|(?!(?:i|we|writer|pss|cpss|peer)\b)[\w'’-]{2,24})\s(?:said|says|told\s(?:me|us)|explained|added|asked),"
)
# How it was said is the writer's: "answered in a snotty tone that he was up".
MANNER = late(
    r"(?:\s(?:me|us|him|her|them|staff|writer))?\s(?:in|with)\s(?:an?|his|her|their)\s(?:[\w'’-]+\s){0,2}(?:tone|voice|manner|way|attitude)\b(?:\sof\svoice)?"
)
COLON = late(r"(?:\sthat)?\s?:\s*")


@cache
def source_of_view() -> re.Pattern[str]:
    """Return what finds a view given as somebody's: "in the landlord's view", "as she put it", "mom's opinion is that"."""
    nouns = "|".join(voice_words().view_nouns)
    somebody = r"(?:(?:the|a|an|his|her|their|one|both)\s)?(?:(?!my\b|our\b|writer|this\b)[\w'’.-]{1,24}\s){0,3}?"
    return re.compile(
        rf"\b(?:in|by|from|to|on)\s(?!(?:my|our|this|(?:the\s)?writer)\b){somebody}(?:[\w.-]{{1,24}}(?:['’]s?|s['’])|his|her|their)\s(?:own\s|point\sof\s)?(?:{nouns})\b"
        rf"|\b(?:[\w.-]{{1,24}}(?:['’]s?|s['’])|his|her|their)\s(?:main\s|only\s|own\s|biggest\s)?(?:{nouns})(?:,[^.;:!?]{{1,70}},|\s(?:on|of|about|in|at|during|to|for)\s[\w'’-]{{1,24}}(?:\s[\w'’-]{{1,24}}){{0,2}})?(?:\s(?:is|was|are|were|has\salways\sbeen)\s?(?:that\b|:)|(?<!words):\s)"
        # "..., his words, ..." is said of what stands before it
        r"|[,(]\s?(?:his|her|their|client['’]s)\s(?:own\s|exact\s)?words\b(?:,\snot\smine)?(?=\s?[,.;)]|$)(?!,\s(?:and|or)\s(?:his|her|their)\b)"
        # So are words behind a colon: "She put it: ...", "what he told me of the arrest: ..."
        r"|\b(?!(?:i|we|writer|pss)\b)[\w'’.-]{2,24}\s(?:put|puts|phrased|worded)\s(?:it|this)(?:\s(?:to\s)?(?:me|this\sway|like\sthis|so))?\s?:"
        r"|\bwhat\s(?!(?:i|we|writer)\b)[\w'’.-]{2,24}\s(?:told|said|says|tells)\b[^.;:!?\n]{0,40}:"
        rf"|\bas\s(?!(?:i|we|this|writer|soon|long|far|well|much)\b)(?:[\w'’.-]{{1,24}}\s){{1,4}}?(?:put|puts|sees|saw|tells|told|says|said|has|explains|explained|remembers|remembered|describes|described|wrote)"
        r"(?:\s(?:it|this|that|things))?(?:\sto\s[\w'’-]{1,24}(?:\s[\w'’-]{1,24})?)?\s?,"
        r"|\bas\s(?!(?:i|we|this|writer|soon|long|far|well|much)\b)(?:[\w'’.-]{1,24}\s){1,3}?(?:sees|saw|tells|told|puts|put|explains|explained|remembers)\sit\b"
        r"|\bthe\sway\s(?!(?:i|we)\b)(?:[\w'’.-]{1,24}\s){1,3}?(?:tells?|told|sees?|saw|describes?|described|remembers?|explains?)\s(?:it|things|this)\b"
        r"|\b(?:(?:the|his|her|their|one)\s)?reasons?\s(?:(?!i\b|we\b)[\w'’.-]{1,24}\s){1,3}?(?:gave|gives|had|has)\b"
        r"|\blet(?:ting|s)?\s(?:me|us|writer|staff|him|her|them|everyone|everybody|people|folks|the\s[\w'’-]{1,24}|this\s[\w'’-]{1,24})\sknow\b"
    )
