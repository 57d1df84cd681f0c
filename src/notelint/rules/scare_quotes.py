"""NL205 scare-quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.diagnostics import Applicability, Family, Fix, Severity
from notelint.late import late
from notelint.pipeline.spans import SpanIndex
from notelint.rules.base import Finding, Rule, RuleMeta

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.pipeline.sheet import Sheet, VoiceSpan

MOST_WORDS = 3
MOST_QUOTES = 2  # in a sentence; with more of them it is about what was said
_SPEECH_NEAR = late(
    r"\b(?:(?:card|sign|clue|crossword|puzzle|hangman|scrabble|slide|poster|sticker|board|flyer|page|box|label|shirt|mug|paper|sheet|form|tag|badge)s?\b|sa(?:y|ys|id|ying)|stat\w+|told|tell\w*|shar\w+|report\w*|call\w*|dismiss\w*|flagg\w*|brand(?:ed|s|ing)|describ\w+|nam\w+"
    r"|titled|term\w*|word\w*|answer\w*|repl\w+|ask\w*|"
    r"came\s(?:up)?on|came\sacross|ran\sinto|found\sthe|typed|printed|scrawled|spray-?painted|chalked|engraved|headlin\w+|whisper\w*|shout\w*|yell\w*|wrote|writ\w+|read\w*|song|sang|sing\w*|book|film|movie|poem"
    r"|group|class|program\w*|workshop|module|worksheet|handout|chapter|topic|"
    r"express\w*|identif\w+|refer\w*|mean\w*|phrase\w*"
    r"|quot\w*|label\w*|add\w+|explain\w*|comment\w*|joke\w*|mention\w*|felt|feel\w*|feeling"
    r"|repeat\w*|respond\w*|rated?|known as|using|used the"
    r"|mantra|motto|goal\w*|"
    r"discuss\w*|expression\w*|abbreviation\w*|acronym\w*|language|propos\w+|sounds?|sting\w*|voted|"
    r"list\w*|under|text\w*|sign\w*|poster|tattoo\w*|nicknam\w+|part|step|section|stage|box|button"
    r"|option|turned (?:\w+ )?down|denied|cit\w+|reason\w*|mark\w*|log|logged|stamp\w*"
    r"|spell\w*|swap\w*|belong\w*|(?:cross\w*|struck|scratched) out|circled|underlined"
    r"|pick(?:ed|s)|chose|replac\w+|suspended|charged|evicted"
    r"|fired|ticketed|sanctioned|expelled|sure about|unsure|look(?:ed|ing)? up|defin\w+|translat\w+|pronounc\w+"
    r"|game|movie|show|video|painting|drawing|piece|admit\w*|agree\w*|recall\w*|remember\w*|thought|think\w*|laugh\w*|wants?|wanted"
    r"|debat\w*|whether|land\w*|compliment|insult\w*|stings?|stung|complain\w*|googled|use\sit|chat\sover)\b"
    r"|[:]\s*$",
    re.IGNORECASE,
)
# Words that are named, heard or wished for: "no "buddy"", "someone who isn't "a deacon"", but not "uses her "anxiety"".
_NAMED_BEFORE = late(r"\b(?:no|about)\s$|\b(?:heard?|uses?|prefer\w*|start(?:s|ed)\s(?:with|off)|(?:would|['’]d)\slike)\b", re.IGNORECASE)
_SOMEBODYS = late(r"\b(?:his|her|their|my)\s$", re.IGNORECASE)
WORDS_REACH = 120  # code points before a sentence in which words may be the topic
_ABOUT_WORDS = late(r"\b(?:words|terms|labels|phrases|expressions|language|vocabulary)\b", re.IGNORECASE)
_GIVEN = frozenset({"reported", "self", "mention", "field"})
_DOUBTABLE = late(r"[a-z]")


class ScareQuotes(Rule):
    """Quote whole sentences of the person, not single words in doubt.

    ## Why
    One to three words in quotation marks, with nobody saying them, read as "so-called". The person sees that they
    were not believed.

    ## Write instead
    The word without marks, or the person's whole sentence with who said it.

    ## Fix
    Shown only: whether the words were spoken, and whose they are, only the writer knows.
    """

    meta = RuleMeta(
        code="NL205",
        name="scare-quotes",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Park et al., JAMA Network Open (2021)", "Healy et al., JGIM (2022)"),
    )
    bad = ('She could not come because of her <<"migraine">> again.',)
    good = (
        'She said she was "so tired" of waiting.',
        '"I just want my own place," he told me.',
        'We worked on the "Daily Maintenance" part of her WRAP.',
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield short quotations that nobody is said to have spoken."""
        quotes = [span for span in sheet.voices or () if span.voice == "quoted"]
        given = SpanIndex(span for span in sheet.voices or () if span.voice in _GIVEN) if quotes else None
        for span in quotes:
            if is_scare_quote(sheet, span.start, span.end, given):
                prompt = "take the quotation marks away, or quote the whole sentence with who said it"
                yield Finding(
                    span.start,
                    span.end,
                    "Single words in quotation marks read as doubt when nobody is said to have spoken them.",
                    # A prompt alone: whose words they are, only the writer knows.
                    fixes=(Fix(prompt, Applicability.DISPLAY_ONLY),),
                )


def is_scare_quote(sheet: Sheet, start: int, end: int, given: SpanIndex[VoiceSpan] | None = None) -> bool:
    """Tell whether the quotation is one to three words of doubt without a word of speech near it.

    `given` are stretches in which a quotation is somebody's words anyway.
    """
    text = sheet.text
    inside = text[start + 1 : end - 1]
    if not (text[start] in "\"“‘'" and text[end - 1] in "\"”’'") or not 1 <= len(inside.split()) <= MOST_WORDS:
        return False
    if not inside[:1].islower() or not _DOUBTABLE.match(inside) or inside[-1:] in ".!?,":
        return False  # a name, a title, an utterance or a code
    low, high = sheet.sentence_at(start)
    if text[start - 2 : start] == ", " or (given is not None and given.holding(start, end)):
        return False  # an utterance, or words that somebody else is said to use
    if _quotes_in(sheet, low, high) > MOST_QUOTES:
        return False
    if _ABOUT_WORDS.search(text, max(0, low - WORDS_REACH), low):
        return False  # the sentence before spoke of words
    if not _SOMEBODYS.search(text, low, start) and _NAMED_BEFORE.search(text, low, start):
        return False
    return not (_SPEECH_NEAR.search(text, low, start) or _SPEECH_NEAR.search(text, end, high))


def _quotes_in(sheet: Sheet, low: int, high: int) -> int:
    """Count the quotations in a stretch; counting stops at one more than matters."""
    voices = sheet.voices or []
    count = 0
    for at in range(bisect_left(voices, (low, 0, "")), len(voices)):
        if voices[at].start >= high or count > MOST_QUOTES:
            break
        count += voices[at].voice == "quoted"
    return count
