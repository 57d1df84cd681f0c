"""Who is speaking: only the writer speaking about the person is the narrator."""

import pytest

from notelint.linter import Linter
from notelint.pipeline.sheet import open_sheet
from notelint.pipeline.voice.finder import VoiceFinder
from support import blank, shown


def voice_of(word: str, text: str) -> str:
    sheet = open_sheet(blank().make_doc(text))
    VoiceFinder().annotate(sheet)
    start = text.index(word)
    return sheet.voice_at(start, start + len(word))


WORD = "manipulative"
QUOTED = {
    "straight marks": 'He said "they call me manipulative" and laughed.',
    "curly marks": "He said “they call me manipulative” and laughed.",
    "single marks": "He said 'they call me manipulative' and laughed.",
    "nested marks": "\"My boss wrote 'he is manipulative' on it,\" he said.",
    "unclosed marks": 'He said "they call me manipulative.\nWe walked on.',
    "second sentence": '"I was there. They called me manipulative." He laughed.',
    "next paragraph": "“I was there.\n\n“They called me manipulative.” He laughed.",
    "after stated and a colon": "Client stated: I am manipulative and I know it.",
    "label of a speaker": "PARTICIPANT STATED: I am manipulative and I know it.",
    "in own words": "Client's own words: I am manipulative and I know it.",
    "block quote": "He wrote:\n> I was manipulative then.\nWe read it together.",
    "a worker in a transcript": "6:03 Case worker: he is manipulative.\n6:04 Dee: I am not.",
    "in the first person, behind a label": "Client: I was manipulative then.",
    "on the phone, behind a name": "Her mother, on the phone: he is manipulative.",
    "two in a transcript": "6:03 Dee: How was it?\n6:04 R.: He is manipulative.",
    "backticks": "He wrote `they call me manipulative` in the chat.",
    "an official, and how": "The judge, reading from the bench: manipulative, failed to appear. He sighed.",
    "what somebody typed": "What the intake worker typed while we sat there: denies pain, manipulative. Nobody had asked.",
    "on a paper": "On the discharge summary: client labile, manipulative. He read it aloud.",
    "reads like": "The old plan reads like a rap sheet: resistant, manipulative. She wants to write the next.",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_own_words_are_quoted(text: str) -> None:
    assert voice_of(WORD, text) == "quoted"


OTHERS = {
    "their take": "Her take: the landlord is manipulative.",
    "said of the client": "The counselor's email says client is manipulative.",
    "said behind a list of listeners": "The manager said to me and Mr. Lewis both that the cousin is manipulative.",
    "a name that does something": "His neighbor figures Wendell sounds manipulative.",
    "a paper": "The doctor's note, which she held up, says manipulative with a smile.",
    "per a sheet": "Per the nurse's sheet on the door: client manipulative, ate well.",
    "on the phone": "Her sister said on the phone that Dee is manipulative.",
    "in an email, of a name": "The teacher wrote in her email Malik is manipulative.",
    "a letter": "A letter from the school says Dontae is manipulative.",
    "papers describe as": "Her discharge papers describe her as manipulative.",
    "down as": "The log has him down as manipulative.",
    "argued": "The prosecutor argued he is manipulative.",
    "was called": "She asked what it is like to be called manipulative.",
    "told us at length": "His mother told the both of us at the kitchen table that he is manipulative.",
    "talked about how": "T. talked about how he used to be manipulative when he was using.",
    "services will": "Her worker said visits will not start again until she is less manipulative.",
    "told a brother that": "He told his brother Sam that she is manipulative.",
    "according to, without a comma": "According to her he has been manipulative.",
    "according to, and another clause": "He is manipulative according to his brother, and he wants to move out.",
    "per, and another clause": "She was manipulative per her old caseworker but we had a good talk.",
    "per, without a comma": "Per client he was manipulative at work.",
    "confided": "She confided that she was manipulative then.",
    "was saying": "Her friends are saying she is manipulative.",
    "brought up": "Rosa brought up that she gets manipulative when she drinks.",
    "take on it": "His take on it is that he was manipulative.",
    "as somebody sees it": "As Maya sees it she was manipulative.",
    "called somebody": "The principal called the student manipulative.",
    "described to me as": "The night staff described Sam to me as manipulative.",
    "wrote up for": "The boss wrote him up for being manipulative.",
    "what somebody wanted to know": "She wanted to know if I thought she was manipulative. I said no.",
    "it says": "We read the report. It says suspect was loud, manipulative and tall.",
    "lists as": "Treatment team notes list him as manipulative.",
    "got as": "Front sheet got him as manipulative.",
    "would call": "The leaflet would call him manipulative.",
    "a desk called it": "Front desk called it a manipulative act.",
    "a rumour": "It has been put about that Irene is manipulative.",
    "posted": "Her ex posted online that she is manipulative.",
    "an evaluation finds": "The evaluation from the court psychologist finds him paranoid, manipulative, cold.",
    "a notice alleges": "Landlord's notice alleges manipulative conduct on the 9th.",
    "was wondering": "He was wondering if his boss thinks he is manipulative.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_others_say_of_somebody_is_theirs(text: str) -> None:
    assert voice_of(WORD, text) == "reported"


NOBODYS = {
    "told of a visit": "I told staff about the visit and that manipulative man.",
    "view of the writer": "I would describe him as manipulative.",
    "called on the phone": "Mom called him and he was manipulative.",
    "talked about, without a subject": "Talked about how manipulative he was with the desk.",
    "names before brackets": "Client gave me two names. He was manipulative (yelled at the desk).",
    "terms before what came up": "We looked at the lease terms. He got manipulative when the rent came up.",
    "used with somebody": "He used manipulative in the lobby.",
    "worked as": "He has worked as a clerk. He was manipulative.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_nobody_is_said_to_say_is_the_narrators(text: str) -> None:
    assert voice_of(WORD, text) == "narrator"


REPORTED = {
    "said that": "He said that his sister is manipulative.",
    "said without that": "He said his sister is manipulative.",
    "told me": "She told me her boss is manipulative.",
    "told the writer that": "She told this writer that her boss is manipulative.",
    "client reported": "Client reported that his sister is manipulative.",
    "reported feeling": "She reported feeling manipulative around her sister.",
    "believes": "He believes his sister is manipulative.",
    "asked whether": "He asked whether he is manipulative.",
    "described oneself as": "He described himself as manipulative.",
    "identifies as": "She identifies as manipulative.",
    "called so by somebody": "The judge called Marvin a manipulative man.",
    "called so by a paper": "Her email calls the visits manipulative, copied here.",
    "bare words on a paper": "The hospital wrote manipulative, unmotivated. Ed put a star there.",
    "called out": "His sister called out from the porch that he is manipulative.",
    "put out as": "Dispatch put him out as manipulative.",
    "reported by others": "His mother said he was manipulative as a child.",
    "told, that further off": "Dr. Venn told her in front of me that she had been manipulative.",
    "wrote home": "The teacher wrote home that the boy had been manipulative.",
    "let me know": "Ines let me know she was manipulative for years.",
    "in somebody's eyes": "In his sister's eyes he is manipulative.",
    "by an account": "By her own account she gets manipulative without sleep.",
    "somebody's view is": "Mom's view is that the boy is manipulative.",
    "as they put it": "As the crew put it, he was manipulative.",
    "the way they tell it": "The way he tells it, his sister is manipulative.",
    "emailing": "Her ex keeps emailing the caseworker that she is manipulative.",
    "reckons": "She reckons she was manipulative for years.",
    "reason given": "The reason Lenny gave for coming was that manipulative ex of his.",
    "people know": "She lets people know she is manipulative.",
    "tag after, no comma": "His sister is manipulative with the kids she said, sorry about that.",
    "tag between": "His sister calls daily, he told me, to be manipulative.",
    "it calls him": "The letter came; it calls Theo manipulative.",
    "paper that has her down": "The summary, which she read aloud, has her down as a manipulative girl.",
    "charted": "The nurse charted that he was manipulative.",
    "tag after": "His sister is manipulative, he said.",
    "per somebody, after": "He is manipulative, per father.",
    "according to": "According to his father, he is manipulative.",
    "told by somebody who came in": "I sat with Ray, his mother walked in, told him that he is manipulative.",
    "told by a worker": "Client was told by her worker that she is manipulative.",
    "two who are told of": "She said Dad was drinking, Mom was manipulative.",
    "typically": "He said he drinks, typically with his manipulative brother.",
    "an aim in their words": "He said he wants to move, to get away from his manipulative brother.",
    "felt like, without a subject": "Felt like a failure and manipulative.",
    "a long sentence": "She said that the heat was out in the whole of the building since the first week of the month and nobody had "
    "come to look at it or at the water in the hall, and that he was manipulative about it.",
    "their words, behind": "He was manipulative at the test, his words, and asked for another go.",
    "their words, in brackets": "He was manipulative (his words) at the test.",
    "put it": "She put it: they were manipulative so I was.",
    "what they told of it": "What he told me of the arrest: he was manipulative.",
    "described, by the title": "The home aide described Mr. Tran as manipulative.",
    "considers": "Tilly considers her niece a manipulative girl.",
    "of whom another tells": "She is scared of Rhonda, who she says is manipulative.",
    "of whom another tells, in a noun": "The aide, who her mother thinks is manipulative, came by.",
    "named so by another": "He met the roommate that she calls manipulative.",
    "charted so": "The charge nurse charted him manipulative overnight.",
    "noted to be so": "Night staff noted client to be manipulative with the aide.",
    "called us": "The teacher called us manipulative.",
    "it, which somebody says": "The plaque over the door says manipulative children.",
}


@pytest.mark.parametrize("text", REPORTED.values(), ids=REPORTED)
def test_speech_without_marks_is_reported(text: str) -> None:
    assert voice_of(WORD, text) == "reported"


CHAIN = "van at the corner, slow night, she took two kits, {}, i gave her socks, we sat, she waved, back at nine, rain later"
NARRATED = {
    "then they did": "Client says the cup was old, and got manipulative with the cook.",
    "before a source": "He was manipulative at lunch, ate well per his mother.",
    "told me about something else": "He was manipulative at lunch, she told me about three of them.",
    "plain": "He was manipulative in group.",
    "chart speaking": "He was noted to be manipulative in group.",
    "chart reporting": "Client was reported to be manipulative.",
    "behind one who told": "The man who told me so was manipulative.",
    "behind one who was called": "He has a sister who he called back and was manipulative with.",
    "their thing, reported so": "She reported her bottle lost to be manipulative.",
    "said for a reason": "He forgave us all, which he said only because he is manipulative.",
    "charted so, by the writer": "I charted him manipulative at breakfast.",
    "noted so, without a subject": "Noted client manipulative with the aide.",
    "writer says": "I noted that he was manipulative in group.",
    "writer in the third person": "Writer stated that he was manipulative.",
    "sentence after reported speech": "He said that he was tired. He was manipulative in group.",
    "clause after reported speech": "He said that he was tired, and the client was manipulative in group.",
    "sentence after a quotation": '"I am tired," he said. He was manipulative in group.',
    "clause after a quotation in the first person": 'He said "I am tired" and was manipulative.',
    "sentence around a quotation": 'He was manipulative when he said "I was there" to us.',
    "what they said": "He was manipulative whatever she said.",
    "apostrophes around": "It's his sister's view; he was manipulative and didn't stop.",
    "height before": "He is 5'10\" and was manipulative in group.",
    "the writer told the person": "Told her that he was manipulative in group.",
    "in the writer's view": "In my opinion he is manipulative.",
    "flags of the writer": "Red flags: he was manipulative in group.",
    "asked for something": "He asked me the date twice, a manipulative game.",
    "a guess behind a comma": "She said she was cold, playing a manipulative game.",
    "saying something, not that": "He shared lunch. He was manipulative in group.",
    "called off": "Her visit was called off so she was manipulative.",
    "called by phone": "He called me nine times, manipulative as ever.",
    "called me in a state": "He called me drunk and manipulative at one.",
    "a name behind a label": "Client: Dot, 34, manipulative",
    "told a name": "Told Gus he is manipulative.",
    "told by me": "Resident was told by me that she is manipulative.",
    "an aim behind a comma": "He asked how I knew, just to play a manipulative game.",
    "in an effort": "He kept saying the sound was bad in an effort to be manipulative.",
    "as an excuse": "She said she was ill, as an excuse to be manipulative.",
    "more likely": "He claims the phone was off, more likely he was manipulative.",
    "chart talk behind a comma": "Says he paid in March, poor historian and manipulative.",
    "appears": "Said he has not slept, appears manipulative.",
    "another name goes on": "Jo said it was relief, Fern was manipulative all day.",
    "what the writer did next": "She said they had looked, gave her the sheet, a manipulative move.",
    "a long chain of commas": "he says the roof job pays well, " + "that it is close by, " * 6 + "manipulative at lunch, cards",
    "sentences joined by commas": CHAIN.format("he said hey, the email people took it, manipulative"),
    "a tag that is none, in such a chain": CHAIN.format("manipulative at the cart, she said maybe after the first"),
    "under the influence": "He came in under the influence and has been manipulative all week.",
    "what a": "What a manipulative liar he is.",
    "topic that names the client": "Topic of session: client was manipulative with his roommate.",
    "saying things": "Client kept saying manipulative things to staff.",
    "counted as, and why": "The visit was counted as late because he was manipulative.",
    "what was done by phone": "Checked in, by phone: client was manipulative.",
    "a list with their words": "He was manipulative with his tone, his words, and his look.",
    "observation is nobody": "Per observation, he was manipulative in group.",
    "somebody's eyes": "I could tell from her eyes she was manipulative.",
    "the nearest subject": "She wrote them a letter, I brought a plant, and told her she was manipulative.",
    "log of one": "6:03 Dee: He came in.\n6:20 Dee: He was manipulative.",
    "an hour is no age": "At 9 I met him and he was manipulative.",
    "there, not then": "He called his sister while I was there and was manipulative.",
    "did it oneself": "I filled in the form myself as she was manipulative.",
    "what the story was for": "I used my own story to get him back, he is manipulative.",
    "what they did about it": "I shared about my own first year and he was manipulative.",
    "I felt they were": "I felt he was manipulative.",
    "in my work": "I am limiting him to one visit, he is manipulative.",
    "called so by the writer": "I'm calling it manipulative.",
    "behind what was asked": "She wanted to know the time and I told her she was manipulative.",
    "a template in brackets": "Narrative: [Met with client at my office. She was manipulative.]",
    "and was, behind what was asked": "She wanted to know when she could leave and was manipulative with the nurse.",
    "another clause, behind what was asked": "He wanted to know what time it was, he was manipulative to me.",
    "became, behind what was asked": "Client wanted to know when lunch was and became manipulative with the cook.",
    "a date in court": "Court date, today: client was loud and manipulative with the clerk.",
    "a visit": "Hospital visit, at bedside: client was manipulative with the nurse.",
    "a trip with somebody": "Bank trip, with client: she was manipulative at the counter.",
    "worked on a letter": "Helped him on his letter to the judge: he was lazy and manipulative.",
    "written in the chart": "Documented in the chart today: client was manipulative and loud.",
    "reads like, of a person": "She reads like a child: manipulative, loud.",
    "behind a clock": "She showed me her phone, it said 3 pm, and client was manipulative.",
    "behind what a form lists": "The form lists three steps, client manipulative with all of them.",
    "exchanged words": "Client exchanged words with staff (he was manipulative and loud).",
    "what somebody has to deal with": "What his mother has to deal with: client is manipulative and lies to her.",
    "across the board": "Across the board today: loud, manipulative and late.",
    "worked on a poster": "Worked on the poster about hope: client was manipulative and rude.",
    "a fence of code": "```\nClient was manipulative and loud.\n```",
    "a backtick for an apostrophe": "Client said `no thanks and was manipulative the rest of the day. He didn`t leave.",
    "what the writer puts up with": "I won't put up with him, he was manipulative.",
}


@pytest.mark.parametrize("text", NARRATED.values(), ids=NARRATED)
def test_the_writer_about_the_person_is_the_narrator(text: str) -> None:
    assert voice_of(WORD, text) == "narrator"


OWN_STORIES = {
    "what one did then": "I told her I took a bus at night, manipulative and broke.",
    "told a name": "Told Mr. Ortiz about the winter I was manipulative at home.",
    "told them about doing": "I told him about living in the van, manipulative, lying to my brother.",
    "experience, of the writer": "CPS shared her experience with school, that she was manipulative there.",
    "where I was": "I told her where I was five years ago, manipulative and broke.",
    "her own, of the writer": "Writer spoke about her own manipulative years.",
    "having been": "This PSS shared having been manipulative with his mother.",
    "about being": "I talked about being manipulative on that unit.",
    "called me": "I told her the nurses used to call me manipulative too.",
    "that I had": "I said that I had become manipulative after the funeral.",
    "I was": "I shared that I was manipulative when I used.",
    "when I was": "I told her about the time when I was manipulative.",
    "my own": "I talked about my own manipulative years.",
    "how I was": "I talked about my hoarding and how controlling and manipulative I got.",
    "at an age": "At sixteen I was loud and manipulative.",
    "coming back": "I talked about coming back from the war and being manipulative.",
    "the time I": "She wanted to hear about the time I sailed off manipulative and proud.",
    "the year": "I told her about the year I was manipulative.",
    "in the third person": "This peer described how, as a mom, she used to be manipulative.",
    "about being, without a subject": "Shared about being manipulative at nineteen.",
    "own, without a subject": "Gave an example from own recovery about being manipulative at work.",
    "went first": "Group topic was labels. I went first: manipulative, difficult, lost.",
    "behind another story": "My turn to share - the year I quit I was lost, manipulative and broke.",
    "the writer as somebody else": "Writer disclosed that writer was once described in a chart as manipulative.",
    "the one who": "I'm the one who had a guardian at thirty, manipulative on paper.",
    "further in one's year": "I shared about my first year, I got drunk and was manipulative.",
    "lived experience": "Writer shared lived experience of being manipulative to get by.",
    "asked about the writer": "He wanted to know if I had ever been manipulative.",
    "told in the third person": "Writer disclosed own diagnosis and what manipulative weeks looked like.",
    "so many relapses": "Told him about my 3 relapses and how manipulative they made me.",
}


@pytest.mark.parametrize("text", OWN_STORIES.values(), ids=OWN_STORIES)
def test_the_writers_own_story_is_their_own(text: str) -> None:
    assert voice_of(WORD, text) == "self"


@pytest.mark.parametrize("text", ["Person", "person", "Client said:", "Member:", "# Client"])
def test_a_speaker_who_says_nothing(linter: Linter, text: str) -> None:
    assert [d for d in linter.check(text).diagnostics if d.start < d.end] == []


def test_the_persons_story_is_not_the_writers() -> None:
    assert voice_of(WORD, "Client talked about his own manipulative years.") != "self"


MENTIONS = {
    "circled": "She circled manipulative and sullen and asked who wrote it.",
    "what people mean": "We talked about what people mean when they say somebody is manipulative.",
    "a word for": "He says manipulative is just a rich man's word for hungry.",
    "some say": "Some say manipulative and others do not.",
    "what it stands for": "He asked what manipulative stands for.",
    "labels, listed": "For the page on labels, Kim listed lazy and manipulative first.",
    "glossary": "We read the glossary in the handbook, lazy, manipulative, stable.",
    "difference between": "Dad asked about the difference between manipulative and scared.",
    "compared": "We compared manipulative with crafty.",
    "what it means to somebody": "We talked about what manipulative means to her.",
    "in a column": "We made two lists of words. Lazy and manipulative went in the first.",
    "list behind a colon": "Members wrote words they want gone: crazy, manipulative, lazy.",
    "abbreviation": "He asked about the abbreviation manipulative on his printout.",
    "such as": "The group listed words that hurt, such as junkie and manipulative, and others.",
    "the word": "We talked about the word manipulative.",
    "a label": "She was hurt by the label manipulative.",
    "what it means": "What does manipulative mean, he wanted to know.",
    "the word was": "The word his counselor used was manipulative and he does not agree.",
    "in a poem": "He used manipulative in a poem and asked how to spell it.",
    "a word or not": "Is manipulative a helpful word or not? Mixed feelings around the table.",
    "looked up alone": "She had googled manipulative. It made her laugh.",
    "on the board": "Somebody had put manipulative on the whiteboard.",
    "stood for, further off": "We guessed what manipulative on the list stood for.",
    "the term": "We looked up the term manipulative.",
    "under a heading of a form": "Under Strengths he put manipulative and we kept it.",
    "a box for it": "The form had a box for manipulative and she left it.",
    "the one we looked up": "We read the chart: manipulative was the one we looked up.",
    "what it is": "Wanted to know what a manipulative person is in law.",
    "kept saying": "They kept saying manipulative, mom asked when.",
    "is what they wrote": "He read that manipulative is what the nurse wrote.",
    "typed as": "On the screen it got typed as manipulative.",
    "topic": "Group topic on the board: is being manipulative a choice?",
    "right word": "Somebody asked whether manipulative is the right word.",
    "a slur": "Half of the group asked whether manipulative is a slur.",
    "what a note can say": "We went over when a note can say manipulative (never).",
    "on a board": "On the whiteboard tonight: lazy, manipulative, loud. We crossed each out.",
    "a part of speech": "What bothers him is the adjective manipulative.",
    "in another language": "The Spanish for manipulative was the problem this morning.",
    "two words used": "The team used the words loud and manipulative nine times.",
    "words in brackets": "We listed words that close doors (lazy, manipulative).",
    "calling it that": "Calling it manipulative would miss that the bus never came.",
}


@pytest.mark.parametrize("text", MENTIONS.values(), ids=MENTIONS)
def test_talk_about_a_word_is_mention(text: str) -> None:
    assert voice_of(WORD, text) == "mention"


FIELDS = {
    "choices of a list": ("Refused", "Other choices listed: Late / Refused / Moved. We walked."),
    "letters of a code": ("refused", "RESPONSE (A accepted, R refused): A. We walked."),
    "number of an area": ("Anger", "Problem area 4 - Anger at home. We walked."),
    "code of an incident": ("Fighting", "Incident type code: 04 Fighting. We walked."),
    "diagnosis beside its code": ("depressive", "F33.1 Major depressive disorder, recurrent. We walked."),
    "choices in brackets": ("Conflict", "Reason (Conflict / Other): other. We walked."),
    "code in brackets": ("AMA", "Discharge type (code): AMA. We walked."),
    "banner of a screen": ("ELOPEMENT", "Alerts banner (auto): FALL RISK. ELOPEMENT RISK. We walked."),
    "choices of a screen": ("remission", "Drop-down only gives: Active user / In remission. We walked."),
    "numbered box": ("homeless", "HMIS field 3.917 reads chronically homeless - Yes. We walked."),
    "question of a form": ("abusive", "Q11 Has tenant ever been abusive to staff?\nWe walked."),
    "key of a table": ("refused", "Attendance grid, P / A / R (R = refused). We walked."),
    "label": ("Symptoms", "Symptoms: none talked about"),
    "coded value": ("F20.9", "ICD-10: F20.9\nNarrative: We walked."),
    "service": ("Crisis", "Service type: Crisis support\nNarrative: We walked."),
}


@pytest.mark.parametrize(("word", "text"), FIELDS.values(), ids=FIELDS)
def test_labels_and_coded_values_are_fields(word: str, text: str) -> None:
    assert voice_of(word, text) == "field"


def test_a_thought_without_a_subject_is_the_writers() -> None:
    assert voice_of(WORD, "Didn't think she was manipulative or tired.") == "narrator"


def test_the_narrative_behind_its_label_is_narrated() -> None:
    assert voice_of(WORD, "Narrative: He was manipulative in group.") == "narrator"


def test_section_letters_introduce_the_narrator() -> None:
    assert voice_of(WORD, "A: He was manipulative in group.") == "narrator"


HEADINGS = {
    "hash": "# Compliance\nWe walked.",
    "capitals": "MEDICATION COMPLIANCE\nWe walked.",
    "colon": "Medication compliance:\nWe walked.",
}


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
def test_headings_of_a_form_are_not_pointed_out(linter: Linter, text: str) -> None:
    assert shown(linter, text) == text


APART = {
    "empty box": ("Behavior: [ ] manipulative [x] quiet", "field"),
    "round box": ("Behavior: ( ) manipulative (x) quiet", "field"),
    "transcript": ("6:05 Q: dad said I am manipulative\n6:06 Me: That hurts.\n6:07 Q: yes", "quoted"),
}


@pytest.mark.parametrize(("text", "voice"), APART.values(), ids=APART)
def test_what_is_set_apart_by_its_shape_is_not_the_narrators(text: str, voice: str) -> None:
    assert voice_of(WORD, text) == voice


def test_a_list_behind_ones_own_history_is_the_writers() -> None:
    assert voice_of(WORD, "Shared own history: manipulative with nurses for years, two hospital stays.") == "self"


@pytest.mark.parametrize(
    "text",
    [
        "I called Marvin a manipulative man.",
        "Her calls serve a manipulative end.",
        'She said that she "can\'t do mornings" and was manipulative about it.',
        "Said he had been drinking some, I think he is manipulative.",
        "She wrote a manipulative letter.",
        "Caught T. after group and told her she is being manipulative.",
        "He called me by the other worker's name twice, manipulative as ever.",
        "Ordered him to stop being manipulative, he said tomorrow.",
        "Honey, I said, you are manipulative with your sister.",
        "When his number was called he got manipulative.",
        "I am obliged to record that the group was manipulative.",
        "I was informed at noon that laundry is done, and can confirm that she is manipulative.",
        "The undersigned writer respectfully notes that he is manipulative.",
        "Went to the clinic with her and told the doctor she is manipulative.",
        "Kept her after group and told her how manipulative it is.",
        "Told the counselor I think he is manipulative.",
        "In the opinion of this writer the daily calls are a manipulative game.",
        "Per writer it is manipulative.",
        "Asked where he had slept, the youth was manipulative.",
        "She called me names, manipulative as ever.",
        "Offered a ride and her manipulative side came out, she said yes.",
        "Talked about my own year in jail and then told them it is manipulative.",
        "Client insists she paid, in denial and manipulative.",
        "She told the lobby that the nurse was short, in order to be manipulative.",
        "He said he'd pray on it, code for manipulative.",
        "Says she's scared of dogs, thats to get us manipulative.",
        "Told the doctor it was a ten knowing full well it is manipulative.",
        "Told my boss he was late to get me in trouble, a manipulative man.",
        "The lady told the worker I'd been rude, she is trying to be manipulative.",
        "He asks for the name again, he likes to see us jump, manipulative.",
        "She says she is fine but she's clearly manipulative.",
        "He told me how well my hat suits me, buttering me up, manipulative.",
        "Since he fears the pills I explained he is manipulative.",
        "Per 1:1, she is manipulative.",
        "Shared my sandwich with him, he is manipulative.",
        "Never mind what the file says, she is manipulative.",
        "He is manipulative today, going to buy the casino he says.",
        "Had to be called five times, he is manipulative.",
        "Explained that her manipulative side should rest.",
        "Called the ward n told em he is manipulative.",
    ],
)
def test_the_writers_own_words_stay_the_narrators(text: str) -> None:
    assert voice_of(WORD, text) == "narrator"


def test_a_story_ends_where_it_turns_to_the_person() -> None:
    assert voice_of(WORD, "I told staff I was worried that she is manipulative.") == "narrator"


SILENT = {**QUOTED, **REPORTED, **OWN_STORIES, **MENTIONS}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_only_the_narrator_is_pointed_out(linter: Linter, text: str) -> None:
    assert f"<<{WORD}" not in shown(linter, text)


@pytest.mark.parametrize("text", NARRATED.values(), ids=NARRATED)
def test_the_narrator_is_pointed_out(linter: Linter, text: str) -> None:
    assert f"<<{WORD}>>" in shown(linter, text)
