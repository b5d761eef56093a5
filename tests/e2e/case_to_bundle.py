#!/usr/bin/env python3
"""Turns a published case (plugins/evidence/cases.json) into a FHIR R4 Bundle.

    case_to_bundle.py DV04 > bundle.json

Standard library only. A case has a day of its own (`as_of`); what its story tells in findings that
the vocabulary gained later stands in cases_told.json. Adults whose case does not code the onset get
the one of the presentation that the case names, since no context is recognised without it.
"""

import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVIDENCE = ROOT / "plugins/evidence"
TOLD = json.loads((pathlib.Path(__file__).parent / "cases_told.json").read_text("utf-8"))["told"]

SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
RESULT = "urn:soleus:result"
SIDES = {
    "left": ("7771000", "Left"),
    "right": ("24028007", "Right"),
    "bilateral": ("51440002", "Bilateral"),
}
# Those that the record carries elsewhere, or that are values of a choice.
LOCATIONS = {
    "pain_mid_tendon": "mid-tendon-2-6cm",
    "pain_insertion": "distal-2cm",
    "pain_plantar": "plantar",
    "pain_calf": "calf-muscle",
}
FLUOROQUINOLONES = ("fluoroquinolone_current", "fluoroquinolone_recent")
EARLIER = {
    "calf_strain": "calf-strain-diagnosed-this-episode",
    "acute_achilles_rupture": "achilles-rupture-diagnosed-this-episode",
}
# Problems that a code of the vocabulary names; the rest goes as text.
PROBLEM_CODES = {"Type 2 diabetes mellitus": ("44054006", "Diabetes mellitus type 2 (disorder)")}
UNITS = {"mm/h": "mm/h", "mg/dL": "mg/dL", "g/dL": "g/dL", "10*9/L": "10*9/L", "s": "s"}
ROUTES = {"oral": ("26643006", "Oral route"), "subcutaneous": ("34206005", "Subcutaneous route")}


def cases():
    return json.loads((EVIDENCE / "cases.json").read_text("utf-8"))["cases"]


def _local_codes():
    rows = json.loads((EVIDENCE / "vocabulary.json").read_text("utf-8"))["findings"]
    return {row["id"]: row["local_code"] for row in rows}


LOCAL_CODES = _local_codes()


def _concept(system, code):
    return {"coding": [{"system": system, "code": code}]}


def _sited(resource, side, many=False):
    if side in SIDES:
        code, display = SIDES[side]
        site = {"coding": [{"system": SNOMED, "code": code, "display": display}]}
        resource["bodySite"] = [site] if many else site
    return resource


class _Record:
    def __init__(self, case):
        self.case = case
        self.resources = []

    def add(self, kind, **fields):
        reference = {} if kind == "Patient" else {"subject": {"reference": "Patient/case"}}
        number = f"{kind.lower()}-{len(self.resources)}"
        resource = {"resourceType": kind, "id": "case" if kind == "Patient" else number}
        self.resources.append({**resource, **reference, **fields})
        return self.resources[-1]

    def observe(self, code, side=None, **value):
        return _sited(
            self.add(
                "Observation",
                status="final",
                code=_concept("urn:soleus:finding", code),
                effectiveDateTime=self.case["as_of"],
                **value,
            ),
            side,
        )

    def yes_no(self, finding, state, side):
        result = {"present": "positive", "absent": "negative"}[state]
        code = LOCAL_CODES.get(finding) or finding.replace("_", "-")
        return self.observe(code, side, valueCodeableConcept=_concept(RESULT, result))

    def choice(self, code, value, side=None):
        self.observe(
            code, side, valueCodeableConcept=_concept("urn:soleus:finding-value", value)
        )


def _person(record):
    case = record.case
    day = datetime.date.fromisoformat(case["as_of"])
    # Half a year after the birthday, so that the age holds on the day of the case.
    birthday = day.replace(day=1) - datetime.timedelta(days=183)
    born = birthday.replace(year=birthday.year - case["age"])
    record.add("Patient", gender=case["sex"], birthDate=born.isoformat())


def _complaint(record):
    case = record.case
    calf = any(f["id"] == "pain_calf" and f["state"] == "present" for f in case["findings"])
    code, display = ("300954003", "Pain in calf") if calf else ("2733002", "Heel pain")
    _sited(
        record.add(
            "Condition",
            clinicalStatus=_concept(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active"
            ),
            code={
                "coding": [{"system": SNOMED, "code": code, "display": display}],
                "text": case["complaint"],
            },
            onsetDateTime=case["onset"],
        ),
        case["complaint_side"],
        many=True,
    )


def _findings(record):
    case = record.case
    known = {f["id"]: f["state"] for f in case["findings"]}
    for finding in case["findings"] + case["contralateral"]:
        name, state, side = finding["id"], finding["state"], finding.get("side")
        if name in LOCATIONS:
            if state == "present":
                record.choice("pain-location", LOCATIONS[name], side)
        elif name == "sudden_onset":
            record.choice("onset-type", "sudden" if state == "present" else "gradual")
        elif finding.get("via") == "birthDate" or name in FLUOROQUINOLONES:
            pass
        elif finding.get("via") == "medications" and state == "present":
            pass
        else:
            record.yes_no(name, state, side)
    if all(known.get(name) == "absent" for name in FLUOROQUINOLONES):
        record.choice("fluoroquinolone-exposure", "none")
    if "pain_location_value" in case:
        record.choice("pain-location", case["pain_location_value"], case["complaint_side"])
    if "sudden_onset" not in known and case["prior_context"].startswith("adult_"):
        record.choice("onset-type", case["prior_context"].removeprefix("adult_"))
    for finding in case["unusable"]:
        open_result = _concept(RESULT, "equivocal")
        open_result["text"] = finding["how"]
        record.observe(
            LOCAL_CODES[finding["id"]], finding.get("side"), valueCodeableConcept=open_result
        )
    for earlier in case["earlier_diagnoses"]:
        if earlier["condition"] in EARLIER:
            record.observe(
                EARLIER[earlier["condition"]],
                case["complaint_side"],
                valueCodeableConcept=_concept(RESULT, "positive"),
            )["effectiveDateTime"] = earlier["recorded"]


def _told(record):
    for finding in TOLD:
        if finding["case"] == record.case["id"]:
            side = finding.get("side", record.case["complaint_side"])
            resource = record.yes_no(finding["id"], finding["state"], side)
            resource["effectiveDateTime"] = finding.get("on", record.case["as_of"])


def _medications(record):
    for drug in record.case["medications"]:
        concept = {"text": drug["text"]}
        if drug["rxnorm"]:
            concept["coding"] = [
                {"system": RXNORM, "code": drug["rxnorm"], "display": drug["ingredient"]}
            ]
        resource = record.add(
            "MedicationStatement", status=drug["status"], medicationCodeableConcept=concept
        )
        period = {k: drug[k] for k in ("start", "end") if drug[k]}
        if period:
            resource["effectivePeriod"] = period
        if drug["route"] in ROUTES:
            code, display = ROUTES[drug["route"]]
            route = {"coding": [{"system": SNOMED, "code": code, "display": display}]}
            resource["dosage"] = [{"route": route}]
        elif drug["route"]:
            resource["dosage"] = [{"route": {"text": drug["route"]}}]


def _problems(record):
    for problem in record.case["past_conditions"]:
        code = {"text": problem["text"]}
        for start, (number, display) in PROBLEM_CODES.items():
            if problem["text"].startswith(start):
                code["coding"] = [{"system": SNOMED, "code": number, "display": display}]
        resource = record.add(
            "Condition",
            clinicalStatus=_concept(
                "http://terminology.hl7.org/CodeSystem/condition-clinical",
                problem["clinical_status"],
            ),
            verificationStatus=_concept(
                "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                problem["verification_status"],
            ),
            code=code,
        )
        for field, name in (("onset", "onsetDateTime"), ("recorded", "recordedDate")):
            if problem[field]:
                resource[name] = problem[field]
        _sited(resource, problem["side"], many=True)


def _results(record):
    for result in record.case["labs"]:
        code = {"text": result["name"]}
        if result["loinc"]:
            code["coding"] = [{"system": "http://loinc.org", "code": result["loinc"]}]
        unit = UNITS[result["unit"]]
        record.add(
            "Observation",
            status="final",
            code=code,
            effectiveDateTime=result["date"],
            valueQuantity={
                "value": result["value"],
                "unit": unit,
                "system": "http://unitsofmeasure.org",
                "code": unit,
            },
        )


def to_bundle(case, as_told=True):
    """`as_told` False: only what the case's own codes say."""
    record = _Record(case)
    _person(record)
    _complaint(record)
    _findings(record)
    if as_told:
        _told(record)
    _medications(record)
    _problems(record)
    _results(record)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": f"urn:example:{r['resourceType']}:{r['id']}", "resource": r}
            for r in record.resources
        ],
    }


if __name__ == "__main__":
    chosen = [case for case in cases() if case["id"] in sys.argv[1:2]]
    if not chosen:
        sys.exit("usage: case_to_bundle.py DV04")
    json.dump(to_bundle(chosen[0]), sys.stdout, indent=2, ensure_ascii=False)
    print()
