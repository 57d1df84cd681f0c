"""NL207 suicide-wording."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class SuicideWording(LexiconRule):
    """Write about suicide without crime, success or failure.

    ## Why
    "Committed" speaks of a crime, "failed" and "successful" of an achievement. Families and survivors read these notes.

    ## Write instead
    died by suicide, tried to end their life, thoughts of suicide.

    ## Fix
    "Died by suicide" replaces "committed suicide" in its tense.
    """

    meta = RuleMeta(
        code="NL207",
        name="suicide-wording",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Reporting on Suicide, recommendations",
            "NIMH and AFSP guidance on language about suicide",
        ),
    )
    bad = ("Her brother <<committed suicide>> in May.",)
    good = ("Her brother died by suicide in May.",)
