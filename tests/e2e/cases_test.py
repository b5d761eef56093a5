#!/usr/bin/python3
"""Published cases nobody wrote for this engine, through FHIR and the real daemon.

Odd numbers tuned the tables; even numbers were held, until a second pass over the tables that had
seen them (plugins/evidence/amendments.json tells both results). What an expectation means is said
in `misses`; what is not met stands in cases_known.py by name, with the reason, and must stay exactly
that: a failure that is not there is a regression, one that no longer happens must leave the list.
"""

import json
import unittest
from concurrent.futures import ThreadPoolExecutor

from google.protobuf import json_format

import daemon
import reflection
from case_to_bundle import TOLD, cases, to_bundle
from cases_known import KNOWN, KNOWN_AS_CODED

FIRST = 0.85  # the least share of cases whose first rank a careful clinician would accept
FIRST_THREE = 0.95


def half(case):
    return "tune" if int(case["id"].removeprefix("DV")) % 2 else "held"


def misses(case, answer):
    """What the answer does not give that the case asks for: a set of short sentences."""
    found = set()
    ranked = [row["condition_id"] for row in answer["differential"]]
    if ranked[0] not in case["acceptable_first"]:
        found.add("first")
    first_three = set(ranked[:3])
    wanted = [[c] for c in case["must_be_in_top3"]] + case["must_be_in_top3_any"]
    found |= {f"first three: {' or '.join(any_of)}" for any_of in wanted
              if not first_three & set(any_of)}

    fired = {flag["id"] for flag in answer["red_flags"] if flag["state"] == "fired"}
    wanted = [[f] for f in case["red_flags_must_fire"]] + case["red_flags_must_fire_any"]
    found |= {f"flag missing: {' or '.join(any_of)}" for any_of in wanted
              if not fired & set(any_of)}
    found |= {f"false alarm: {flag}" for flag in fired & set(case["red_flags_must_not_fire"])}
    if case["benign_no_flag"]:
        found |= {f"false alarm: {flag}" for flag in fired}

    offered = {order["id"] for s in answer["order_sets"] for order in s["orders"]}
    found |= {f"unsafe order: {o}" for o in offered & set(case["orders_must_not_be_offered"])}
    if answer["urgency"] not in case["acceptable_urgency"]:
        found.add(f"urgency: {answer['urgency']}")
    return found


def counts(chosen, found):
    """One line of the table: how many of `chosen` meet each expectation."""
    beyond = {(c["id"], b["flag"]) for c in chosen for b in c["flags_beyond_todays_rules"]}
    flags = []
    for case in chosen:
        either = [" or ".join(any_of) for any_of in case["red_flags_must_fire_any"]]
        flags += [(case["id"], flag) for flag in case["red_flags_must_fire"] + either]
    missing = {
        (case["id"], miss.removeprefix("flag missing: "))
        for case in chosen
        for miss in found[case["id"]]
        if miss.startswith("flag missing")
    }

    def is_beyond(case_id, flag):
        return any((case_id, one) in beyond for one in flag.split(" or "))

    def clear(start):
        return sum(not any(m.startswith(start) for m in found[c["id"]]) for c in chosen)

    old = [f for f in flags if not is_beyond(*f)]
    new = [f for f in flags if is_beyond(*f)]
    return {
        "cases": len(chosen),
        "first": sum("first" not in found[c["id"]] for c in chosen),
        "first three": clear("first three"),
        "flags": f"{sum(f not in missing for f in old)}/{len(old)}",
        "beyond": f"{sum(f not in missing for f in new)}/{len(new)}",
        "false alarms": sum(m.startswith("false alarm") for c in chosen for m in found[c["id"]]),
        "unsafe orders": sum(m.startswith("unsafe") for c in chosen for m in found[c["id"]]),
        "urgency": clear("urgency"),
    }


class PublishedCases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cases = cases()
        # Two at a time: a debug build takes about a second for each.
        with daemon.Daemon() as running, reflection.Client(running.address) as client, \
                ThreadPoolExecutor(2) as pool:
            asked = [(case, as_told) for as_told in (True, False) for case in cls.cases]
            answers = list(pool.map(lambda pair: cls.ask(client, *pair), asked))
        told = {case["id"]: a for (case, as_told), a in zip(asked, answers) if as_told}
        coded = {case["id"]: a for (case, as_told), a in zip(asked, answers) if not as_told}
        cls.answers = told
        cls.found = {case["id"]: misses(case, told[case["id"]]) for case in cls.cases}
        cls.as_coded = {case["id"]: misses(case, coded[case["id"]]) for case in cls.cases}

    @staticmethod
    def ask(client, case, as_told):
        text = json.dumps(to_bundle(case, as_told))
        answer = client.evaluate(client.request(text, as_of=case["as_of"], request_id=case["id"]))
        return json_format.MessageToDict(
            answer, preserving_proto_field_name=True, including_default_value_fields=True
        )

    def of(self, which):
        return [case for case in self.cases if half(case) == which]

    def test_0_table(self):
        for case in self.cases:
            ranked = self.answers[case["id"]]["differential"][:3]
            three = ", ".join(f"{r['condition_id']} {r['probability']:.2f}" for r in ranked)
            print(f"{case['id']} {half(case)}  {three}")
            for miss in sorted(self.found[case["id"]]):
                print(f"       {miss}")
        for name, found in (("as told", self.found), ("as coded", self.as_coded)):
            for which in ("tune", "held"):
                line = ", ".join(f"{k} {v}" for k, v in counts(self.of(which), found).items())
                print(f"{name}, {which}: {line}")
        self.assertEqual(len(self.cases), 45)

    def test_the_context_is_the_one_that_the_case_names(self):
        for case in self.cases:
            with self.subTest(case["id"]):
                self.assertEqual(self.answers[case["id"]]["context"]["id"], case["prior_context"])

    def test_what_fails_is_known_by_name_and_nothing_else_fails(self):
        for listed, answers in ((KNOWN, self.found), (KNOWN_AS_CODED, self.as_coded)):
            known = {(case, what) for case, what, _ in listed}
            self.assertEqual(len(known), len(listed))
            found = {(case, what) for case, all_of in answers.items() for what in all_of}
            self.assertEqual(sorted(found - known), [], "fails, and is not known")
            self.assertEqual(sorted(known - found), [], "known to fail, and does not: take it out")
            for case, what, why in listed:
                self.assertGreater(len(why), 30, f"{case} {what}: no reason")

    def test_first_rank_and_first_three_in_either_half(self):
        for which in ("tune", "held"):
            got = counts(self.of(which), self.found)
            with self.subTest(which):
                self.assertGreaterEqual(got["first"] / got["cases"], FIRST)
                self.assertGreaterEqual(got["first three"] / got["cases"], FIRST_THREE)

    def test_no_alarm_in_a_benign_case_and_no_unsafe_order(self):
        for case in self.cases:
            for miss in self.found[case["id"]]:
                with self.subTest(case["id"]):
                    self.assertFalse(miss.startswith("unsafe order"), miss)
                    self.assertFalse(case["benign_no_flag"] and miss.startswith("false"), miss)

    def test_what_was_told_stands_in_the_story(self):
        stories = {
            case["id"]: case["prose"] + "\n" + "\n".join(case["facts_without_a_finding"])
            for case in self.cases
        }
        coded = {(c["id"], f["id"]) for c in self.cases for f in c["findings"]}
        for told in TOLD:
            with self.subTest(told["case"], finding=told["id"]):
                self.assertIn(told["words"], stories[told["case"]])
                self.assertNotIn((told["case"], told["id"]), coded)

    def test_a_wrong_answer_is_noticed(self):
        case = next(c for c in self.cases if c["id"] == "DV21")
        wrong = {
            "differential": [{"condition_id": "calcaneal_apophysitis"}] * 3,
            "red_flags": [{"id": "suspected_spondyloarthritis", "state": "fired"}],
            "order_sets": [{"orders": [{"id": o} for o in case["orders_must_not_be_offered"][:1]]}],
            "urgency": "routine",
        }
        self.assertEqual(len(misses(case, wrong)), 1 + 1 + 2 + 1 + 1 + 1)


if __name__ == "__main__":
    unittest.main()
