"""What a SARIF 2.1.0 log must hold, as a schema of the parts that notelint writes; the model keeps to it."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.formats.sarif_model import Region, Result


def shape(required: str, **properties: Any) -> dict[str, Any]:
    """Return a schema of an object that has these keys and no others; those in `required` must be there."""
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


def several(item: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": least}


STRING = {"type": "string"}
TEXT = shape("text", text=STRING)
FROM_ONE, FROM_ZERO = {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 0}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object"}
FILE = shape("uri", uri={"type": "string", "pattern": r"^(?:[\w.~/-]|%[0-9A-F]{2})+$|^file:///"})
REGION = shape(
    "startLine startColumn endLine endColumn charOffset charLength",
    startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE, charOffset=FROM_ZERO, charLength=FROM_ZERO,
)  # fmt: skip
LOCATION = shape("physicalLocation", physicalLocation=shape("artifactLocation", artifactLocation=FILE, region=REGION))
REPLACEMENT = shape("deletedRegion", deletedRegion=REGION, insertedContent=TEXT)
CHANGE = shape("artifactLocation replacements", artifactLocation=FILE, replacements=several(REPLACEMENT, 1))
FIX = shape("artifactChanges", description=TEXT, artifactChanges=several(CHANGE, 1), properties=BAG)
RESULT = shape(
    "message ruleId ruleIndex level locations partialFingerprints",
    message=TEXT, ruleId=STRING, ruleIndex=FROM_ZERO, level=LEVEL, locations=several(LOCATION, 1),
    partialFingerprints={"type": "object", "additionalProperties": STRING}, fixes=several(FIX, 1), properties=BAG,
)  # fmt: skip
RULE = shape(
    "id shortDescription fullDescription help",
    id=STRING, name=STRING, shortDescription=TEXT, fullDescription=TEXT, help=shape("text", text=STRING, markdown=STRING),
    defaultConfiguration=shape("", level=LEVEL), properties=shape("", tags={**several(STRING), "uniqueItems": True}),
)  # fmt: skip
DRIVER = shape("name", name=STRING, version=STRING, semanticVersion=STRING, rules={**several(RULE), "uniqueItems": True})
NOTIFICATION = shape("message", message=TEXT, level=LEVEL, locations=several(LOCATION))
INVOCATION = shape(
    "executionSuccessful", executionSuccessful={"type": "boolean"}, toolExecutionNotifications=several(NOTIFICATION)
)  # fmt: skip
RUN = shape(
    "tool results",
    tool=shape("driver", driver=DRIVER), results=several(RESULT), columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=several(STRING, 1),
    invocations=several(INVOCATION),
)  # fmt: skip
LOG = shape("version runs", **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": several(RUN)})


@pytest.mark.parametrize("broken", [{"start_line": 0}, {"charOffset": 1}, {"char_offsets": 1}])
def test_the_model_writes_no_other_keys_and_no_wrong_places(broken: dict[str, int]) -> None:
    right = {"start_line": 1, "start_column": 1, "end_line": 1, "end_column": 1, "char_offset": 0, "char_length": 0}
    Region.model_validate(right)

    with pytest.raises(ValueError, match=r"greater than|not permitted"):
        Region.model_validate(right | broken)


def test_the_schema_above_knows_every_key_of_a_result() -> None:
    assert {field.alias for field in Result.model_fields.values()} == set(RESULT["properties"])
