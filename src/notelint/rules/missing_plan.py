"""NL607 missing-plan."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingPlan(RequiredField):
    """Say what the two of you agreed to do next.

    ## Why
    It lets the person hold you to it, and the next reader know what was left open.

    ## Write instead
    What was agreed: the next meeting, what each of you will do, or that nothing was planned yet.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL607",
        name="missing-plan",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "plan"
    ask = "Write what you agreed on next, such as when you meet again or what each of you will do; if nothing was agreed, say so."
    bad = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "Narrative: We drank tea.\n\nPlan: <<TBD>>",
    )
    good = (
        "Narrative: We drank tea.\n\nPlan: Walk to the library on Tuesday.",
        "We drank tea and talked. We will meet again on Tuesday.",
    )
