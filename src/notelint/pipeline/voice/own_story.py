"""The writer's own story: "I shared that I was once called noncompliant", "Writer spoke about her own relapse"."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.sheet import VoiceSpan
from notelint.pipeline.voice.scope import SCOPE_REACH, scope_end
from notelint.pipeline.words import hashed

OWN = hashed("i my own personal lived myself me")
OWN_REACH = 48  # code points before "own" or "lived" in which the phrase may begin
STORY_REACH = 64  # code points behind such a word; no phrase that begins at it or before is as long
# What the writer is or does now, about the person or the contact, is no story: "I am keeping his card", "I was firm on that".
_AT_WORK = (
    r"afraid\sthat|sorry\sto|sure|certain|convinced|concerned|firm|strict|blunt|clear|able|(?:real|honest|straight|frank|direct|open)\swith|leaving|packing|putting|getting\sready"
    r"|driving\s(?:him|her|them|over|out)|standing|waiting|writing|setting|helping\s(?:him|her|them)|listening|of\sthe\sopinion"
    r"|there|here|headed|heading|against\s(?:it|that|him|her|this)|on\s(?:shift|duty|my\sway)|out\s(?:last|this|sick)|asked\sfor\smy|reading|speaking|talking|holding"
    r"|the\sone\s(?:who\sasked|holding|driving)|persuaded|inclined|proud\sto\ssay|called\sup|(?:obliged|bound|required|compelled|obligated|sorry|glad|pleased|writing)\sto|informed|notified|approached|paged|dispatched|assigned|scheduled|(?:not\s|no\s)?(?:a\s)?(?:doctor|nurse|clinician|therapist|lawyer|cop|judge|counselor)\b"
)
_NOW = (
    rf"\s(?:(?:pretty|very|fairly|quite|really|also|still|not|so|just|too|always)\s)?(?:{_AT_WORK})\b"
    rf"|(?<=\bam)\s(?:also\s|still\s|not\s|just\s)?(?:worried|willing|(?!(?:using|struggling|living|recovering|learning|dealing|drinking|fighting|doing|getting|being|feeling)\b)[a-z]+ing)\b"
)
_DOING = r"\s(?:keeping|telling|watching|checking|monitoring|tracking|holding|working\swith|asking|writing|hiding|reminding|pushing)\b"
# What the writer was or did: "I was drinking", "I have been there", "I used to".
_I_WAS = (
    r"(?<!\bwhile\s)i\s(?:(?:was|am)(?!" + _NOW + r")"
    r"|went\sfirst\b(?=[^.;!?]{0,24}[:,–-])"
    r"|had\sbeen|have\sbeen(?!" + _DOING + r")|used\sto|once|struggled|relapsed"
    r"|felt(?!\s(?:that\s)?(?:he|she|they|it|the|his|her|their|PERSON)\b)"
    r"|know\sfrom|got\s(?:sober|clean)|went\sthrough(?!\s(?:his|her|their|the|each|all|every)\b)|lived|experienced|too\s)"
)
# "How scared I was", "what I did"
_HOW_I = r"(?:how\s(?:[\w-]{1,16}\s){0,4}[\w-]{1,20}|what)\si\s(?:was|am|felt|got(?!\sacross)|used|did(?!\s?:|\swas\b))"
# "At nineteen I ...", "as a young mother I ...", "years ago, I ..."
_BACK_THEN = (
    r"(?:at\s(?:age\s\d{1,2}|1[3-9]|[2-6]\d|\w{3,5}teen|twenty[\w-]*|thirty[\w-]*)"
    r"|as\sa\s(?:kid|child|teen\w*|mom|mother|dad|father|student|(?:young|new)\s\w{1,12})"
    r"|in\smy\s(?:teens|twenties|thirties|forties|day|worst)|back\sthen|(?:years|months|long)\sago),?\si"
)
# "He wanted to know if I had ever been suicidal"
_IF_EVER = (
    r"(?<=\bif\s)i\s(?:had\sever|have\sever|ever(?!\s(?:saw|heard|met|knew|seen))|was\sever|['’]d\sever|['’]ve\sever)\b"
    r"|(?<=\bwhether\s)i\s(?:had\sever|have\sever|ever(?!\s(?:saw|heard|met|knew|seen))|was\sever|['’]d\sever|['’]ve\sever)\b"
)
# "I'm the one who lied", "how I'd hide it", "the year I lost it", "I've been", "I'm in recovery"
_I_HAD = (
    r"i['’]m\sthe\sone\swho\s(?:was|had|got|lost|lied|stole|used|drank|ran|quit|spent|went)"
    r"|(?:how|when|where)\si['’]d\s(?!(?:like|want|rate|describe|suggest|put|help|tell|ask)\b)[a-z]+"
    r"|the\s(?:times?|years?|summers?|winters?|springs?|months?|nights?)\s(?:that\s|when\s)?i\s"
    r"(?!(?:met|visited|saw|called|see|meet|visit|am|can|told|advised|work|worked|run|sat|call|stopped\sby|drove)\b)[a-z]+"
    r"|i['’]ve\sbeen(?!" + _DOING + r")|i['’]m\sin\srecovery"
)
# "My relapses", "my own days of it", "my diagnosis"; but "my own view" is no story.
_MINE = (
    r"mine\b|my\s(?:(?:\d{1,2}|two|three|four|five|six|seven|many|old|past|several)\s(?=relapses?|overdoses?|arrests?|attempts?|breakdowns?)"
    r"|own(?!\s(?:guess|view|sense|opinion|read|take|impression|feeling|assessment|hunch|theory)\b)"
    r"|recovery|story|experience|addiction|diagnosis|illness|past|life|journey|time|lived|first|second|third|last|early|worst"
    r"|share|turn\sto\s(?:share|talk|speak|tell)"
    r"|teens|teenage|twenties|thirties|forties|inventory|relapses?|overdoses?|drinking|drug\suse|psychosis|breakdown|arrests?|attempts?|commitment|divorce)\b"
)
# "Lived experience", "her own early days"
_LIVED = (
    r"(?:(?:his|her|their|its)\s)?(?:own|personal|lived)\s(?:\w{1,24}\s)?(?:experiences?|story|recovery|journey|struggles?"
    r"|history|past|period|stretch|diagnos[ei]s|illness|relapses?|hospitali[sz]ations?"
    r"|hospital\sstays?|commitment|overdoses?|addiction|trauma|treatment"
    r"|(?:early\s|worst\s)?(?:days|years|time))"
)
# "They called me noncompliant"; but "called me twice" is a call.
_CALLED_ME = (
    r"(?:call|called|calling|calls|label|labeled|labelled)\sme"
    r"(?!\s(?:names|\d|one|two|three|four|five|six|seven|eight|nine|ten|several|drunk|wasted|high|upset|sobbing|screaming"
    r"|during|right|so|when|whenever|because|at|on|every|back|about|and|to|by"
    r"|from|in|after|before|late|again|twice|once|up|over|for)\b|[.,;])"
)
# "When I was ...", "an addict myself"; but "introduced myself", "did it myself" tell no story.
_MYSELF = (
    r"when\si\swas|when\swriter\swas"
    r"|(?<!upon\s)(?<!\bit\s)(?<!them\s)(?<!\bhim\s)(?<!\bher\s)"
    r"(?<!thing\s)(?<!this\s)(?<!that\s)(?<!form\s)myself"
)
_OWN_STORY = late_called(r"\b(?:" + "|".join((_I_WAS, _HOW_I, _BACK_THEN, _IF_EVER, _I_HAD, _MINE, _LIVED, _CALLED_ME, _MYSELF)) + r")\b")
# Without a subject it is the writer who shares: "Shared own history: noncompliant w/ meds 4 yrs, two hospital stays".
_SHARED_OWN = late(
    r"\W{0,4}(?:(?:shared|disclosed|offered|used|told)\s(?:(?:some|a\sbit|part|parts|a\slittle|a\spiece)\sof\s)?(?:own|personal|lived|writer['’]?s\sown)\s"
    r"|(?:gave|brought|talked|spoke|described|drew|named|mentioned|told|used|shared|offered|disclosed)\s(?:(?!his\b|her\b|their\b)[\w-]{1,12}\s){0,5}own\s)"
)
_STORY_BY_WRITER = late(r"\b(?:i|me|my|myself|writer|pss|cpss|peer|specialist|staff|we|author|coach|worker)\b")
# "Shared about being written up at nineteen": whoever is left out, it is somebody's own story.
_SHARED_BEING = late(
    r"\W{0,4}(?:shared|disclosed)\s(?:openly\s|briefly\s|a\s(?:bit|little)\s)?(?:about\s)?(?:being|having\sbeen|getting)\s"
)
# What the writer tells is a story about themself from these words on.
_ABOUT_SELF = late(
    r"\b(?:my\s(?:own|first|last|worst|early|old|ex|teens|twenties|thirties|share|inventory|mother|father|mom|dad|brother|sister|family|kids|son|daughter|wife|husband|recovery|addiction|relapse"
    r"|story|experience|diagnosis|depression|drinking|use|using|hospital|years|life|past|sponsor|struggle|illness|voices|suicide|overdose|time|days|journey)"
    r"|(?:about|of)\sthe\s(?:\w{1,12}\s)?(?:year|years|time|times|day|days|night|nights|week|summer|winter|months?|way)\s(?:that\s|when\s)?i"
    r"|having\s(?:been|had|lost|[a-z]+ed)|what\sit\s(?:was|is|felt|feels)\slike|what\sit['’]s\slike|when\s(?:i|writer)|where\s(?:i|writer)\s(?:was|were|had)|how\s(?:[\w-]{1,16}\s){0,6}?(?:i|me|my|writer)"
    r"|i\s(?:only\s|always\s|never\s|just\s|also\s|mostly\s|often\s)?(?:had|have|was|used|once|too|also|am|went|did|didn|got|relapsed|lost|spent|thought|refused|hated|quit|could|took|stopped|started|drank|smoked|stole|lied|ran|left|came|slept|ate|hid|kept|cried|yelled|threw|broke|fell|woke|sold|learned|drove|moved|stayed|burned)|i['’](?:d(?!\s(?:decided|rather|say|like|want|be|let)\b)|ve|m)"
    r"|as\s(?:someone|a\sperson)\swho|(?:that\s)?(?:writer|pss|this\s(?:peer|writer))(?:['’]s\s(?:own|early|late|first|last|worst|twenties|teens|thirties|past)|\s(?:once|used\sto|had\sbeen|was\s(?:once|also|too|in|a|the))))\b"
)
_HER_OWN = late(r"\b(?:his|her|their)\s(?:own|(?:lived\s|past\s)?experiences?\s(?:with|w/|of|as|in|being))\b|\babout\sown\s")
_EXPERIENCE = late(r"\w+\s(?:lived\s|past\s)?experience")  # "shared her experience, that she was ...": it goes on
# Told of the writer in the third person: "This peer described how, as a mom, she used to ...".
_SHE_ONCE = late(
    # "that she was psychotic at 22", "how they were homeless back then"
    r"\b(?:she|he|they)\s(?:was|were|had\sbeen)\b[^.;:!?]{0,40}?\b(?:at\s(?:age\s)?\d\d|in\s(?:19|20)\d\d|years\sago|back\sthen)\b"
    r"|\b(?:she|he|they)\s(?:(?:herself|himself|themselves|themself|too|also)(?:\s(?:used\sto|once|had))?|used\sto|once)\b"
)
# "I talked about coming back from the war": what one did oneself follows at once.
_ABOUT_DOING = late(r"\s(?:\w{1,12}\s)?(?:about|of)\s(?!(?:how|what|when|the|his|her|their|being)\b)[a-z]{2,16}ing\b")
_TOLD_DOING = late(r"(?:\s\w{1,12})?\sabout\s(?!being\b)[a-z]{2,16}ing\b(?=(?:(?!\b(?:he|she|they|his|her|their)\b)[^.;:!?])*\bmy\b)")
_ABOUT_BEING = late(r"\s(?:openly\s|briefly\s|a\sbit\s|a\slittle\s)?(?:(?:about|of)\s)?(?:being|having\sbeen)\b")
# "Yes, I said, twice that year": behind the comma stand the writer's own words.
_ANSWERED = late_called(
    r",\s(?![^.;!?\n]{0,160}\byou(?:r|rs)?\b)"
    r"(?!(?:and|but|so|that|he|she|they|his|her|their|the|PERSON|which|then|while|who|you|honey|hon|sweetie)\b)"
)
# Verbs by which one tells of oneself; after "told" and "said", "her own" is as likely the person's.
_SHARES = ("shar", "sp", "talk", "mention", "describ", "disclos", "open")
# The story ends where the sentence turns to the person: "I said I was worried that she ...".
_TURNS_TO_PERSON = late_called(r"\s(?:that|because|since|as|if)\s(?=(?:he|she|they|(?:the\s)?(?:PERSON))\b)")
# What the story is used for, and what the person did about it, is no part of it: "... my first year to get her back on it".
_USED_FOR = late_called(
    r"\sto\s(?=(?:get|talk|make|convince|persuade|push|steer|guilt|scare|keep)\s(?:him|her|them|(?:the\s)?(?:PERSON))\b)"
    r"|,?\s(?:and|so|because|since|even\sthough)\s(?=(?:he|she|they)\s)"
    r"|,?\sand\s(?:then\s)?(?=(?:told|instructed|advised|let|recommended|made|got|talked|had)\s(?:him|her|them|PERSON)\b)"
    r"|,\s(?=i\s(?:talked|got|told|made|persuaded|convinced|had|let|gave|took)\s(?:him|her|them)\b)"
)
_TOLD_REACH = 80  # code points behind "shared", "told" in which the story must begin
_HEDGES_BEFORE_OWN = late_called(r"\b(?:PERSON|he|she|they)\b[^.]{0,40}$")


def find_story(lower: str, place: int, start: int, end: int) -> VoiceSpan | None:
    """Return the writer's story that the word at `place` ("I", "my", "own" ...) begins or belongs to."""
    story = _OWN_STORY.search(lower, max(start, place - OWN_REACH), min(end, place + STORY_REACH))
    while story is not None and story.end() <= place and scope_end(lower, story.end(), end) <= place:
        story = _OWN_STORY.search(lower, story.end(), min(end, place + STORY_REACH))  # one that is over before this word
    if story is None or story.start() > place:
        return None
    shared = _SHARED_OWN.match(lower, start, end)
    if shared and lower[story.end() : story.end() + 1] == ":":
        return VoiceSpan(story.start(), end, "self")
    if not shared and not _STORY_BY_WRITER.search(lower, start, story.end()):
        return None
    if _HEDGES_BEFORE_OWN.search(lower, start, story.start()) and not story.group().startswith(("i", "my", "call", "label", "the time")):
        return None
    return VoiceSpan(story.start(), _story_end(lower, story.end(), end), "self")


def _story_end(lower: str, start: int, end: int) -> int:
    """Return where the writer's story that begins before `start` ends, at the latest at `end`."""
    used = _USED_FOR.search(lower, start, min(end, start + SCOPE_REACH))
    return scope_end(lower, start, used.start() if used else end)


def told_story(lower: str, at: int, told: int, end: int, *, by_i: bool) -> VoiceSpan | None:
    """Return the writer's story that follows their "shared", "told", "spoke" from `at` to `told`.

    "Her own" is the writer's where the writer is told of in the third person, and not after "I".
    """
    reach = min(end, told + _TOLD_REACH)
    if by_i and _ANSWERED.match(lower, told, end):
        return VoiceSpan(told, scope_end(lower, told, end), "self")
    story = _ABOUT_BEING.match(lower, told, reach)
    if story is None and by_i and lower[at - 3 : at] != "we ":
        story = _TOLD_DOING.match(lower, told, min(end, told + 3 * _TOLD_REACH))
    story = story or _ABOUT_SELF.search(lower, told, reach)
    if story is None and not by_i:
        story = (_HER_OWN.search(lower, told, reach) if lower.startswith(_SHARES, at) else None) or _SHE_ONCE.search(lower, told, reach)
    if story is None and by_i and lower.startswith(_SHARES, at) and lower[at - 3 : at] != "we ":
        story = _ABOUT_DOING.match(lower, told, reach)
    if story is None:
        return None
    turn = None if _EXPERIENCE.match(story.group()) else _TURNS_TO_PERSON.search(lower, story.end(), end)
    return VoiceSpan(story.start(), _story_end(lower, story.end(), turn.start() if turn else end), "self")


def shared_being(lower: str, start: int, end: int) -> VoiceSpan | None:
    """Return the story of a sentence that begins with "Shared about being ..."."""
    shared = _SHARED_BEING.match(lower, start, end)
    return None if shared is None else VoiceSpan(shared.end(), scope_end(lower, shared.end(), end), "self")
