"""Talk about a word, where it says nothing of anybody: "the word lazy", "circled decompensated", "a box for drug of choice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.sheet import VoiceSpan
from notelint.pipeline.voice.voice_words import voice_words

_MENTION_HINTS = (
    "what do",
    "what did",
    " means",
    " mean ",
    "poem",
    "song",
    "essay",
    "crossword",
    " saying ",
    "difference",
    "compared",
    "letters",
    "glossary",
)
# Further talk about words, each looked for only where one of its hints stands.
_WORDS_NAMED = (
    # "circled decompensated and poor insight"
    (
        ("circled", "underlined", "highlighted", "crossed out", "crosses out", "struck out", "scratched out"),
        late(
            r"\b(?:circled|underlined|highlighted|(?:crosse[ds]|struck|scratched)\sout)\s"
            r"(?!(?:the|an?|his|her|their|this|that|these|those|it|on|in|one|two|three|some|all|what)\b)[^.;:!?\n]{1,60}"
        ),
    ),
    # "what A&O stands for", "we guessed what AMA on the board stood for"
    ((" stands for", " stand for", " stood for"), late(r"\bwhat\s[\w'’&/-]+(?:\s[\w'’&/-]+){0,4}?\s(?:stands?|stood)\sfor\b")),
    # "she had googled decompensate"
    (("googled", "looked up", "look up"), late(r"\b(?:googled|looked\sup|look\sup)\s[\w'’-]+(?=[.,;!?]|\sand\b|\son\s)")),
    # "the sign for crazy"
    ((" sign for ",), late(r"\b(?:the|old|new|a|another)?\s?sign\sfor\s[\w'’-]+")),
    # "somebody had put hostile on the whiteboard"
    (
        (" put ", " wrote ", " written ", " scrawled ", " typed "),
        late(
            r"\b(?:put|wrote|written|scrawled|typed)\s(?!(?:the|an?|his|her|their|my|our|it|that|this|these|those|him|them|me|us|some|one)\b)"
            r"[\w'’-]+(?:\s[\w'’-]+)?\s(?:on|across)\s(?:the|his|her|their|a)\s"
            r"(?:whiteboard|board|wall|door|poster|sign)\b"
        ),
    ),
    # "some say slip, others say went back out"
    (("some ", "others "), late(r"\b(?:some|others)\s(?:people\s|folks\s)?(?:say|prefer|use)\s[^.;,!?\n]{1,40}")),
    # "under Strengths he put stubborn"
    (
        ("under ",),
        late(
            r"\bunder\s[^.;:!?,\n]{2,50}?,?\s(?!(?:i|we|writer|pss|and|or|but)\b)[\w'’-]{1,24}\s(?:put|wrote|listed|checked|ticked)\s(?!(?:the|his|her|their|my|it)\b)[^.;!?\n]{1,60}"
        ),
    ),
    # "the Spanish for high-functioning"
    (
        (" for ",),
        late(
            r"\b(?:spanish|english|french|german|russian|arabic|mandarin|cantonese|chinese|vietnamese|tagalog|navajo|creole|portuguese|korean|japanese|somali|hmong|hindi|urdu|farsi|latin|greek)"
            r"\s(?:word\s)?for\s[\"“'‘]?[\w'’-]{1,24}(?:\s(?!(?:is|was|and|the|in|on|so)\b)[\w'’-]{1,24}){0,2}[\"”'’]?"
        ),
    ),
    # "whether addict is a slur"
    (
        (" slur", " insult", " swear", " put-down", " putdown", " compliment", " punch"),
        late(
            r"(?<![\w'’-])[\w'’-]{1,24}\s(?:is|was)\s(?:really\s|even\s|just\s|only\s)?an?\s(?:[\w'’-]+\s)?(?:slur|insult|swear\sword|put-?down|compliment|punch\s?line)\b"
        ),
    ),
    # "when a note can say drunk", "we don't say addict here"
    (
        (" say ", " write ", " chart "),
        late(
            r"\b(?:(?:notes?|charts?|staff|people|folks|peers?|we|you|they|one)\s(?:can|may|should|could|must)(?:\snot|n['’]t)?|(?:we|you|people|folks|staff|peers)\s(?:do\snot|don['’]t|never|used\sto)|(?:not|when|how|where|whether)\sto|never|stop)"
            r"\s(?:say|write|chart)\s(?!(?:the|an?|his|her|their|my|our|it|that|this|these|those|him|them|me|us|some|one|no|yes|so|to|for|if|when|how|what|anything|something|nothing|more|less|much|sorry|and|or|about|in|on|up|down|out)\b)"
            r"[\w'’-]{1,24}(?:\s(?:or|and)\s[\w'’-]{1,24})?(?=\s?[(.,;:!?\n]|\s(?:here|anymore|any\smore|in|of|about|when|if|instead|and|on|at|to)\b|$)"
        ),
    ),
    # What stands on a board: "On the whiteboard tonight: junkie, crackhead, wino"
    (
        ("board", "poster", "flip chart", "flipchart", "easel", "chart paper", "sticky note", "sticky-note", "post-it"),
        late_called(
            r"(?:^|(?<=[.!?]\s)|\b(?:put|wrote|written|up)\s)on\s(?:the|our|a|his|her|their|my|big|that)\s(?:\w{1,12}\s)?"
            r"(?:white\s?board|chalk\s?board|poster|flip\s?chart|easel|chart\spaper|sticky[\s-]notes?|post-its?)\b"
            r"[^.:!?\n]{0,40}:\s(?!(?:the\s)?(?:PERSON|he|she|they)\s)[^.!?\n]{1,120}",
            re.MULTILINE,
        ),
    ),
    # "calling it sabotage would miss that the bus never came"
    (
        ("calling ",),
        late(
            r"\bcalling\s(?:it|him|her|them|this|that)\s[\w'’-]{1,24}(?:\s[\w'’-]{1,24})?(?=\s(?:would|misses|is\s(?:unfair|wrong|not)|isn['’]t)\b)"
        ),
    ),
    # "kept saying disruptive"
    (
        ("kept saying", "keeps saying", "keep saying"),
        late(
            r"\bk(?:eep|eeps|ept)\ssaying\s(?!(?:that|he|she|they|it|i|we|you|how|the|his|her|no|yes|so|to|things?|sorry)\b|[^.;:!?\n]{1,40}\b(?:things?|stuff|to)\b)[^.;:!?\n]{1,40}"
        ),
    ),
    # "drug-seeking is what the ER wrote down", "got typed as drug seeking"
    (
        (" is what ", " was what "),
        late(
            r"(?<![\w'’-])[\w'’-]{1,24}(?:\s[\w'’-]{1,24}){0,2}\s(?:is|was)\swhat\s(?!(?:i|we|he|she|they|writer)\b)(?:[\w'’.-]{1,24}\s){1,4}?(?:wrote|put|called|calls|typed|charted|said|says|entered)\b"
        ),
    ),
    (
        (" typed as ", " coded as ", " charted as ", " entered as ", " counted as "),
        late(r"\b(?:typed|coded|charted|entered|counted)\sas\s(?:(?!(?:because|since|as|by|when|after)\b)[\w'’/-]{1,24}(?:\s|\b)){1,4}"),
    ),
    # Whether relapse is the right word; and what a topic is about: "topic on the board: is relapse a failure?"
    ((" word",), late(r"(?<![\w'’-])[\w'’-]{1,24}\sis\s(?:even\s|really\s)?(?:the|a)\s(?:right|wrong|best|good|bad|better)\sword\b")),
    (("topic",), late_called(r"\btopics?\b[^.:;!?\n]{0,32}:\s(?:(?!\b(?:PERSON|he|she|they)\b)[^.!?\n]){1,80}\?")),
    # "a box for drug of choice"
    (
        ("box for", "boxes for", "box that", "box marked", "box label", "checkbox"),
        late(r"\b(?:check)?box(?:es)?\s(?:for|that\ssa(?:ys?|id)|marked|labell?ed)\s[^.;:!?,\n]{1,30}?(?=\sand\b|[.,;:!?\n]|$)"),
    ),
    # "labile was the one we looked up"
    (
        (" the one ",),
        late(r"(?<![\w'’-])[\w'’-]{1,24}\s(?:is|was)\sthe\sone\s(?:we|i|he|she|they)\s(?:looked|asked|circled|wondered|googled)\b"),
    ),
    # "what a 5150 is", "what danger to self means"
    (
        ("what ",),
        late(
            r"\bwhat\s(?:an?\s[\w'’/-]{1,24}(?:\s(?!(?:he|she|they|i|we|it|that|this)\b)[\w'’/-]{1,24}){0,2}?\s(?:is|means?)\b"
            r"|[\w'’/-]{1,24}(?:\s[\w'’/-]{1,24}){1,3}?\smeans?\b)"
        ),
    ),
    # "her word for it is being a menace"
    (("word for",), late(r"\bword\sfor\s(?:it|that|this|him|her|them|me)\s(?:is|was|would\sbe)\s[^.;,!?\n]{1,40}")),
    # "what people mean when they say somebody is high functioning"
    ((" mean when", " mean by", " means when"), late(r"\bmeans?\s(?:when|by)\s[^.;,!?\n]{0,24}\bsay(?:s|ing)?\s[^.;,!?\n]{1,48}")),
)
# A title, told by its capital: "a cactus labelled Hostile", "Crazy by Patsy Cline came on".
_TITLES = (
    (
        ("labelled ", "labeled ", "stamped ", "titled ", "entitled "),
        late(r"\b(?:labell?ed|stamped|(?:en)?titled)\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*"),
    ),
    (
        (" by ",),
        late(
            r"(?<![\w'’])(?:[A-Z][\w'’]{0,23}\s){1,5}by\s[A-Z][\w.’'-]{1,24}\s[A-Z][\w.’'-]{1,24}"
            r"(?=\s(?:came\son|was\s(?:on|playing)|played|plays|and\s(?:sang|sings?|danced))|,?\s(?:he|she|they|we)\s(?:sang|sings?|read|reads|played|danced))"
        ),
    ),
)


def find_mentions(text: str, lower: str) -> Iterator[VoiceSpan]:
    """Yield the stretches as `mention`; `lower` is the text in small letters, with the same offsets."""
    if any(noun in lower for noun in _nouns()) or any(hint in lower for hint in _MENTION_HINTS):
        yield from (VoiceSpan(m.start(), m.end(), "mention") for m in _mention().finditer(lower))
    for table, where in ((_WORDS_NAMED, lower), (_TITLES, text)):
        for hints, named in table:
            if any(hint in lower for hint in hints):
                yield from (VoiceSpan(m.start(), m.end(), "mention") for m in named.finditer(where))


@cache
def _nouns() -> tuple[str, ...]:
    """Return the shortest beginnings of the nouns for words."""
    nouns = voice_words().word_nouns
    return tuple(noun for noun in nouns if not any(other != noun and noun.startswith(other) for other in nouns))


@cache
def _mention() -> re.Pattern[str]:
    """Return what finds talk about a word: "the word lazy", "words that hurt, such as junkie and psycho"."""
    nouns = "|".join(sorted(voice_words().word_nouns, key=len, reverse=True))
    word = r"[\w'’/-]+"
    return re.compile(
        # Such as: words they want gone (a colon, a list), and: which words hurt. The list ran to ...
        r"\b(?:words?|terms?|labels|names|expressions|phrases|abbreviations|language|glossary|vocabulary|dictionary)\b[^.;:!?\n]{0,60}:\s[^.;:!?\n]{1,120}(?:\.\sthe\s(?:list|board|poster|chart)\b[^.;!?\n]{1,120})?"
        r"|\b(?:words|terms|labels|names|expressions|phrases)\b[^.;!?\n]{0,80}\.\s(?:[^.;!?\n]{0,24}\b(?:list|board|poster|chart|wall)\b|(?:the\s|his\s|her\s)?(?:top|worst|biggest|first)\b)[^.;!?\n]{1,120}"
        rf"|\b{word}\sis\s(?:just\s|only\s|really\s)?an?\s(?:{word}\s){{0,3}}(?:word|term|name|label)\sfor\b"
        r"|\b(?:labels|words|names)\b,\s(?:[\w'’-]+\s){0,3}(?:listed|wrote|named|put|gave|picked|chose)\s[^.;!?\n]{1,80}"
        # "is codependent a helpful word or not"
        rf"|\b(?:is|was|are)\s{word}\s(?:really\s|even\s|ever\s)?an?\s(?:{word}\s)?(?:word|term|label)\b"
        # "words staff use for us. Noncompliant and aggressive went up first": what is counted up after talk of words
        r"|\bglossary\b[^.;:!?\n]{0,60},\s[^.;!?\n]{1,120}"
        r"|\b(?:words|labels|expressions|language)\b[^.;!?\n]{0,80}\.\s[^.;!?\n]{1,100}\b(?:went\s(?:up|in|on|under)|made\sthe\slist|got\scrossed|were\scrossed)\b"
        rf"|\b(?:from|stop|stopped|quit|avoid|against|hates?|without)\s(?:\w+\s){{0,2}}(?:saying|using|hearing)\s{word}"
        r"|(?<!exchanged\s)\bwords\b(?!\s(?:with|to|of)\b)[^.;:!?\n(]{0,40}\((?![^)\n]*\b(?:is|was|were|he|she|they|client|pt|member)\b)[^)\n]{1,80}\)"
        # "what does baseline mean", "the word she used was self-sabotage", "use grandiose in his poem"
        rf"|\bdifference\s(?:for\s\w+\s)?between\s{word}(?:\s{word})?\sand\s(?:being\s)?{word}|\bcompared\s{word}\s(?:with|to)\s{word}"
        rf"|\bletters\s{word}(?:\s(?:and|or)\s{word})?|\bwhat\s{word}\smeans?\b"
        rf"|\bwhat\s(?:does|do|did)\s{word}(?:\s{word})?\smeans?\b|\b(?:word|term|label|phrase)\b(?:(?!\b(?:he|she|they|and|but)\b)[^.;:!?\n]){{0,40}}\b(?:is|was)\s{word}"
        rf"|\bword\sfor\s{word}"
        rf"|\b(?:use|used|using|spell|spelled|rhyme|rhymes|rhymed)\s{word}\s(?:in|with)\s(?:his|her|their|a|the)\s"
        r"(?:poem|poems|song|songs|rap|verse|sentence|essay|story|speech|crossword|game|paper)\b"
        rf"|\b(?:{nouns})\b(?:"
        rf"[^.;:!?\n]{{0,40}}?\b(?:like|such\sas|including)\s[^.;:!?\n]{{1,60}}"
        rf"|:?\s(?:of\s|as\s)?(?:an?\s)?(?!(?:reads?|says?|is|was|are|were|on|that|which|in|for|and|of|to|with|by|from)\b){word}(?:[\s-](?!(?:and|or)\b){word})?(?:\s(?:and|or)\s{word}(?:[\s-]{word})?)?"
        r")"
    )
