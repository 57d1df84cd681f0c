"""The names that record systems give to the columns of their exports, by role."""

from __future__ import annotations

# A role's names, the surest first. A name with some words more fits too, if no word of `NEVER` is among them.
# fmt: off
NAMES: dict[str, tuple[str, ...]] = {
    "note": (
        "progress note", "note text", "progress note text", "narrative", "note narrative", "progress notes", "note body", "note content",
        "service note", "session note", "session notes", "encounter note", "contact note", "case note", "case notes", "clinical note",
        "peer note", "group note", "daily note", "note", "notes", "narrative note", "service narrative", "session narrative",
        "note details",
        "documentation", "progress", "full text", "note description",
    ),
    "note_id": (
        "note id", "note number", "note no", "note key", "note guid", "note uuid", "progress note id", "document id", "doc id",
        "document number",
        "service id", "service number", "svc id", "encounter id", "encounter number", "enc id", "visit id", "client visit id",
        "clientvisit id",
        "activity id", "event id", "contact id", "session id", "appointment id", "entry id", "record id", "record number", "claim id",
        "transaction id", "id", "uuid", "guid", "row id", "key", "ref",
    ),
    "person": (
        "client name", "clients name", "person name", "name of client", "name of person served", "person served", "individual served",
        "individual name", "patient name", "member name", "consumer name", "participant name", "resident name", "recipient name",
        "beneficiary name", "youth name", "peer served", "client full name", "client", "patient", "member", "consumer", "participant",
        "individual",
        "person", "resident", "recipient", "beneficiary", "name of person", "subject", "client id", "client number", "client no",
        "patient id",
        "patient number", "member id", "consumer id", "participant id", "person id", "individual id", "recipient id", "beneficiary id",
        "medicaid id", "medi cal id", "cin", "mrn", "medical record number", "medical record no", "mr number", "chart number", "chart no",
        "case number", "case no", "case id", "record no", "unique client number", "ucn", "client code", "pt name", "pt id", "pt",
        "cl name", "cl id",
    ),
    "writer": (
        "staff name", "staff", "your name", "writer", "note writer", "author", "author name", "note author", "written by",
        "documented by",
        "completed by",
        "entered by", "rendering provider", "rendering provider name", "rendering staff", "rendering practitioner", "provider name",
        "provider", "service provider", "performing provider", "performed by", "provided by", "servicing provider", "peer specialist",
        "peer support specialist", "peer name", "peer worker", "specialist", "worker", "worker name", "clinician", "clinician name",
        "employee",
        "employee name", "practitioner", "practitioner name", "counselor", "case manager", "facilitator", "therapist", "staff member",
        "staff full name", "direct care staff", "user", "user name", "username", "created by", "staff id", "employee id", "provider id",
        "clinician id", "worker id", "staff code", "staff number", "employee number", "practitioner id", "rendering npi",
        "provider npi", "npi",
        "emp id", "emp name", "prov", "cpss", "pss", "done by",
    ),
    "service_type": (
        "service type", "type of service", "service name", "service", "service provided", "service description", "service desc",
        "activity type", "activity", "type of contact", "contact type", "encounter type", "visit type", "session type",
        "service category",
        "service code description", "procedure description", "proc description", "procedure name", "cpt description", "svc type", "svc",
        "svc desc", "type of activity", "appointment type", "event type", "service line", "program service", "modality of service",
        "serv type",
        "services", "procedure",
    ),
    "service_date": (
        "date of service", "service date", "dos", "d o s", "svc date", "svc dt", "serv date", "srv date", "date of svc",
        "service start date",
        "date service provided", "date of contact", "contact date", "encounter date", "date of encounter", "visit date", "date of visit",
        "session date", "date of session", "activity date", "event date", "service begin date", "start date", "begin date", "from date",
        "service from date", "date of activity", "date of group", "group date", "date seen", "date and time of service",
        "service date time",
        "service datetime", "date time", "datetime", "appointment date", "appt date", "note date", "service day", "dos from",
        "from dos", "date",
        "day", "dt", "when",
    ),
    "start_time": (
        "start time", "begin time", "service start time", "service start", "time in", "time start", "time started", "begin", "started",
        "start",
        "svc start", "svc start time", "session start", "session start time", "service begin time", "beginning time", "from time",
        "time from",
        "time begin", "time began", "in time", "begin tm", "start tm", "service start datetime", "start datetime", "start date time",
        "service start date time", "begin datetime", "actual start", "actual start time", "arrival time", "started at", "start at",
        "time of service", "service time", "session time", "contact time", "visit time", "start end time", "start stop time",
        "start stop",
        "time in out", "time", "times", "from",
    ),
    "end_time": (
        "end time", "stop time", "service end time", "service end", "time out", "time end", "time ended", "finish time", "ended",
        "end", "stop",
        "svc end", "svc end time", "session end", "session end time", "service stop time", "ending time", "to time", "thru time",
        "time to",
        "time stop", "time stopped", "out time", "end tm", "stop tm", "service end datetime", "end datetime", "end date time",
        "service end date time", "stop datetime", "actual end", "actual end time", "departure time", "ended at", "end at", "finish",
        "through time",
    ),
    "duration": (
        "duration", "service duration", "duration minutes", "duration min", "duration mins", "minutes", "mins", "min", "total minutes",
        "total min",
        "service minutes", "service time minutes", "session duration", "session length", "length of session", "length of service",
        "length",
        "total time", "time spent", "total duration", "face to face minutes", "face to face time", "f2f minutes", "f2f min", "f2f time",
        "ftf minutes", "ftf min", "ftf time", "direct minutes", "direct time", "direct service minutes", "contact minutes",
        "client minutes",
        "billable minutes", "number of minutes", "svc min", "svc mins", "duration hours", "duration hrs", "hours", "hrs", "total hours",
        "service hours", "dur", "elapsed", "elapsed time", "actual minutes", "units", "service units", "units of service", "total units",
        "number of units", "unit count", "billed units", "billable units", "units billed", "no of units", "qty", "quantity", "unit",
    ),
    "travel_time": (
        "travel time", "travel minutes", "travel min", "travel mins", "travel", "travel duration", "drive time", "driving time",
        "transit time",
        "travel time minutes", "trvl min", "trvl time", "commute time",
    ),
    "documentation_time": (
        "documentation time", "documentation minutes", "documentation min", "doc time", "doc minutes", "doc min", "doc mins",
        "documentation duration", "charting time", "charting minutes", "paperwork time", "note writing time", "admin time",
        "documenting time", "indirect time", "documentation time minutes",
    ),
    "location": (
        "location", "service location", "location of service", "place of service", "pos", "service place", "service site", "site",
        "setting",
        "service setting", "location name", "place", "contact location", "visit location", "location type", "location code",
        "location description", "loc", "svc location", "svc loc", "where", "place of service code", "pos code", "place of svc",
        "delivery method",
        "mode of delivery", "venue",
    ),
    "procedure_code": (
        "procedure code", "proc code", "cpt hcpcs", "cpt", "cpt code", "hcpcs", "hcpcs code", "hcpcs cpt", "cpt hcpcs code",
        "service code",
        "svc code", "billing code", "activity code", "bill code", "code", "proc cd", "svc cd", "serv code", "px code", "px",
        "procedure", "billed code",
        "charge code", "proc",
    ),
    "diagnosis_code": (
        "diagnosis code", "dx code", "dx", "diagnosis", "icd10", "icd 10", "icd10 code", "icd 10 code", "icd code", "icd",
        "primary diagnosis",
        "primary dx", "primary diagnosis code", "principal diagnosis", "dx1", "dx 1", "diagnosis 1", "diagnosis code 1", "diag code",
        "diag",
        "diagnoses", "billing diagnosis", "axis i", "diag cd",
    ),
    "plan": (
        "plan", "plan for next session", "plan for next contact", "plan for next visit", "next steps", "next step", "plan next steps",
        "follow up plan", "follow up", "followup", "plan and follow up", "plan of action", "action plan", "plans", "next session plan",
    ),
    "goal_link": (
        "goal", "goals", "goal addressed", "goals addressed", "goal name", "goal objective", "goals objectives", "goal text",
        "goal description",
        "goal number", "goal linked", "linked goal", "treatment goal", "treatment plan goal", "tx plan goal", "tx goal",
        "service plan goal",
        "recovery goal", "care plan goal", "isp goal", "objective", "objectives", "objective addressed", "plan goal", "goal worked on",
        "personal goal",
    ),
    "signature": (
        "signed by", "signature", "e signature", "esignature", "electronic signature", "electronically signed by", "esigned by",
        "e signed by",
        "staff signature", "provider signature", "author signature", "writer signature", "clinician signature", "signature name",
        "signed",
        "sign off", "signer", "signature of staff", "signature status", "is signed", "finalized by", "attested by", "authenticated by",
    ),
    "signature_date": (
        "signature date", "date signed", "esig date", "esig dt", "e sig date", "signed date", "sign date", "signed on", "signed at",
        "signature datetime",
        "signature date time",
        "date time signed", "signed datetime", "signed date time", "esign date", "e sign date", "electronic signature date",
        "staff signature date", "provider signature date", "author signature date", "signature timestamp", "signed dt", "sig date",
        "sign dt",
        "signed time stamp", "signed timestamp", "finalized date", "finalized on", "date finalized", "locked date", "date locked",
        "finalized",
        "attested date", "authenticated date",
    ),
}
# fmt: on

_PEOPLE = "client patient member consumer participant individual person guardian parent resident recipient beneficiary caregiver"
_SECOND = (
    "supervisor supervisors supervising cosign cosigned cosigner cosignature "
    "approver approved approval reviewer reviewed qa auditor second co"
)
_PAPER = (
    "created creation entered entry updated modified changed "
    "printed print run report export import imported billed billing paid claim received"
)
# With one of these words in it, a name fits no role but word for word.
NEVER: dict[str, frozenset[str]] = {
    role: frozenset(words.split())
    for role, words in {
        "note": (
            "id type date time status number no count code title name template version category writer author by signed flag "
            f"key guid {_SECOND} billing private"
        ),
        "note_id": f"type {_PEOPLE} staff provider employee author writer text body date plan template program",
        "person": (
            "staff provider date time signature signed email phone address city zip state dob birth gender sex age race "
            "language status type first middle program count minutes insurance emergency contact response goal age team site "
            "note"
        ),
        "writer": (
            "client patient member consumer participant date time email phone signature comments note notes type status "
            f"location agency program group team specialty {_SECOND} credential credentials title first response license "
            "referring pay rate"
        ),
        "service_type": "code id date time minutes units start end place location duration provider staff note place status rate",
        "service_date": (
            "birth dob born submission submitted diagnosis dx sign signed signature admit admission admitted discharge intake "
            "enrollment due next "
            "effective expiration expires auth authorization plan review thru through to end stop last death referral hire "
            f"{_PAPER} {_SECOND} finalized locked"
        ),
        "start_time": (
            "end stop travel drive documentation doc sign signed signature admission program auth authorization zone entry "
            f"total spent {_PAPER} duration face direct stamp eligibility"
        ),
        "end_time": (
            f"travel drive documentation doc sign signed signature admission program auth authorization zone {_PAPER} duration eligibility"
        ),
        "duration": (
            "travel drive driving transit documentation doc charting admin indirect paperwork rate cost price fee amount auth "
            "authorized remaining type start end begin stop of-stay treatment episode program unit_type mileage miles"
        ),
        "travel_time": "miles mileage distance from to start end begin cost type",
        "documentation_time": "start end begin type date",
        "location": "billing home_address address phone id agency",
        "procedure_code": (
            "diagnosis dx icd zip postal area modifier mod mod1 mod2 place location pos description status client staff "
            "reason program site error"
        ),
        "diagnosis_code": "date description desc type name procedure status secondary",
        "plan": ("treatment tx care id date insurance health service safety crisis wellness code goal type start end status payer number"),
        "goal_link": "id date status met progress toward towards start end",
        "signature": f"date time datetime {_PEOPLE} {_SECOND} image required",
        "signature_date": f"{_PEOPLE} {_SECOND} due deadline",
    }.items()
}
