#!/usr/bin/python3
"""Every number of every built table stands in plugins/evidence, and every code in codes.json.

What is compared: the tables as the engine reads them (dump_tables), with evidence.json as
amendments.json changes it. A row, pretest, modifier, share or code that only one side has is told
as well. So a slip in one number of a table is seen here, whatever else the table's tests claim.
"""

import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SOLEUS_BUILD", ROOT / "build/asan"))
EVIDENCE = ROOT / "plugins/evidence"

# As engine/reasoning/odds.cc has it: exponents that shrink a published ratio, and the clip.
SHRINK = {"A": 0.9, "B": 0.8, "C": 0.65, "D": 1}
FLOOR, CEILING = 0.05, 20
ATC = "http://www.whocc.no/atc"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"


def read(name):
    return json.loads((EVIDENCE / name).read_text(encoding="utf-8"))


def same(a, b):
    return abs(a - b) <= 1e-9 * max(1, abs(b))


def shrunk(published, interval, quality):
    """What the engine makes of a published ratio: value and range, unrounded."""
    value = min(max(published ** SHRINK[quality], FLOOR), CEILING)
    if interval:
        low, high = (end ** SHRINK[quality] for end in interval)
    else:  # +/- 60 % of the log
        low, high = sorted((value ** 0.4, value ** 1.6))
    return value, [min(low, value), max(high, value)]


def rounds_to(exact, printed):
    """Whether a figure that the base prints, with up to three decimals, is this one rounded."""
    return any(abs(round(exact, digits) - printed) < 1e-9 for digits in (2, 3))


class Expected:
    """The evidence as it stands after the amendments, in the product's ids."""

    def __init__(self):
        base = read("evidence.json")
        words = read("vocabulary.json")
        self.findings = {f["evidence_id"]: f["id"] for f in words["findings"]}
        self.conditions = words["conditions"]
        self.categories = base["pain_location_likelihoods"]["categories"]
        self.rows = {}
        # A location is weighed by its share of the choice, not by a ratio of its own.
        for f in words["findings"]:
            if (f["local_code"] or "").startswith("pain-location#"):
                del self.findings[f["evidence_id"]]
        for row in base["diagnostic_accuracy"]:
            self.add_row(row, row["hypothesis"])
        for shared in base["finding_shared_by"]:
            of = [r for r in base["diagnostic_accuracy"] if r["finding"] == shared["finding"]]
            for hypothesis in shared["apply_same_lr_to"]:
                key = (self.conditions[hypothesis], self.findings[shared["finding"]])
                usable = [r for r in of if r["engine"]["use"]]
                # A row of its own that says 1 either way leaves the finding to what is shared.
                own = self.rows.get(key, [])
                if usable and all(r["present"]["use"] == r["absent"]["use"] == 1 for r in own):
                    self.rows.pop(key, None)
                    self.add_row(usable[0], hypothesis)
        matrix = base["pain_location_likelihoods"]["matrix"]
        self.shares = {self.conditions[h]: row for h, row in matrix.items()}
        self.pretests = {}
        self.pretest_provenance = {}
        for h in base["hypotheses"]:
            condition = self.conditions[h["id"]]
            self.pretest_provenance[condition] = h["pretest"]["provenance"]
            for context, p in h["pretest"]["by_context"].items():
                if context in words["contexts"]:
                    self.pretests[condition, words["contexts"][context]] = p
        # By condition: factor, low, high. One without a factor is a row (a film that was normal).
        self.modifiers = {}
        for m in base["prior_modifiers"]:
            for hypothesis in m["hypotheses"]:
                if m["factor"] is None:
                    continue
                low, high = m.get("factor_range", [0, 0])
                self.modifiers.setdefault(self.conditions[hypothesis], []).append(
                    [m["factor"], low, high])
        for record in read("amendments.json")["amendments"]:
            self.amend(record)
        for rows in self.rows.values():
            for row in rows:
                self.unround(row)

    @staticmethod
    def unround(row):
        """The evidence prints what the shrinking rule gives, rounded; elsewhere its own choice."""
        for state in (row["present"], row["absent"]):
            if not state["published"] or not state["use"]:
                continue
            value, bounds = shrunk(state["published"], state["interval"], row["quality"])
            if not rounds_to(value, state["use"]):
                continue
            state["use"] = value
            if state["range"] and all(map(rounds_to, bounds, state["range"])):
                state["range"] = bounds

    def add_row(self, row, hypothesis):
        engine = row["engine"]
        verified = row["kind"] == "accuracy"
        expected = {
            "quality": row["quality"],
            "cluster": row["cluster"],
            "counts": engine["use"],
        }
        for state, name in (("present", "positive"), ("absent", "negative")):
            published = (row[f"lr_{name}"] or None) if verified else None  # 0: nothing to use
            interval = row[f"lr_{name}_ci95"] if published else None
            use = engine.get(f"lr_{name}") if engine["use"] else None
            interval_in_use = engine.get(f"lr_{name}_range") if use else None
            expected[state] = {"published": published, "interval": interval, "use": use,
                               "range": interval_in_use}
        # Where a study printed no ratio, the one in use is the base's own.
        printed = verified and any(row[f"lr_{n}"] is not None for n in ("positive", "negative"))
        expected["provenance"] = row["provenance"] if printed else engine["provenance"]
        if row["finding"] not in self.findings:
            return
        key = (self.conditions[hypothesis], self.findings[row["finding"]])
        self.rows.setdefault(key, []).append(expected)

    def amend(self, record):
        condition = record["condition_id"]
        kind = record["kind"]
        if kind == "pretest":
            self.pretests[condition, record["context"]] = {
                "point": record["after"], "low": record["low"], "high": record["high"]}
        elif kind == "location":
            self.shares[condition] = record["after"]
        elif kind == "modifier":
            changed = [record["after"], record["low"], record["high"]]
            self.modifiers.setdefault(condition, []).append(changed)
        elif kind == "cluster":
            for row in self.rows.get((condition, record["finding_id"]), []):
                row["cluster"] = record["after"]
        else:
            rows = self.rows.setdefault((condition, record["finding_id"]), [])
            counting = [r for r in rows if r["counts"]]
            if not counting:
                silent = {"published": None, "interval": None, "use": None, "range": None}
                counting = [{"present": dict(silent), "absent": dict(silent), "counts": True}]
                rows.extend(counting)
            row = counting[0]
            state = row[record["state"]]
            was_published = row["present"]["published"] or row["absent"]["published"]
            if record.get("published"):
                of = record["published"]
                state.update(published=of["value"], interval=[of["low"], of["high"]])
            # What a study printed stays printed, with its quality, where another ratio is used.
            if record.get("published") or not was_published:
                row.update(quality=record["quality"], provenance=record["provenance"])
            state.update(use=record["after"], range=[record["low"], record["high"]])
            row["cluster"] = record["cluster"]


class Tables:
    """What the built plugins hold, by condition."""

    def __init__(self):
        out = subprocess.run([BUILD / "tests/dump_tables", BUILD / "plugins"], check=True,
                             capture_output=True, text=True).stdout
        self.plugins = json.loads(out)
        self.conditions = {c["id"]: c for p in self.plugins for c in p["conditions"]}
        self.rows = {}
        for c in self.conditions.values():
            for row in c["evidence"]:
                self.rows.setdefault((c["id"], row["finding"]), []).append(row)
        self.choices = {c["finding"]: c["categories"] for p in self.plugins for c in p["choices"]}


def differences(where, state, expected, ratio):
    """Of one ratio: what the evidence says, against what the table says."""
    use, published = expected["use"], expected["published"]
    if ratio is None:
        return [f"{where} {state}: the table is silent, the evidence says {use}"] if use else []
    out = []
    if use is None:
        return [f"{where} {state}: the table has {ratio['use']:.4g}, the evidence is silent"]
    if not same(ratio["use"], use):
        out.append(f"{where} {state}: in use {ratio['use']:.4g}, the evidence says {use}")
    if expected["range"] and not (same(ratio["low"], min(use, expected["range"][0]))
                                  and same(ratio["high"], max(use, expected["range"][1]))):
        out.append(f"{where} {state}: range {ratio['low']:.4g}-{ratio['high']:.4g}, the evidence "
                   f"says {expected['range']}")
    if (ratio["published"] or None) != published:
        out.append(f"{where} {state}: published {ratio['published']:.4g}, the evidence says "
                   f"{published}")
    interval = ratio["published_interval"] if ratio["published_interval"][1] > 0 else None
    if interval != expected["interval"]:
        out.append(f"{where} {state}: published interval {interval}, the evidence says "
                   f"{expected['interval']}")
    return out


class Evidence(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.expected = Expected()
        cls.tables = Tables()

    def nothing(self, found):
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def loaded(self, condition):
        return condition in self.tables.conditions

    def test_every_condition_of_the_evidence_is_in_a_table(self):
        named = set(self.expected.conditions.values()) - {"something_else"}
        self.assertEqual(named, set(self.tables.conditions))

    def test_every_ratio_is_that_of_the_evidence(self):
        found = []
        for key in sorted(set(self.expected.rows) | set(self.tables.rows)):
            where = f"{key[0]}, {key[1]}:"
            if key[1] == "pain_location":
                continue
            expected = [r for r in self.expected.rows.get(key, []) if r["counts"]]
            rows = [r for r in self.tables.rows.get(key, []) if not r["for_the_record"]]
            if len(expected) != len(rows):
                found.append(f"{where} {len(rows)} counting rows in the table, {len(expected)} in "
                             "the evidence")
                continue
            for row, want in zip(rows, expected):
                found += differences(where, "present", want["present"], row["present"])
                found += differences(where, "absent", want["absent"], row["absent"])
                for name in ("quality", "provenance"):
                    if row[name] != want[name]:
                        found.append(f"{where} {name} {row[name]}, the evidence says {want[name]}")
        self.nothing(found)

    def stories(self, rows):
        """Findings that count once together, by condition; names of clusters mean nothing."""
        clusters = {}
        for (condition, finding), of in rows.items():
            for row in of:
                if row.get("counts", not row.get("for_the_record")) and row["cluster"]:
                    clusters.setdefault((condition, row["cluster"]), set()).add(finding)
        return {(c, finding): sorted(together) for (c, _), together in clusters.items()
                for finding in together}

    def test_rows_tell_one_story_where_the_evidence_says_so(self):
        have, want = self.stories(self.tables.rows), self.stories(self.expected.rows)
        found = []
        for key in sorted(set(self.expected.rows) & set(self.tables.rows)):
            a, b = have.get(key, [key[1]]), want.get(key, [key[1]])
            if a != b:
                found.append(f"{key[0]}, {key[1]}: counts once with {a}, the evidence says {b}")
        self.nothing(found)

    def test_every_pretest_is_that_of_the_evidence(self):
        found = []
        have = {}
        for c in self.tables.conditions.values():
            for p in c["pretest"]:
                have[c["id"], p["context"]] = {
                    "point": p["point"], "low": p["range"][0], "high": p["range"][1]}
            want = self.expected.pretest_provenance[c["id"]]
            if c["pretest_provenance"] != want:
                found.append(f"{c['id']}: provenance {c['pretest_provenance']}, not {want}")
        want = {k: v for k, v in self.expected.pretests.items() if self.loaded(k[0])}
        for key in sorted(set(have) | set(want)):
            if have.get(key, {}) != {n: want.get(key, {}).get(n) for n in have.get(key, {})} or (
                    key not in have and want[key]["point"] > 0):
                found.append(f"{key}: the table has {have.get(key)}, the evidence {want.get(key)}")
        self.nothing(found)

    def test_every_share_of_a_location_is_that_of_the_evidence(self):
        found = []
        for condition in sorted(self.tables.conditions):
            rows = self.tables.rows.get((condition, "pain_location"), [])
            have = rows[0]["shares"] if len(rows) == 1 else None
            if have != self.expected.shares.get(condition):
                found.append(f"{condition}: the table has {have}, the evidence "
                             f"{self.expected.shares.get(condition)}")
        references = [c["reference"] for c in self.tables.choices["pain_location"]]
        if references != self.expected.shares["something_else"]:
            found.append(f"something else: {references}")
        self.nothing(found)


    def test_every_modifier_is_that_of_the_evidence(self):
        found = []
        for c in self.tables.conditions.values():
            have = sorted([m["factor"], *m["range"]] for m in c["modifiers"])
            want = sorted(self.expected.modifiers.get(c["id"], []))
            if have != want:
                found.append(f"{c['id']}: the table has {have}, the evidence {want}")
        self.nothing(found)


class Codes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tables = Tables()
        cls.known = {}  # system and code to displays
        cls.collect(read("codes.json"), None)

    @classmethod
    def collect(cls, node, system):
        """Codes of codes.json: a family's members have the system of the family."""
        if isinstance(node, list):
            for item in node:
                cls.collect(item, system)
        elif isinstance(node, dict):
            system = node.get("system", system)
            if "code" in node and "display" in node:
                cls.known.setdefault((system, node["code"]), set()).add(node["display"])
            for item in node.values():
                cls.collect(item, system)

    def test_every_code_has_the_display_of_codes_json(self):
        found = set()
        for plugin in self.tables.plugins:
            for code in (code for codes in plugin["codes"] for code in codes):
                displays = self.known.get((code["system"], code["code"]))
                if displays is None:
                    found.add(f"{code['of']}: {code['system']} {code['code']} is not in codes.json")
                elif code["display"] not in displays:
                    found.add(f"{code['of']}: {code['code']} \"{code['display']}\", codes.json says "
                              f"{sorted(displays)}")
        self.assertEqual(found, set(), "\n" + "\n".join(sorted(found)))

    def test_every_ingredient_is_that_of_codes_json(self):
        found = set()
        for plugin in self.tables.plugins:
            for drug in (drug for drugs in plugin["ingredients"] for drug in drugs):
                if drug["rxnorm"] and drug["name"] not in self.known.get((RXNORM, drug["rxnorm"]), ()):
                    found.add(f"{drug['of']}: {drug['name']} {drug['rxnorm']}")
                if drug["atc"] and (ATC, drug["atc"]) not in self.known:
                    found.add(f"{drug['of']}: {drug['name']} {drug['atc']}")
        self.assertEqual(found, set(), "\n" + "\n".join(sorted(found)))


if __name__ == "__main__":
    unittest.main()
