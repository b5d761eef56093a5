#!/usr/bin/python3
"""A reader with the reply alone recomputes each probability: nothing hidden, nothing rounded."""

import math
import re
import unittest

import daemon
from patient_to_bundle import read_patient, to_bundle


def recomputed(answer):
    """pretest times the counted ratios, normalised over the differential."""
    scores = {}
    for row in answer["differential"]:
        counted = [c["ratio_in_use"] for c in row["contributions"] if c["counted"]]
        scores[row["condition_id"]] = row["pretest"]["probability"] * math.prod(counted)
    total = sum(scores.values())
    return {condition: score / total for condition, score in scores.items()}


class Arithmetic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.answers = {}  # with every word
        cls.brief = {}
        with daemon.Daemon() as running:
            for path in daemon.worked_patients():
                bundle = to_bundle(read_patient(path))
                cls.answers[path.stem] = running.answer(bundle, "--full")
                cls.brief[path.stem] = running.answer(bundle)

    def test_contributions_multiply_back_to_each_probability(self):
        both = [*self.answers.items(), *self.brief.items()]
        for name, answer in both:
            expected = recomputed(answer)
            for row in answer["differential"]:
                with self.subTest(patient=name, brief=answer["brief"], row=row["condition_id"]):
                    self.assertAlmostEqual(
                        row["probability"], expected[row["condition_id"]], delta=1e-9
                    )

    def test_probabilities_sum_to_one(self):
        for name, answer in self.answers.items():
            with self.subTest(patient=name):
                total = math.fsum(row["probability"] for row in answer["differential"])
                self.assertAlmostEqual(total, 1, delta=1e-9)

    def test_one_row_of_a_cluster_counts_the_one_furthest_from_one(self):
        clusters = 0
        for answer in self.answers.values():
            for row in answer["differential"]:
                groups = {}
                for c in row["contributions"]:
                    if c["cluster"]:
                        groups.setdefault(c["cluster"], []).append(c)
                for name, group in groups.items():
                    counted = [abs(math.log(c["ratio_in_use"])) for c in group if c["counted"]]
                    self.assertLessEqual(len(counted), 1, f"{row['condition_id']}: {name}")
                    clusters += len(group) > 1
        self.assertGreater(clusters, 0)

    def test_every_figure_names_its_source_or_says_it_is_an_estimate(self):
        for answer in self.answers.values():
            for row in answer["differential"]:
                for c in row["contributions"]:
                    self.assertIn(c["provenance"], ("verified", "recalled", "estimate"))
                    cited = [int(n) for n in re.findall(r"\[(\d+)\]", c["citation"])]
                    self.assertTrue(all(0 < n <= len(answer["works"]) for n in cited))
                    if c["provenance"] != "estimate":
                        self.assertTrue(cited, c["finding_id"])

    def test_a_row_that_does_not_count_says_why(self):
        for answer in self.answers.values():
            for row in answer["differential"]:
                for c in row["contributions"]:
                    self.assertTrue(c["counted"] or c["why_not_counted"], c["finding_id"])

    def test_the_band_is_that_of_the_probability(self):
        floors = [(0.9, "very_likely"), (0.66, "likely"), (0.1, "possible"), (0.01, "unlikely")]
        for answer in self.answers.values():
            for row in answer["differential"]:
                band = next((b for f, b in floors if row["probability"] >= f), "very_unlikely")
                self.assertEqual(row["band"], band)
                self.assertLessEqual(row["interval"]["low"], row["probability"])
                self.assertGreaterEqual(row["interval"]["high"], row["probability"])


if __name__ == "__main__":
    unittest.main()
