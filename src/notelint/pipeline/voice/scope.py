"""Where somebody's reported words, or the writer's own story, end: mostly before the end of their sentence."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.called import late_called

SCOPE_REACH = 1000  # code points in which words or a story end, if not with their sentence
FEWEST_COMMAS, LONGEST_LINK = 7, 70  # of a chain of sentences; code points between two commas on average
SHORTEST_LINK = 25  # code points behind a saying verb within which a comma ends nothing
COMMAS_BEFORE = 2  # in reported words, before a comma far behind ends them
LONGEST_WORDS = 140  # code points after which a comma ends reported words, in notes that join all their sentences by commas

# "She said she was tired and I ...": whoever is named next is no longer speaking.
_NEW_SUBJECT = (
    r";|\s[-–—]\s|,?\s(?:and|but|so|however)\s"
    r"(?:(?:then|honestly|frankly|today|now|some\sdays|sometimes|at\stimes|all|personally|to\sbe\shonest|in\sthe\send)\s){0,2}(?=(?:i|we|writer|this\swriter|pss|this\spss|peer|this\speer|staff|(?:the\s)?(?:PERSON))\b)"
)
# A guess at why is the writer's again: "said she was cold, hoping I'd ...", "says he sees shadows, a bid for pity".
_GUESS_AT_WHY = (
    r",\s(?:just\s|only\s|clearly\s|obviously\s|probably\s|really\s|mostly\s|likely\s|all\s|no\sdoubt\s|which\s(?:is|was)\s|i\s(?:think|believe|guess|suspect)\s)?"
    r"(?=(?:hoping|knowing|dodging|covering|buying|wishing|exploiting|taking\sadvantage|avoiding|ducking|stalling|saving\sface|fak(?:ing|in)|hunting|fishing|angling|playing|testing|counting|figuring|betting|trying|pretending|acting|making|wanting|thinking|expecting|hinting|stirring|using|seeking|looking|milking|working|buttering|waiting|needling|egging|goading|guilting)\b"
    r"|(?:an?|his|her|their|the)\s(?:obvious\s|clear\s|handy\s|sneaky\s|classic\s)?(?:bid|ploy|hint|trick|cover|tactic|stunt|excuse|act|attempt|lie|dodge|way|stall|play|ticket|plea|show|front|game)\b"
    r"|with\san\seye\s|which\smeans\s|which\s(?:he|she|they)\s(?:does|do|did|says|uses)\s|which\s(?:i\stak|(?:he|she|they)\stook\s|(?:is|was)\s(?:really|just|only|all|because|for|to|so)\b)"
    r"|the\sreal\s(?:reason|point|goal)|with\s(?:his|her|their)\s[^.,;]{1,24}\sin\smind|as\sa\s(?:means|way|ploy|tactic)\sof\b"
    r"|(?:real|mighty|how|very)\s(?:convenient|funny)|always\s\w+ing|typical(?=[.,;]|$)|no\ssurprise|yeah\sright|like\salways|two-faced)"
)
# So is a doubt: "..., but it seems", "..., in fact", "..., which I think".
_WRITERS_DOUBT = (
    r",?\s(?:but|however|yet),?\s(?=(?:this|it|that)\s(?:appears|seems|looks|is\s(?:likely|probably|clearly|just|only))\b)"
    r"|,\s(?:but\s)?(?=(?:really|actually|in\sfact|in\sreality|truth\sis)\s)"
    r"|,\s(?:which\s|but\s)?(?=i\s(?:really\s|honestly\s|do\s)?(?:think|believe|guess|suspect|figure|bet|doubt|reckon)\b)"
)
# "can't do mornings" and was flippant about it: behind the marks the writer goes on.
_BEHIND_MARKS = r"(?<=[\"”])\s(?:and|but)\s(?=(?:was|were|got|seemed|appeared|looked|became|is|acted|presented)\s)"
# "and insists", "and denied": what is said next is told anew.
_SAID_FURTHER = r"\sand\s(?=(?:insist|claim|den(?:y|ies|ied)|admit|alleg|minimi[zs])(?:s|ed|es|t)*\b)"
# Without any commas: "says she dont see the point of the diet i told her ...".
_WITHOUT_COMMAS = (
    r"(?<=[^.,;:!?]{14})\s(?=i\s(?:(?:told|asked|advised|gave|offered|let|made|informed|instructed)\s(?:him|her|them)|explained)\b)"
)
# Notes in a hurry join their sentences with commas: "denies any use, client was ...", "wants to move, I told him ...".
_JOINED_BY_COMMA = (
    r",\s(?=(?:writer|this\swriter|pss|this\spss|this\speer|(?:the\s)?(?:PERSON))\s)"
    r"|,\s(?=i\s(?:told|asked|advised|shared|offered|suggested|encouraged|reminded|explained|informed|instructed|recommended|assessed|educated|made|gave|took|let)\s)"
)
# "says the swab was old, and got defensive": what they did then is the writer's to tell.
_DONE_THEN = (
    r",\sand\s(?:then\s)?(?=(?:got|became|turned|started|began|walked|left|slammed|rolled|raised|threw|refused|hung|stormed|glared|looked|stared|sat"
    r"|pouted|sulked|huffed|snapped|cussed|cursed|swore|stomped|took\sit\sout|went\soff|mouthed|hissed|spat|shoved|ignored)\b)"
    r"|,\s(?:and\s)?then\s(?!an?\s)|,\s(?:so|while|after\swhich)\s(?=(?:i|we|writer|pss)\b)"
)
_SCOPE_END = late_called(
    "|".join(
        (
            _NEW_SUBJECT,
            _GUESS_AT_WHY,
            _WRITERS_DOUBT,
            _BEHIND_MARKS,
            _SAID_FURTHER,
            _WITHOUT_COMMAS,
            _JOINED_BY_COMMA,
            _DONE_THEN,
        )
    )
)

# Behind a comma an aim is mostly the writer's guess: "he left, just to eat up the clock".
_AIM = (
    r",\s(?:just\s|only\s|mostly\s|mainly\s|likely\s|probably\s|simply\s)(?=(?:to|so|for|as)\s)"
    r"|,\s(?=as\san?\s(?:excuse|cover|ploy|tactic|front|pretext)\b)|,?\s(?=when\s(?:what\s(?:he|she|they)\s(?:really\s)?want|really\b|in\sfact\b|actually\b))"
    r"|\s(?=in\s(?:my\s(?:honest\s|professional\s)?(?:opinion|judge?ment|view|estimation)|this\swriter['’]s\s(?:opinion|judge?ment|view))\b)|,?\s(?=i['’]d\ssay\b)"
    r"|\s(?=in\san?\s(?:effort|attempt|bid)\sto\b)|,\s(?=(?:more|most)\slikely\b|however\s|in\sorder\sto\b|code\sfor\b|conveniently\b)"
    r"|,\s(?=that['’]?s\s(?:just\s|only\s|really\s)?(?:to\s(?:get|make|have|keep|avoid)\b|so\s|code\b))"
    r"|\s(?=knowing\s(?:full|darn|damn|very)\swell\b|figuring\s(?:nobody|no\sone)\b)"
)
# Who is told of as "me" is the writer: "told my boss I was late to get me in trouble".
_AGAINST_THE_WRITER = (
    r"\s(?=(?:just\s|only\s)?to\s(?:get|make)\s(?:me|us|staff)\s(?:in|to|moved|fired|off|look|feel|do|back|out|drive|jump|chase|beg)\b)"
)
# What somebody is after, or enjoys, is not their own word for it: "told her I was rude, she is trying to ...".
_AFTER_SOMETHING = (
    r",\s(?=(?:he|she|they)(?:['’](?:s|re)|\sis|\sare)\s(?:just\s|only\s|really\s)?(?:trying|hoping|waiting|looking|playing|covering|using|working|after)\b"
    r"|(?:he|she|they)\s(?:just\s|really\s|clearly\s)?(?:enjoys?|likes?\s(?:to\ssee|seeing|watching)|loves?\s(?:to\ssee|seeing|watching|the\sattention))\b)"
    r"|\sbut\s(?=(?:he|she|they)(?:['’]?(?:s|re)|\sis|\sare)\s(?:in\sdenial|lying|faking|clearly|obviously|really)\b)"
)
# What the writer did next, and what a chart says, has no subject: "..., told her ...", "..., poor historian".
_WITHOUT_SUBJECT = (
    r",\s(?=(?:told|gave|asked|helped|offered|showed|reminded|advised|handed|informed|instructed)\s(?:him|her|them|PERSON)\b)"
    r"|,\s(?=(?:appears|seems|presents|presented)\s|(?:totally|completely|entirely)\s(?:uncalled|out\sof|in\w)|in\sdenial\b)"
    r"|,\s(?=(?:affect|mood|speech|insight|judge?ment|hygiene|eye\scontact|thought\sprocess|a\s?&\s?o|oriented|alert|tremulous|disheveled)\b"
    r"|(?:poor|limited|fair|flat|blunted|anxious|depressed|irritable|labile|constricted|guarded|congruent)\s(?:affect|mood|insight|judge?ment|historian|eye|hygiene|boundaries|impulse)\b)"
)
_NO_MORE_WORDS = late_called("|".join((_AIM, _AGAINST_THE_WRITER, _AFTER_SOMETHING, _WITHOUT_SUBJECT)))
_SENTENCE_STOP = late(r"[.!?]+[\"”’']*(?=\s|$)")
_FIRST_PERSON = late(r"\b(?:i|my|me|we|our|us|myself)\b")


def is_chain(lower: str, start: int, end: int) -> bool:
    """Tell whether a sentence is many that are joined by commas, as hurried writers do: then each comma may end what is said."""
    commas = lower.count(", ", start, end)
    return commas >= FEWEST_COMMAS and end - start < LONGEST_LINK * commas


def words_end(lower: str, start: int, end: int) -> int:
    """Return where somebody's reported words that begin at `start` end.

    They end before a guess at their aim, too, and at a comma far behind.
    """
    far = next_comma(lower, start + LONGEST_WORDS, end)
    if lower.count(", ", start, far) >= COMMAS_BEFORE and not lower.startswith(", and that", far):
        end = far
    stop = _NO_MORE_WORDS.search(lower, start, min(end, start + SCOPE_REACH))
    return scope_end(lower, start, stop.start() if stop else end)


def next_comma(lower: str, start: int, end: int) -> int:
    """Return where the first comma between words stands from `start` on, at the latest `end`."""
    comma = lower.find(", ", start, end)
    return end if comma < 0 else comma


def scope_end(lower: str, start: int, end: int) -> int:
    """Return where somebody's words or story that begin at `start` end, at the latest at `end`."""
    stop = _SCOPE_END.search(lower, start, min(end, start + SCOPE_REACH))
    return stop.start() if stop else end


def own_words_end(lower: str, start: int) -> int:
    """Return where words given after "Client stated:" end, in lower-case text.

    They run to the end of the sentence, and on through sentences in the first person,
    but not past the line.
    """
    line_end = lower.find("\n", start)
    line_end = len(lower) if line_end < 0 else line_end
    end = start
    while end < line_end:
        stop = _SENTENCE_STOP.search(lower, end, line_end)
        following = stop.end() if stop else line_end
        if end > start and not _FIRST_PERSON.search(lower, end, following):
            break
        end = following
    return end
