#!/usr/bin/env python3
"""Turns a worked patient (tests/patients/*.txt, format in its README) into a FHIR R4 Bundle.

    patient_to_bundle.py tests/patients/v01_midportion_runner.txt > bundle.json

Standard library only. The day of every answer is AS_OF; all dates are counted from it.
"""

import datetime
import json
import re
import sys
from dataclasses import dataclass, field

AS_OF = datetime.date(2026, 11, 24)

SNOMED = "http://snomed.info/sct"
SIDES = {
    "left": ("7771000", "Left"),
    "right": ("24028007", "Right"),
    "both": ("51440002", "Bilateral"),
}
OTHER_LEG = {"left": "right", "right": "left"}
# RxNorm ingredient codes, US National Library of Medicine.
INGREDIENTS = {"ciprofloxacin": "2551", "levofloxacin": "82122", "prednisolone": "8638"}
RESULTS = {"yes": "positive", "no": "negative"}


@dataclass
class Finding:
    kind: str  # yes, no, is, equivocal, not-performed, unable-to-perform
    code: str
    value: str = ""  # of "is": a choice's code, or "8 cm"
    other_leg: bool = False
    days_before: int = 0  # before AS_OF, when it was found


@dataclass
class Patient:
    name: str
    age: int = 0
    sex: str = ""
    side: str = ""
    onset_days: int | None = None
    findings: list[Finding] = field(default_factory=list)
    drugs: list[tuple[str, int]] = field(default_factory=list)  # name, days since the start
    expect: dict[str, list[str]] = field(default_factory=dict)


def _fail(path, number, why):
    raise ValueError(f"{path}:{number}: {why}")


def _header(patient, key, value):
    if key == "Age":
        patient.age = int(value)
    elif key == "Sex":
        patient.sex = value
    elif key == "Side":
        patient.side = "" if value == "not stated" else value
    elif key == "Onset":
        patient.onset_days = int(re.fullmatch(r"(\d+) days before", value)[1])


def _finding(path, number, line, other_leg):
    match = re.match(
        r"\s+(\S+)\s+([a-z0-9-]+)(?:\s+=\s+(.+?))?(?:, (\d+) days before)?(?:\s{2,}.*)?$", line
    )
    if not match or (match[1] == "is") != bool(match[3]):
        _fail(path, number, "a finding is 'yes CODE', 'no CODE' or 'is CODE = VALUE'")
    return Finding(match[1], match[2], match[3] or "", other_leg, int(match[4] or 0))


def read_patient(path):
    patient = Patient(name=str(path).rsplit("/", 1)[-1].removesuffix(".txt"))
    section = ""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip()
            if not line:
                continue
            if not line.startswith(" "):
                section, _, value = line.partition(":")
                _header(patient, section, value.strip())
            elif section in ("Findings", "Other leg"):
                patient.findings.append(_finding(path, number, line, section == "Other leg"))
            elif section == "Medications":
                match = re.fullmatch(r"\s+takes (\w+)\s+since (\d+) days before", line)
                if not match or match[1] not in INGREDIENTS:
                    _fail(path, number, "a medication is 'takes DRUG  since N days before'")
                patient.drugs.append((match[1], int(match[2])))
            elif section == "Expect":
                match = re.fullmatch(r"\s+(never offered|\w+)\s+(.+)", line)
                if not match:
                    _fail(path, number, "an expectation is a word and what it must be")
                items = [item.strip() for item in match[2].split(",")]
                patient.expect.setdefault(match[1], []).extend(i for i in items if i != "none")
    if patient.side not in ("", *SIDES):
        _fail(path, 1, f"side {patient.side!r} is not one of left, right, both, not stated")
    return patient


def _day(days_before):
    return (AS_OF - datetime.timedelta(days=days_before)).isoformat()


def _site(side):
    code, display = SIDES[side]
    return {"coding": [{"system": SNOMED, "code": code, "display": display}]}


def _observation(index, finding, side):
    resource = {
        "resourceType": "Observation",
        "id": f"finding-{index}",
        "status": "final",
        "code": {"coding": [{"system": "urn:soleus:finding", "code": finding.code}]},
        "subject": {"reference": "Patient/worked"},
        "effectiveDateTime": _day(finding.days_before),
    }
    leg = OTHER_LEG.get(side, "") if finding.other_leg else side
    if leg:
        resource["bodySite"] = _site(leg)
    number = re.fullmatch(r"(-?[0-9.]+) (\S+)", finding.value)
    if number:
        # json keeps the shortest text of a float: 8 stays 8.0 only if it was written so.
        value = float(number[1]) if "." in number[1] else int(number[1])
        resource["valueQuantity"] = {
            "value": value,
            "unit": number[2],
            "system": "http://unitsofmeasure.org",
            "code": number[2],
        }
    elif finding.kind == "is":
        resource["valueCodeableConcept"] = {
            "coding": [{"system": "urn:soleus:finding-value", "code": finding.value}]
        }
    else:
        code = RESULTS.get(finding.kind, finding.kind)
        resource["valueCodeableConcept"] = {
            "coding": [{"system": "urn:soleus:result", "code": code}]
        }
    return resource


def _medication(index, drug, days):
    return {
        "resourceType": "MedicationStatement",
        "id": f"drug-{index}",
        "status": "active",
        "medicationCodeableConcept": {
            "coding": [
                {
                    "system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                    "code": INGREDIENTS[drug],
                    "display": drug,
                }
            ]
        },
        "subject": {"reference": "Patient/worked"},
        "effectivePeriod": {"start": _day(days)},
        "dosage": [
            {
                "route": {
                    "coding": [{"system": SNOMED, "code": "26643006", "display": "Oral route"}]
                }
            }
        ],
    }


def _complaint(patient):
    resource = {
        "resourceType": "Condition",
        "id": "complaint",
        "clinicalStatus": {
            "coding": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
                    "code": "active",
                }
            ]
        },
        "code": {"coding": [{"system": SNOMED, "code": "2733002", "display": "Heel pain"}]},
        "subject": {"reference": "Patient/worked"},
        "onsetDateTime": _day(patient.onset_days),
    }
    if patient.side:
        resource["bodySite"] = [_site(patient.side)]
    return resource


def to_bundle(patient):
    person = {
        "resourceType": "Patient",
        "id": "worked",
        # Half a year before the birthday's anniversary, so that the age holds on AS_OF.
        "birthDate": f"{AS_OF.year - patient.age}-05-24",
    }
    if patient.sex:
        person["gender"] = patient.sex
    resources = [person]
    if patient.onset_days is not None:
        resources.append(_complaint(patient))
    resources += [_observation(i, f, patient.side) for i, f in enumerate(patient.findings, 1)]
    resources += [_medication(i, *drug) for i, drug in enumerate(patient.drugs, 1)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": f"urn:example:{r['resourceType']}:{r['id']}", "resource": r}
            for r in resources
        ],
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: patient_to_bundle.py PATIENT.txt")
    json.dump(to_bundle(read_patient(sys.argv[1])), sys.stdout, indent=2, ensure_ascii=False)
    print()
