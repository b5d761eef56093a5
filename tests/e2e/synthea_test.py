#!/usr/bin/python3
"""What nine generated records contain that the knowledge can use, by hand, and what comes of it.

The records are Synthea's of 2019 (`synthea-r4` below SOLEUS_SAMPLES); they are not in this
repository, and where there are none the test is skipped and says so. Nobody in them has heel pain:
as they stand no presentation may be recognised. Each is then sent with a heel that has hurt for six
weeks, so that what else stands in it is put to use.

The table was filled in from the records and the lists of codes, not from an answer.
"""

import datetime
import json
import os
import pathlib
import unittest

import daemon

SAMPLES = pathlib.Path(
    os.environ.get("SOLEUS_SAMPLES", daemon.ROOT / "../shared/fhir-samples")
).resolve() / "synthea-r4"

# Each record some days after its last visit, so that what was measured then still speaks.
#   active: the conditions that the record calls active, by SNOMED CT code; all are confirmed.
#   usable: the findings that follow. LDL cholesterol is in mg/dL in the records and in mmol/L here:
#     times 10, by 386.65 g/mol.
#   pain: the last rating of this episode, 0-10. Records round nothing; one digit is compared.
# What no list of codes names is used by nobody: an ankle sprain or fracture is no pain at the heel
# or calf, obesity, hypertension and prediabetes weigh nothing here, and of the drugs warfarin alone
# is listed.
TABLE = {
    "Adan_Portillo": {
        "as_of": "2020-10-20",
        "age": 83,  # born 1937-02-13
        "sex": "male",
        "active": {
            "410429000", "429007001",  # cardiac arrest, and a history of it
            "162864005",  # obesity
            "230690007", "49436004",  # stroke, atrial fibrillation
            "64859006",  # osteoporosis
            "26929004",  # Alzheimer's disease
        },
        # Warfarin since 1995, active. A product's code, which no list has: told by its name.
        # Clopidogrel is stopped, and inhibits platelets: not counted. LDL is nine months old.
        "usable": {"age_60_or_over", "anticoagulant_current"},
        "pain": 2.6,
    },
    "Clemente_Kreiger": {
        "as_of": "2018-09-20",
        "age": 34,  # born 1984-07-02
        "sex": "male",
        "active": {"162864005"},  # obesity
        "usable": set(),
        "ldl": "2.24525 mmol/L",  # 86.8127 mg/dL three days ago
        "pain": 2.7,
    },
    "Gus_Dicki": {
        "as_of": "2021-01-20",
        "age": 16,  # born 2004-12-05: a presentation of his own, whatever the onset
        "sex": "male",
        "active": set(),  # wrist and ankle are healed
        "usable": set(),
        "pain": 1.0,
    },
    "Karla_Kessler": {
        "as_of": "2021-04-02",
        "age": 27,  # born 1993-06-30
        "sex": "female",
        # An ankle sprain of two days, and sinusitis. The sprain is coded without side or part.
        "active": {"40055000", "44465007"},
        "usable": set(),
        "pain": None,  # the last is of 2019
    },
    "Raeann_OKon": {
        "as_of": "2020-10-25",
        "age": 52,  # born 1968-10-09
        "sex": "female",
        "active": {
            "44054006",  # diabetes: a risk of infection
            "38341003", "237602007", "271737000", "302870006", "80394007", "15777000",
            "368581000119106",  # neuropathy of diabetes: no list has it
            "19169002",  # a miscarriage of 2013, never closed
        },
        "usable": {"infection_risk"},
        "ldl": "1.53172 mmol/L",  # 59.2239 mg/dL four days ago
        "pain": 2.0,
    },
    "Reuben_Lind": {
        "as_of": "2020-02-20",
        "age": 46,  # born 1974-01-25
        "sex": "male",
        "active": {
            "90560007",  # gout, of five weeks ago
            "40055000", "38341003", "15777000", "271737000",
        },
        "usable": {"previous_gout"},
        "ldl": "2.01973 mmol/L",  # 78.0929 mg/dL six days ago
        "pain": 2.1,
    },
    "Trent_Jaskolski": {
        "as_of": "2020-10-30",
        "age": 28,  # born 1992-08-17
        "sex": "male",
        # The torn tendon is the shoulder's, and healed. An appendicitis of 1993 was never closed.
        "active": {"428251008", "74400008", "40055000", "38341003"},
        "usable": set(),
        "pain": 2.8,
    },
    "Vito_Feeney": {
        "as_of": "1979-09-30",  # five weeks before he dies
        "age": 69,  # born 1910-09-19
        "sex": "male",
        "active": {
            "44054006",  # diabetes: a risk of infection
            "431855005",  # chronic kidney disease, stage 1: a tendon at risk, which a flag says
            "40055000", "38341003", "271737000", "237602007", "302870006", "15777000", "80394007",
            "422034002", "1551000119108", "127013003",
            "126906006", "314994000",  # cancer of the prostate, with metastases: no list has it
        },
        "usable": {"age_60_or_over", "infection_risk", "transplant_or_renal_failure"},
        "flags": {"high_risk_tendon_host"},  # changes the plan and refers nobody
        "ldl": "2.33838 mmol/L",  # 90.4136 mg/dL six days ago
        "pain": 0.8,
    },
    "Willy_Koepp": {
        "as_of": "2019-04-26",
        "age": 42,  # born 1977-04-11
        "sex": "male",
        "active": set(),  # rheumatoid arthritis was closed in 2014
        "usable": set(),  # LDL is two years old
        "pain": 1.0,
    },
}


def resources(bundle, kind):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def with_a_heel(bundle, as_of):
    """The record, and right heel pain that came on gradually six weeks ago."""
    subject = {"reference": f"urn:uuid:{resources(bundle, 'Patient')[0]['id']}"}
    onset = datetime.date.fromisoformat(as_of) - datetime.timedelta(weeks=6)
    clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    snomed = "http://snomed.info/sct"
    heel = {
        "resourceType": "Condition",
        "id": "heel",
        "subject": subject,
        "clinicalStatus": {"coding": [{"system": clinical, "code": "active"}]},
        "code": {"coding": [{"system": snomed, "code": "2733002"}]},
        "bodySite": [{"coding": [{"system": snomed, "code": "24028007"}]}],
        "onsetDateTime": onset.isoformat(),
    }
    asked = {
        "resourceType": "QuestionnaireResponse",
        "id": "asked",
        "status": "completed",
        "subject": subject,
        "authored": as_of,
        "item": [{"linkId": "onset-type", "answer": [{"valueCoding": {"code": "gradual"}}]}],
    }
    return {**bundle, "entry": [*bundle["entry"], {"resource": heel}, {"resource": asked}]}


def used(answer):
    """Ids of findings recorded present that changed anything, but for the complaint's own."""
    ids = set()
    for hypothesis in answer["differential"]:
        for modifier in hypothesis["pretest"]["modifiers"]:
            ids.update(modifier["because"])
        ids.update(
            c["finding_id"] for c in hypothesis["contributions"] if c["state"] == "present"
        )
    for part in (*answer["red_flags"], *answer["contributing_factors"]):
        ids.update(part.get("because", []))
    return ids - {"age", "sex", "onset_type", "sudden_onset", "posterior_heel_or_calf_pain"}


class Synthea(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.running = daemon.Daemon()
        cls.addClassCleanup(cls.running.__exit__)
        cls.records = {
            name: json.loads(next(SAMPLES.glob(f"{name}_*.json")).read_text(encoding="utf-8"))
            for name in TABLE
        }

    def answer(self, bundle, as_of):
        done = self.running.ctl(
            "evaluate", "-", "--json", "--full", "--as-of", as_of, text=json.dumps(bundle)
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_table_says_who_each_patient_is(self):
        self.assertEqual(len(list(SAMPLES.glob("*.json"))), len(TABLE))
        for name, row in TABLE.items():
            with self.subTest(name):
                bundle = self.records[name]
                patient = resources(bundle, "Patient")[0]
                born = datetime.date.fromisoformat(patient["birthDate"])
                day = datetime.date.fromisoformat(row["as_of"])
                age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
                self.assertEqual((age, patient["gender"]), (row["age"], row["sex"]))
                active = {
                    c["code"]["coding"][0]["code"]
                    for c in resources(bundle, "Condition")
                    if c["clinicalStatus"]["coding"][0]["code"] == "active"
                }
                self.assertEqual(active, row["active"])

    def test_as_it_stands_no_presentation_is_recognised_and_nothing_is_ranked(self):
        for name, row in TABLE.items():
            with self.subTest(name):
                bundle = self.records[name]
                answer = self.answer(bundle, row["as_of"])
                # A child's presentation does not hang on the onset.
                missing = {"posterior_heel_or_calf_pain"}
                if row["age"] >= 18:
                    missing.add("onset_type")
                self.assertEqual(answer["context"]["id"], "")
                self.assertEqual(set(answer["context"]["missing"]), missing)
                self.assertEqual(answer["differential"], [])
                self.assertEqual(answer["urgency"], "routine")
                fired = {f["id"] for f in answer["red_flags"] if f["state"] == "fired"}
                self.assertEqual(fired, row.get("flags", set()))
                self.assertEqual([c for c in answer["coverage"] if c["state"] == "failed"], [])
                self.assertEqual([i for i in answer["issues"] if i["severity"] == "error"], [])

    def test_beside_a_painful_heel_just_what_the_knowledge_knows_is_used(self):
        for name, row in TABLE.items():
            with self.subTest(name):
                bundle = self.records[name]
                answer = self.answer(with_a_heel(bundle, row["as_of"]), row["as_of"])
                context = "adult_gradual" if row["age"] >= 18 else "child_6_17"
                self.assertEqual(answer["context"]["id"], context)
                self.assertEqual(answer["context"]["side"], "right")
                self.assertEqual(used(answer), row["usable"])
                self.assertEqual(answer["urgency"], "routine")
                fired = {f["id"] for f in answer["red_flags"] if f["state"] == "fired"}
                self.assertEqual(fired, row.get("flags", set()))

    def test_what_was_measured_of_late_is_shown_in_the_knowledges_unit(self):
        for name, row in TABLE.items():
            with self.subTest(name):
                bundle = self.records[name]
                answer = self.answer(with_a_heel(bundle, row["as_of"]), row["as_of"])
                measured = {m["finding_id"]: m for m in answer["measurements"]}
                self.assertEqual(measured.get("ldl_cholesterol", {}).get("value"), row.get("ldl"))
                ratings = [p for p in answer["progress"] if p["finding_id"] == "pain_rating"]
                last = [(p.get("newest") or p["baseline"])["value"] for p in ratings]
                pain = [] if row["pain"] is None else [row["pain"]]
                self.assertEqual([round(value, 1) for value in last], pain)


if __name__ == "__main__":
    if not SAMPLES.is_dir():
        daemon.skip(f"no records at {SAMPLES}; set SOLEUS_SAMPLES to a folder of FHIR files")
    unittest.main()
