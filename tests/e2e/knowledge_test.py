#!/usr/bin/python3
"""What the daemon knows, asked for with soleusctl: every plugin, what each says of itself."""

import json
import unittest

import daemon


class Knowledge(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = daemon.Daemon()
        cls.listed = cls.json("plugins")

    @classmethod
    def tearDownClass(cls):
        cls.daemon.__exit__()

    @classmethod
    def json(cls, *words):
        done = cls.daemon.ctl(*words, "--json")
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout)

    def test_the_list_is_what_an_answer_says_took_part(self):
        answer = self.daemon.answer(daemon.demo_text())
        self.assertEqual(
            [p["plugin_id"] for p in self.listed["plugins"]],
            [c["plugin_id"] for c in answer["coverage"]],
        )
        self.assertEqual(self.listed["knowledge_digest"], answer["knowledge_digest"])
        for plugin in self.listed["plugins"]:
            counts = plugin["counts"]
            self.assertTrue(counts["conditions"] or counts["follow_ups"], plugin["plugin_id"])

    def test_each_plugin_says_all_of_itself(self):
        for listed in self.listed["plugins"]:
            with self.subTest(listed["plugin_id"]):
                plugin = self.json("plugin", "show", listed["plugin_id"])
                self.assertEqual(plugin["plugin"], listed)
                self.assertEqual(len(plugin["attributes"]), 13)
                self.assertTrue(all(a["sentence"] for a in plugin["attributes"]))
                self.assertEqual(len(plugin["conditions"]), listed["counts"]["conditions"])
                self.assertEqual(len(plugin["sources"]), listed["counts"]["sources"])
                kinds = ["ratios", "pretests", "modifiers", "rules", "doses"]
                self.assertEqual([row["kind"] for row in plugin["provenance"]], kinds)
                rows = sum(c["evidence_rows"] for c in plugin["conditions"])
                ratios = plugin["provenance"][0]
                self.assertEqual(ratios["verified"] + ratios["recalled"] + ratios["estimate"], rows)

    def test_the_pages_show_it(self):
        page = self.daemon.ctl("plugins").stdout
        for listed in self.listed["plugins"]:
            self.assertIn(listed["plugin_id"], page)
        page = " ".join(self.daemon.ctl("plugin", "show", "achilles_rupture").stdout.split())
        plugin = self.json("plugin", "show", "achilles_rupture")
        texts = [plugin["for_whom"], plugin["not_for"]]
        texts += [a["sentence"] for a in plugin["attributes"]]
        texts += [s["citation"] for s in plugin["sources"]]
        for text in texts:
            self.assertIn(" ".join(text.split()), page)

    def test_an_unknown_plugin_is_refused_and_the_others_are_named(self):
        done = self.daemon.ctl("plugin", "show", "no_such_plugin")
        self.assertEqual(done.returncode, 1)
        self.assertIn("NOT_FOUND", done.stderr)
        self.assertIn("achilles_rupture", done.stderr)

    def test_past_its_review_date_it_says_so_everywhere(self):
        late = "2099-01-01"
        listed = self.json("plugins", "--as-of", late)["plugins"]
        self.assertTrue(all(p["past_review"] and p["reason"] for p in listed))
        done = self.daemon.ctl(
            "evaluate", "-", "--as-of", late, text=daemon.demo_text()
        )
        head, _, rest = done.stdout.partition("WHAT IT MAY BE")
        self.assertIn("KNOWLEDGE PAST ITS REVIEW DATE", head)
        self.assertIn("PAST ITS REVIEW DATE", rest[rest.index("WHO ANSWERED") :])

    def test_each_call_is_logged(self):
        self.daemon.ctl("plugin", "show", "no_such_plugin")
        self.assertIn("list_plugins", self.daemon.log())
        self.assertIn("get_plugin", self.daemon.log())


if __name__ == "__main__":
    unittest.main()
