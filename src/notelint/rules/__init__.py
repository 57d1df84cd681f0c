"""All rules, in the order of their codes. A rule is one file, named after the rule."""

from notelint.rules.activity_minutes_mismatch import ActivityMinutesMismatch
from notelint.rules.agency_term import AgencyTerm
from notelint.rules.assessing import Assessing
from notelint.rules.base import Rule
from notelint.rules.clinical_shorthand import ClinicalShorthand
from notelint.rules.clinical_term import ClinicalTerm
from notelint.rules.code_service_mismatch import CodeServiceMismatch
from notelint.rules.compliance_language import ComplianceLanguage
from notelint.rules.data_text_mismatch import DataTextMismatch
from notelint.rules.deficit_language import DeficitLanguage
from notelint.rules.directing import Directing
from notelint.rules.doubting_word import DoubtingWord
from notelint.rules.folded_time import FoldedTime
from notelint.rules.identifier import Identifier
from notelint.rules.impossible_date import ImpossibleDate
from notelint.rules.judged_behavior import JudgedBehavior
from notelint.rules.judged_manner import JudgedManner
from notelint.rules.judgement_by_context import JudgementByContext
from notelint.rules.late_signature import LateSignature
from notelint.rules.long_sentence import LongSentence
from notelint.rules.medication_role import MedicationRole
from notelint.rules.mental_status import MentalStatus
from notelint.rules.missing_credential import MissingCredential
from notelint.rules.missing_diagnosis_code import MissingDiagnosisCode
from notelint.rules.missing_documentation_time import MissingDocumentationTime
from notelint.rules.missing_duration import MissingDuration
from notelint.rules.missing_end_time import MissingEndTime
from notelint.rules.missing_goal_link import MissingGoalLink
from notelint.rules.missing_location import MissingLocation
from notelint.rules.missing_narrative import MissingNarrative
from notelint.rules.missing_plan import MissingPlan
from notelint.rules.missing_procedure_code import MissingProcedureCode
from notelint.rules.missing_service_date import MissingServiceDate
from notelint.rules.missing_service_type import MissingServiceType
from notelint.rules.missing_signature import MissingSignature
from notelint.rules.missing_signature_date import MissingSignatureDate
from notelint.rules.missing_start_time import MissingStartTime
from notelint.rules.missing_travel_time import MissingTravelTime
from notelint.rules.motive_attribution import MotiveAttribution
from notelint.rules.motive_by_context import MotiveByContext
from notelint.rules.motive_phrase import MotivePhrase
from notelint.rules.no_own_words import NoOwnWords
from notelint.rules.nothing_billable import NothingBillable
from notelint.rules.outside_role import OutsideRole
from notelint.rules.over_limit import OverLimit
from notelint.rules.participants_listed import ParticipantsListed
from notelint.rules.person_as_label import PersonAsLabel
from notelint.rules.place_narrative_mismatch import PlaceNarrativeMismatch
from notelint.rules.role_by_context import RoleByContext
from notelint.rules.scare_quotes import ScareQuotes
from notelint.rules.substance_use_wording import SubstanceUseWording
from notelint.rules.suicide_wording import SuicideWording
from notelint.rules.system_jargon import SystemJargon
from notelint.rules.thin_narrative import ThinNarrative
from notelint.rules.times_duration_mismatch import TimesDurationMismatch
from notelint.rules.under_minimum import UnderMinimum
from notelint.rules.units_minutes_mismatch import UnitsMinutesMismatch
from notelint.rules.unknown_diagnosis_code import UnknownDiagnosisCode
from notelint.rules.unknown_procedure_code import UnknownProcedureCode
from notelint.rules.vague_intervention import VagueIntervention
from notelint.rules.wordy import Wordy

RULES: tuple[type[Rule], ...] = (
    ClinicalTerm,
    ClinicalShorthand,
    MentalStatus,
    SystemJargon,
    PersonAsLabel,
    DeficitLanguage,
    ComplianceLanguage,
    DoubtingWord,
    ScareQuotes,
    SubstanceUseWording,
    SuicideWording,
    AgencyTerm,
    MotiveAttribution,
    MotivePhrase,
    MotiveByContext,
    JudgedBehavior,
    JudgedManner,
    JudgementByContext,
    Assessing,
    Directing,
    MedicationRole,
    OutsideRole,
    RoleByContext,
    MissingServiceType,
    MissingServiceDate,
    MissingDuration,
    MissingLocation,
    MissingProcedureCode,
    MissingDiagnosisCode,
    MissingPlan,
    MissingSignature,
    MissingSignatureDate,
    MissingNarrative,
    MissingGoalLink,
    MissingTravelTime,
    MissingDocumentationTime,
    MissingStartTime,
    MissingEndTime,
    MissingCredential,
    TimesDurationMismatch,
    CodeServiceMismatch,
    UnknownProcedureCode,
    UnitsMinutesMismatch,
    ActivityMinutesMismatch,
    FoldedTime,
    PlaceNarrativeMismatch,
    LateSignature,
    ImpossibleDate,
    UnderMinimum,
    NothingBillable,
    DataTextMismatch,
    UnknownDiagnosisCode,
    OverLimit,
    VagueIntervention,
    Wordy,
    LongSentence,
    ThinNarrative,
    NoOwnWords,
    Identifier,
    ParticipantsListed,
)

_BY_WORD: dict[str, type[Rule]] = {word: rule for rule in RULES for word in (rule.meta.code, rule.meta.name)}


def rule_named(word: str) -> type[Rule] | None:
    """Return the rule with the code or name `word`, in any case; `None` where there is none."""
    return _BY_WORD.get(word.upper()) or _BY_WORD.get(word.lower())
