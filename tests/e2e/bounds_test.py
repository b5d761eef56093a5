#!/usr/bin/python3
"""With every plugin loaded an answer stays within bounds: two screens, and 64 KiB on the wire.

What is left out for it is counted or marked, and nothing that a probability is made of is.
"""

import json
import re
import unittest

import daemon
import reflection
from patient_to_bundle import read_patient, to_bundle

TWO_SCREENS = 100  # lines
COLUMNS = 100
MOST_BYTES = 64 << 10
V01 = daemon.ROOT / "tests/patients/v01_midportion_runner.txt"


class Bounds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.v01 = json.dumps(to_bundle(read_patient(V01)))
        cls.demo = daemon.demo_text()
        cls.daemon = daemon.Daemon()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    def page(self, text, *flags):
        done = self.daemon.ctl("evaluate", "-", "--as-of", daemon.AS_OF, *flags, text=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_every_plugin_takes_part(self):
        answer = self.daemon.answer(self.v01)
        built = sorted(p.parent.name for p in (daemon.build_folder() / "plugins").glob("*/plugin.so"))
        self.assertEqual([c["plugin_id"] for c in answer["coverage"]], built)
        self.assertGreaterEqual(len(built), 17)
        self.assertEqual({c["state"] for c in answer["coverage"]} - {"active", "not_applicable"}, set())

    def test_the_page_fits_two_screens(self):
        for name, text in (("V01", self.v01), ("demo", self.demo)):
            with self.subTest(name):
                lines = self.page(text).splitlines()
                self.assertLessEqual(len(lines), TWO_SCREENS)
                self.assertLessEqual(max(len(line) for line in lines), COLUMNS)

    def test_what_the_page_leaves_out_is_counted(self):
        answer = self.daemon.answer(self.demo, "--full")
        page = " ".join(self.page(self.demo).split())
        self.assertIn(f"{len(answer['coverage'])} plugins", page)

        def listed(lead, end):
            """How many a list names, and how many more it counts."""
            text = re.search(re.escape(lead) + r"(.*?)" + end, page)[1]
            more = re.search(r"; \+(\d+) more$", text.strip())
            names = re.sub(r"; \+\d+ more$", "", text.strip()).split("; ")
            return len(names) + (int(more[1]) if more else 0)

        rows = answer["differential"]
        least = [r for r in rows[1:] if 0 < r["probability"] < 0.01]
        dangerous = [r for r in least if r["dangerous"]]
        self.assertEqual(listed("must not be missed: ", " also considered"), len(dangerous))
        self.assertIn(f"also considered: {len(least) - len(dangerous)} under 1 %", page)
        excluded = sum(r["probability"] == 0 for r in rows)
        self.assertIn(f"{excluded} excluded by what is recorded", page)
        for flag in answer["red_flags"]:
            self.assertIn(flag["name"], page)
        for order in answer["withheld_orders"]:
            self.assertIn(order["title"], page)
        for follow_up in answer["follow_ups"]:
            self.assertIn(f"{follow_up['when']}: ", page)
        # Each order is named, or one of those that its line counts.
        orders = [o for s in answer["order_sets"] for o in s["orders"]]
        named = [o for o in orders if " ".join(o["title"].split()) in page]
        section = page[page.index("ORDERS: ") : page.index("FOLLOW-UP")]
        counted = sum(int(n) for n in re.findall(r"\+(\d+) more", section))
        self.assertEqual(len(named) + counted, len(orders))
        recorded = [f for f in answer["contributing_factors"] if f["because"]]
        self.assertEqual(listed("AND WHAT IS KNOWN ", " WHAT COULD NOT"), len(recorded))

    def sizes(self, text, **options):
        with reflection.Client(self.daemon.address) as client:
            request = client.request(text.encode(), as_of=daemon.AS_OF)
            for name, value in options.items():
                setattr(request.options, name, value)
            reply = client.evaluate_bytes(request)
            return len(reply), client.response_class.FromString(reply)

    def test_the_reply_stays_under_64_kib(self):
        size, reply = self.sizes(self.v01)
        whole, _ = self.sizes(self.v01, every_word=True)
        print(f"V01: {size} bytes, with every word {whole}")
        self.assertTrue(reply.brief)
        self.assertLess(size, MOST_BYTES)
        self.assertLess(size, whole)

    def test_brief_and_whole_say_the_same(self):
        brief = self.daemon.answer(self.v01)
        whole = self.daemon.answer(self.v01, "--full")
        self.assertFalse(whole["brief"])
        # A brief field is the whole one, or empty; numbers, ids and names are never left out.
        # Of the contributions to a lesser row it has those counted, and labels for what it names.
        unequal = []

        def compare(path, a, b):
            if isinstance(a, dict):
                for key in a:
                    compare(f"{path}.{key}", a[key], b[key])
            elif isinstance(a, list) and a:
                if path.endswith(".contributions") and len(a) < len(b):
                    b = [c for c in b if c["counted"]]
                elif path == ".finding_labels":
                    ids = {label["finding_id"] for label in a}
                    b = [label for label in b if label["finding_id"] in ids]
                self.assertEqual(len(a), len(b), path)
                for one, other in zip(a, b):
                    compare(path, one, other)
            elif a != b and a not in ("", [], None):
                unequal.append(path)

        for answer in (brief, whole):
            works = answer.pop("works")
            for name in ("brief", "decision_id"):
                answer.pop(name)
            self.assertEqual(len(works), len(set(works)))
            number(answer, works)
        compare("", brief, whole)
        self.assertEqual(unequal, [])


def number(value, works):
    """Puts the works themselves where a source has their numbers."""
    if isinstance(value, list):
        for item in value:
            number(item, works)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("source", "citation"):
                value[key] = re.sub(r"\[(\d+)\]", lambda m: works[int(m[1]) - 1], item)
            else:
                number(item, works)


if __name__ == "__main__":
    unittest.main()
