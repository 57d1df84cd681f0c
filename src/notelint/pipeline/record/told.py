"""Find the plan, the goal and the kind of service in the sentences of the narrative."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from notelint.late import late
from notelint.pipeline.record.another_time import is_of_an_earlier_plan
from notelint.pipeline.record.beside import with_sentences_beside
from notelint.pipeline.record.contact import is_quoted
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.words import possible

Span = tuple[int, int]
LAST = 6  # sentences; the plan mostly stands among them
LONGEST_GOAL = 160
LONGEST_SENTENCE = 240
LONGEST_OWN = 40  # code points of "my own recovery " before "goal"
LEAST_LEFT = 2  # sentences
FEW_WORDS = 3  # of a name, or a part of one
MOST_ITEMS = 3  # sentences of items behind the plan
MOST_TO_COME = 3  # sentences at the end, one of which may be the plan
LONGEST_CLOSING = 60  # code points of a name, or of "Nothing billed.", behind it
_WHEN = (
    r"\b(?:tonight|tonite|tomorrow|next|again|this (?:week|weekend|sunday|saturday|friday)|(?:on |by |until |before "
    r")?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thur?s?|fri|(?<=\b(?:in|on|by)\s)sat)(?![a-z])"
    r"|on the \d{1,2}(?:st|nd|rd|th)?|by the \d{1,2}(?:st|nd|rd|th)?|until the \d{1,2}(?:st|nd|rd|th)?|for the \d{1,2}(?:st|nd|rd|th)"
    r"|after the next|in (?:a|two|three) weeks?|the \w+day after|(?<!/)\d{1,2}/\d{1,2}(?![/\d])|first of (?:the|each) month)\b"
)
_PAST = (
    r"\b(?:(?!need|feed|seed|bleed|proceed|speed|weds?\b)[a-z]+ed|was|were|had|did|said|told|came|went|got|took|made|gave|saw|felt|left|knew|thought|spent|sat|stood|ran|wrote"
    r"|brought|found|heard|met|held|slept|ate|drove|rode|spoke|broke|chose|began|kept|lost|paid|sold|won|woke|grew|threw|fell|been|isn['’]t|(?:is|are)(?!\s\w+ing\b))\b"
)
# "He wants to look at two places thurs and asked me to come along."
_WISHED = rf"\b(?:wants?|plans?|hopes?|is going|intends?|agreed|would like|we said)\b[^.;!?]{{0,80}}{_WHEN}"
# A sentence about minutes, codes or who signs, and about nobody.
_ITEM = (
    r"(?!.*\b(?:he|she|they|him|them|(?:pss|cpss|worker|peer|specialist)\swill)\b)(?=.*(?:\b\d{1,3}\s?min|\bminutes\b|\bh00(?:38|25)\b|\bthis\snote\b|\btyp(?:ing|ed)\b"
    r"|\b(?:signed|cpss?|cprs|prss|pss|cpsp|cpsw|drive|travel|drove)\b))"
)
# What is to be done, told as one tells it to oneself: "Continue to meet weekly.", "cont. weekly group; phone list given".
_BIDDEN = (
    r"\W*(?:cont(?:inue|inues|\.)|check(?:ing)?\s(?:back\s)?in|follow(?:ing)?[\s-]up|f/u\b|see\s(?:him|her|them|the\s\w+)"
    r"|meet|call|text|revisit|return|back\s(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:\s|\.?$)"
)
_CUT_SHORT = ("cont.", " appt.", " approx.")
_ON_PLAN = r"\bgoals?\s(?:on|in|from|of)\s(?:his|her|their|the)\s(?:[\w-]+\s){0,2}(?:plan|list)\s?[:,–—-]\s"
_OWN = (
    r"(?:\b(?:his|her|their|my|own|stated|isp|ipos|wrap|plan|treatment|recovery|wellness|personal|life|the|this"
    r"|one of (?:his|her|their))\b|\w['’]s?)\s(?:[\w-]+\s){0,2}$"
)
_SAID = r"goals?(?:\s?(?:#|no\.?|number)?\s?\d|\s(?:of|to|is|was|for|are|about|she|he|they|that|from)\b|s?[,.;]?\s)"
_NUMBERED = r"(?:goal|objective)s?\s?(?:#|no\.?|number)?\s?\d"
_TOWARD = r"\bwork(?:ed|ing|s)?\s(?:on\s|together\s){0,2}towards?\s\w"
_CLAUSE_END = late(r"[.;!?](?=[\"”]?(?:\s|$))|\n")
_WISH = (
    r"\b(?:(?:his|her|their)\s(?:own\s)?(?:hope|wish|dream|aim)\s(?:is|of|to)|what\s(?:he|she|they)\s(?:really\s)?wants?\s(?:most\s)?is)\s"
)
# What was done is tied to something without the word: "it's a step in ...", "he connected this with ...", "in line with ...".
_TIED = (
    r"\b(?:(?:it|this|that|these|which|all)['’]?s?\s(?:is\s|was\s|all\s)?(?:a\s|one\s|another\s)?(?:big\s|small\s)?"
    r"(?:(?:step|piece|part|bit)\s(?:in|of|on|to|towards?)|ties?\s(?:back\s)?(?:in\s)?to|tied\s(?:back\s)?to|goes\s(?:to(?:wards?)?|with)|(?<!is\s)(?<!was\s)(?<!['’]s\s)go\sto(?:wards?)?|fits\s(?:in\s)?with|counts?\stowards?|belongs\sto|feeds\sinto|is\stowards?)"
    r"|(?<=[.!?]\s)(?:fits|goes)\s(?:in\s)?with\s(?=[\"“])\S|(?:connect|tie|link|relate)(?:s|d|ed)\s(?:this|it|that)\s(?:back\s)?(?:with|to)|in\sline\s(?:with|w/)|(?:works?|worked)\stowards?)\s"
    r"(?=(?:his|her|their|the\s(?!others?\b|rest\b)|what|how|getting|being|having|staying|going|living|keeping|[\"“])\b|[\"“])"
)
_TIED_SIGNS = (
    "step ",
    "piece ",
    "part ",
    " ties ",
    " tied ",
    " goes to",
    " goes with",
    "fits with",
    "fits in with",
    " go to",
    "belongs to",
    "feeds into",
    "connect",
    "linked",
    "relate",
    "in line w",
    "toward",
)
# The person's plan or list is named without the word: "the first line of his recovery plan", "what she put on her list".
_LISTED = (
    r"\b(?:(?:first|second|third|fourth|only|one|top|main|big|number\s(?:one|two|\d))(?:\s(?:thing|line|item|piece|part|step|point|wish))?\s(?:on|of|in)"
    r"|(?:put|wrote|named|set|listed|chose|picked)\b[^.;!?]{0,30}\sat\sthe\stop\sof)\s(?:his|her|their|the)\s(?:own\s)?"
    r"(?:(?:recovery|wellness|wrap|peer|service|treatment|care|life|person-centered)\s)?(?:plan|list)\b"
    r"|\b(?:put|wrote|named|set|listed)\b[^.;!?]{0,30}\s(?:on|in|under|first\son)\s(?:his|her|their)\s(?:own\s)?"
    r"(?:recovery|wellness|wrap|peer|service|treatment)\splan\b"
    r"|(?:recovery|wellness|wrap|treatment|service)\splan\s(?:item|line|step|point)\b"
)
_LISTED_REACH = 70  # code points before "plan" or "list", and some behind it
_AIMED = (
    r"\b(?:what|the\s(?:one\s|only\s)?thing)\s(?:he|she|they)(?:['’]s|['’]re|\sis|\sare)?\s(?:most\s)?"
    r"(?:wants?\s(?:most\s)?from|works?\s(?:for|at|toward)|(?:working|moving|heading)\s(?:for|at|toward)|wants?\sto\swork\son)"
    r"|\baims?\s(?:we|he|she|they)\s|\bstated\saim\b"
)
_AIMED_SIGNS = ("thing he", "thing she", "thing they", "what he", "what she", "what they", "aim ", "aims ")
# "Obj 3.2, keep the apartment", "Goal C = manage pain", "(wellness goal)", 'his "be my own boss" goal'.
_NAMED = (
    r"\bobj(?:ective)?\.?\s?\d(?:\.\d)?\b|\bgoals?\s(?:[a-h]|i{1,3}|iv)\s?[:=–—-]|\bgoal\s?[:=]\s"
    r"|(?<=[.!?]\s)goals?\s(?:is|was|are)\s|\((?:[a-z]+\s){0,2}goal\b|[\"”][,.]?\s\(?(?:[a-z]+\s)?goal\b"
)
_OF_WRITER = r"\bmy\s(?:[\w-]+\s){0,2}$"
_ONLY_READ = r"goals?\s?#?\d?\s(?:was|were|is)\s(?:read|reviewed|printed|copied|signed)\b"
_NO_LINK = r"(?:set|setting|sets|new|no|any|about|discussed|other|football|soccer|smart)\s$"


def find_plan(text: str, low: str, sentences: list[Span], present: Iterable[str]) -> Span | None:
    """Return the sentences that tell what comes next; the last such group, if there are several."""
    if len(sentences) == 1 and sentences[0][1] - sentences[0][0] > LONGEST_SENTENCE:
        sentences = _pieces(low, *sentences[0])
    sentences = _without_items(low, _whole(low, sentences))
    anchors = possible("plan", present)
    marked = _marked(text, low, sentences[-LAST:], anchors)
    if marked:
        sentences = sentences[-LAST:]
    elif len(sentences) > LAST:
        marked = _marked(text, low, sentences, anchors)
    if not marked and len(sentences) > 1:
        marked = {len(sentences) - 2 + at for at in _marked(text, low, sentences[-2:], possible("plan_at_end", present))}
    if not marked:
        marked = _to_come(text, low, sentences)
    if not marked:
        return None
    first = last = max(marked)
    while first - 1 in marked:
        first -= 1
    first, last = with_sentences_beside(text, low, sentences, first, last)
    return _trimmed(text, sentences[first][0], sentences[last][1])


def _whole(low: str, sentences: list[Span]) -> list[Span]:
    """Return the sentences, one that ends in a word cut short with what follows it: "cont. weekly group"."""
    found: list[Span] = []
    for start, end in sentences:
        if found and low[slice(*found[-1])].rstrip().endswith(_CUT_SHORT):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _without_items(low: str, sentences: list[Span]) -> list[Span]:
    """Return the sentences without those at the end that tell items of the record: "My bus was 35 minutes. H0038. Ana Diaz, CPSS"."""
    kept = len(sentences)
    while kept > LEAST_LEFT and len(sentences) - kept < MOST_ITEMS:
        told = low[slice(*sentences[kept - 1])].replace("\n", " ")
        is_bidden = compiled(_BIDDEN).match(told) is not None or told.lstrip().startswith("will ")
        is_fragment = len(told.split()) <= FEW_WORDS and not is_bidden and not compiled(_WHEN).search(told)
        if not is_fragment and not compiled(_ITEM).match(told):
            break
        kept -= 1
    return sentences[:kept]


def _pieces(low: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a note written without capitals."""
    cuts = [stop.end() for stop in compiled(r"[.!?]\s+").finditer(low, start, end)]
    return [span for span in zip([start, *cuts], [*cuts, end], strict=True) if span[0] < span[1]]


def _marked(text: str, low: str, sentences: list[Span], anchors: list[str]) -> set[int]:
    """Return the numbers of the sentences that hold an anchor outside quotation marks."""
    floor, limit = sentences[0][0], sentences[-1][1]
    part = low[floor:limit]
    found: set[int] = set()
    for anchor in [anchor for anchor in anchors if anchor in part]:
        at = low.find(anchor, floor, limit)
        last = low.rfind(anchor, floor, limit)
        for place in {at, last}:
            number = bisect_right(sentences, (place, len(low) + 1)) - 1
            starts_word = place == 0 or not low[place - 1].isalnum()
            start = sentences[number][0]
            if starts_word and not is_quoted(text, start, place) and not is_of_an_earlier_plan(low, start, place, anchor):
                found.add(number)
    return found


def _to_come(text: str, low: str, sentences: list[Span]) -> set[int]:
    """Return the number of the last sentence if it tells of a time to come, and of nothing that was: "He calls again tonight."."""
    if len(sentences) < MOST_TO_COME:
        return set()
    for number in range(len(sentences) - 1, len(sentences) - 1 - MOST_TO_COME, -1):
        start, end = sentences[number]
        if not any(letter.isalpha() for letter in compiled(_WHEN).sub("", low[start:end])) or compiled(_ITEM).match(low, start, end):
            continue  # "Wednesday 4/2/2026.", "Peer support, 45 min at the library."
        if compiled(_BIDDEN).match(low, start, end) and not compiled(_PAST).search(low, start, end):
            return {number}
        is_to_come = compiled(_WHEN).search(low, start, end) and not compiled(_PAST).search(low, start, end)
        if is_to_come or compiled(_WISHED).search(low, start, end):
            return set() if is_quoted(text, start, end - 1) or '"' in text[start:end] else {number}
        if end - start > LONGEST_CLOSING:
            return set()
    return set()


def find_goal(low: str, sentences: list[Span]) -> Span | None:
    """Return the words that tie the contact to one of the person's goals."""
    floor, limit = sentences[0][0], sentences[-1][1]
    at = low.find("goal", floor, limit)
    if at >= 0 and (listed := compiled(_ON_PLAN).search(low, at, limit)):
        return _clause(low, listed.end(), listed.end(), limit)
    while at >= 0:
        is_link = not compiled(_ONLY_READ).match(low, at, limit) and not _is_of_writer(low, floor, at)
        start = _goal_start(low, max(floor, at - 40), at, limit) if is_link else None
        if start is not None:
            return _clause(low, start, at, limit)
        at = low.find("goal", at + 4, limit)
    if wish := _wish(low, floor, limit):
        return wish
    if any(sign in low for sign in _TIED_SIGNS) and (tied := compiled(_TIED).search(low, floor, limit)):
        return _clause(low, tied.end(), tied.end(), limit)
    if ("goal" in low or "obj" in low) and (named := compiled(_NAMED).search(low, floor, limit)):
        return _sentence_of(sentences, low, *named.span())
    if listed := _listed(low, floor, limit):
        return _sentence_of(sentences, low, *listed.span())
    if any(sign in low for sign in _AIMED_SIGNS) and (aimed := compiled(_AIMED).search(low, floor, limit)):
        return _sentence_of(sentences, low, *aimed.span())
    if "objective" in low and (numbered := compiled(_NUMBERED).search(low, floor, limit)):
        return _clause(low, numbered.start(), numbered.end(), limit)
    if "toward" in low and (toward := compiled(_TOWARD).search(low, floor, limit)):
        return _clause(low, toward.start(), toward.end(), limit)
    return None


def _is_of_writer(low: str, floor: int, at: int) -> bool:
    """Tell whether a goal is the writer's own: "I told him my goal is to run a race", and not "my goal is ..." in quotation marks."""
    if not compiled(_OF_WRITER).search(low, max(floor, at - LONGEST_OWN), at):
        return False
    floor = max(floor, at - LONGEST_SENTENCE)
    return not is_quoted(low, max(low.rfind("\n", floor, at) + 1, floor), at)


def _listed(low: str, floor: int, limit: int) -> re.Match[str] | None:
    """Return where a plan or a list is spoken of as holding what the contact was about."""
    for word in ("plan", "list"):
        at = low.find(word, floor, limit)
        while at >= 0:
            if found := compiled(_LISTED).search(low, max(floor, at - _LISTED_REACH), min(limit, at + 16)):
                return found
            at = low.find(word, at + 4, limit)
    return None


def _sentence_of(sentences: list[Span], low: str, start: int, end: int) -> Span:
    """Return the sentence in which something stands, from a clause before it on."""
    first = sentences[bisect_right(sentences, (start, len(low) + 1)) - 1][0]
    return _clause(low, max(first, start - LONGEST_GOAL // 2), end, len(low))


def _wish(low: str, floor: int, limit: int) -> Span | None:
    """Return the words of "her hope is ..." and "what he wants is ..."."""
    if not ("hope" in low or "wish" in low or "dream" in low or "aim" in low or ("want" in low and "what" in low)):
        return None
    told = compiled(_WISH).search(low, floor, limit)
    return _clause(low, told.end(), told.end(), limit) if told else None


def _goal_start(low: str, floor: int, at: int, limit: int) -> int | None:
    if compiled(_NUMBERED).match(low, at, limit):
        return at
    before = low[floor:at]
    if low.startswith("goal of ", at) and (not before.strip() or before.rstrip()[-1] in ".:"):
        return at
    own = compiled(_OWN).search(before)
    if own and compiled(_SAID).match(low, at, limit) and not compiled(_NO_LINK).search(before):
        return floor + own.start() + (0 if before[own.start()].isalpha() and own[0][:1] != "'" else 1)
    return None


def _clause(low: str, start: int, at: int, limit: int) -> Span:
    end = _CLAUSE_END.search(low, at, min(limit, at + LONGEST_GOAL))
    stop = end.start() if end else min(limit, at + LONGEST_GOAL)
    if end and low[stop + 1 : stop + 2] in {'"', "”"} and stop + 2 <= limit:
        stop += 2  # the words of the person end there
    return start, start + len(low[start:stop].rstrip())


def find_service(text: str, low: str, sentences: list[Span], held: set[int], present: Iterable[str]) -> Span | None:
    """Return the name of the service told in prose; a bare group only in a sentence (`held`) of contact."""
    floor, limit = sentences[0][0], sentences[-1][1]
    for name in sorted(possible("services", present), key=len, reverse=True):
        at = low.find(name, floor, limit)
        if at < 0 or low[at - 1 : at].isalnum() or low[at + len(name) : at + len(name) + 1].isalpha():
            continue
        start = sentences[bisect_right(sentences, (at, len(low) + 1)) - 1][0]
        if (start in held or start == sentences[0][0] or "peer" in name) and not is_quoted(text, start, at):
            return at, at + len(name)
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    value = text[start:end]
    left = len(value) - len(value.lstrip(" \t\r\n-*•>"))
    return start + left, start + len(value.rstrip())
