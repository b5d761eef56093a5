#!/usr/bin/python3
"""The site's own files through a running daemon: mapped codes, products, and what happens to both
files while it runs: edited, broken, renamed, removed, and read two hundred times under load."""

import contextlib
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import daemon
import reflection

FLOWSHEET = "urn:example:hospital:flowsheet"
MARKER = "Zebedee"
EXAMPLE = daemon.ROOT / "deploy/site_mapping.example.yaml"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
# Seconds: two looks a second apart, and as much again for a busy machine under sanitizers.
SOON = 30


def row(value, code="3040104330", **more):
    return {
        "resourceType": "Observation",
        "id": "row",
        "status": "final",
        "code": {"coding": [{"system": FLOWSHEET, "code": code}]},
        "effectiveDateTime": daemon.AS_OF,
        **value,
        **more,
    }


def bundle(*resources):
    patient = {"resourceType": "Patient", "id": "p", "birthDate": "1984-05-01"}
    pain = {
        "resourceType": "Condition",
        "id": "pain",
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "2733002"}]},
        "bodySite": [{"coding": [{"system": "http://snomed.info/sct", "code": "7771000"}]}],
        "onsetDateTime": "2026-10-01",
    }
    own = "urn:soleus:finding"
    value = {"coding": [{"system": f"{own}-value", "code": "gradual"}]}
    code = {"coding": [{"system": own, "code": "onset-type"}]}
    onset = row({"valueCodeableConcept": value}, id="onset") | {"code": code}
    entries = [{"resource": r} for r in (patient, pain, onset, *resources)]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def mapping(defect="yes", intact="no", comment=""):
    return (
        f"# {comment}\nmappings:\n  - system: {FLOWSHEET}\n    code: '3040104330'\n"
        f"    finding: palpable_gap\n    values: {{Defect: {defect}, Intact: {intact}}}\n"
    )


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def state_of(answer, finding):
    """What the answer took a finding for, whatever row shows it."""
    states = {
        c["state"]
        for h in answer["differential"]
        for c in h["contributions"]
        if c["finding_id"] == finding
    }
    return states.pop() if states else "unknown"


class Site(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="soleus-site-")
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.path = self.folder / "site.yaml"

    def put(self, text, path=None):
        """Writes beside it, and renames into place."""
        path = path or self.path
        new = path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        os.replace(new, path)

    def daemon(self, *flags, mapping_path=None):
        return daemon.Daemon(flags=["--site-mapping", mapping_path or self.path, *flags])

    def wait_for(self, what, told):
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            if told():
                return
            time.sleep(0.05)
        self.fail(f"not within {SOON} s: {what}")

    def wait_for_digest(self, running, wanted):
        self.wait_for(
            f"the mapping {wanted[:8]} is in use",
            lambda: running.answer(bundle())["site_mapping_digest"] == wanted,
        )

    def site_file(self, running, name="site_mapping"):
        return json.loads(running.ctl("plugins", "--json").stdout)[name]


class Mapping(Site):
    def test_the_shipped_example_is_sound_and_reads_what_it_says(self):
        left = {"valueString": "Positive"}
        stiff = {"valueQuantity": {"value": 45}}
        with self.daemon(mapping_path=EXAMPLE) as running:
            answer = running.answer(
                bundle(
                    row(left, "3040104321"),
                    row(stiff, "3040104402", id="stiff"),
                    row({"valueString": "Intact"}, id="gap"),
                )
            )
        self.assertEqual(answer["site_mapping_digest"], digest(EXAMPLE))
        self.assertEqual(state_of(answer, "calf_squeeze_no_plantarflexion"), "present")
        self.assertEqual(state_of(answer, "palpable_gap"), "absent")
        used = {
            (c["finding_id"], c["resource"])
            for h in answer["differential"]
            for c in h["contributions"]
        }
        self.assertIn(("calf_squeeze_no_plantarflexion", "Observation/row"), used)
        texts = [i["text"] for i in answer["issues"]]
        self.assertEqual(sum("Read through the site mapping: 3" in t for t in texts), 1, texts)

    def test_what_the_mapping_does_not_name_is_said_and_never_in_the_log(self):
        self.put(mapping())
        with self.daemon() as running:
            answer = running.answer(bundle(row({"valueString": MARKER})))
            self.assertEqual(state_of(answer, "palpable_gap"), "unknown")
            issue = [i for i in answer["issues"] if "does not name" in i["text"]]
            self.assertEqual(len(issue), 1)
            self.assertIn("line 3", issue[0]["remedy"])
            self.assertNotIn(MARKER, json.dumps(answer))
            self.assertNotIn(MARKER, running.log())

    def test_without_a_mapping_the_answer_names_none(self):
        with daemon.Daemon() as running:
            answer = running.answer(bundle(row({"valueString": "Defect"})))
            self.assertEqual(answer["site_mapping_digest"], "")
            self.assertEqual(state_of(answer, "palpable_gap"), "unknown")
            self.assertNotIn("site_mapping", without_empty(running))

    def test_another_mapping_is_another_decision_id_and_the_same_one_the_same_bytes(self):
        self.put(mapping())
        text = bundle(row({"valueString": "Defect"}))
        with self.daemon() as one, reflection.Client(one.address) as client:
            first = client.evaluate_bytes(client.request(text))
            self.put(mapping(comment="another"))
            self.wait_for_digest(one, digest(self.path))
            second = client.evaluate_bytes(client.request(text))
            self.put(mapping())
            self.wait_for_digest(one, digest(self.path))
            third = client.evaluate_bytes(client.request(text))
            ids = [client.response_class.FromString(b).decision_id for b in (first, second)]
        self.assertNotEqual(*ids)
        self.assertEqual(first, third)


def without_empty(running):
    return daemon.without_defaults(json.loads(running.ctl("plugins", "--json").stdout))


class Reloads(Site):
    def test_a_file_renamed_into_place_is_read_without_a_restart(self):
        self.put(mapping())
        text = bundle(row({"valueString": "Defect"}))
        with self.daemon() as running:
            self.assertEqual(state_of(running.answer(text), "palpable_gap"), "present")
            self.put(mapping(defect="no", intact="yes"))
            self.wait_for_digest(running, digest(self.path))
            self.assertEqual(state_of(running.answer(text), "palpable_gap"), "absent")
            self.assertIn(f"event=site_mapping_loaded digest={digest(self.path)}", running.log())

    def test_a_file_in_the_middle_of_being_written_is_left_alone(self):
        self.put(mapping())
        with self.daemon() as running:
            # Every prefix but the whole is broken or says less; a piece comes every 0.2 s.
            text = mapping(comment="slow")
            step = len(text) // 12
            with open(self.path, "w", encoding="utf-8") as slow:
                for i in range(0, len(text), step):
                    slow.write(text[i : i + step])
                    slow.flush()
                    time.sleep(0.2)
            self.wait_for_digest(running, digest(self.path))
            self.assertNotIn("site_mapping_refused", running.log())

    def test_a_symbolic_link_that_is_turned_is_a_change(self):
        for name, comment in (("a", "one"), ("b", "two")):
            (self.folder / name).write_text(mapping(comment=comment), encoding="utf-8")
        self.path.symlink_to("a")
        with self.daemon() as running:
            (self.folder / "link").symlink_to("b")
            os.replace(self.folder / "link", self.path)
            self.wait_for_digest(running, digest(self.folder / "b"))

    def test_a_bad_file_is_refused_whole_and_the_old_one_stays_until_it_is_mended(self):
        self.put(mapping())
        good = digest(self.path)
        text = bundle(row({"valueString": "Defect"}))
        with self.daemon() as running:
            bad = mapping(defect="no", intact="yes") + "  - {system: s, code: c, finding: fevr}\n"
            self.put(bad)
            self.wait_for("refused", lambda: "event=site_mapping_refused" in running.log())
            self.assertRegex(
                running.log(),
                rf"level=error event=site_mapping_refused at={self.path}:7 reason=\"there is no "
                rf"finding [^\n]* remedy=\"[^\n]*--list-findings[^\n]*in_use={good}",
            )
            answer = running.answer(text)
            self.assertEqual(answer["site_mapping_digest"], good)
            self.assertEqual(state_of(answer, "palpable_gap"), "present")
            file = self.site_file(running)
            self.assertEqual(file["digest"], good)
            self.assertIn(f"{self.path}:7: there is no finding", file["refusal"])
            self.assertIn("!! What stands there now is not in use", running.ctl("plugins").stdout)
            self.assertEqual(running.ctl("health").returncode, 0)
            time.sleep(2.5)
            self.assertEqual(running.log().count("site_mapping_refused"), 1, "said once")

            self.put(mapping(comment="mended"))
            self.wait_for_digest(running, digest(self.path))
            self.assertEqual(self.site_file(running)["refusal"], "")

    def test_a_file_that_vanishes_stays_in_use_and_is_read_when_it_is_back(self):
        self.put(mapping())
        good = digest(self.path)
        with self.daemon() as running:
            self.path.unlink()
            self.wait_for("said", lambda: "there is no such file" in running.log())
            self.assertEqual(running.answer(bundle())["site_mapping_digest"], good)
            self.put(mapping())
            self.wait_for("taken back", lambda: self.site_file(running)["refusal"] == "")
            self.put(mapping(comment="back"))
            self.wait_for_digest(running, digest(self.path))

    def test_two_hundred_reloads_under_load_fail_no_call_and_mix_nothing(self):
        texts = [mapping(), mapping(defect="no", intact="yes")]
        means = {hashlib.sha256(t.encode()).hexdigest(): s for t, s in zip(texts, ("present", "absent"))}
        self.put(texts[0])
        over = threading.Event()
        seen, wrong = [], []

        def ask(client, request):
            while not over.is_set():
                try:
                    answer = client.evaluate(request)
                except Exception as error:  # whatever it is, it is a failed call
                    wrong.append(repr(error))
                    return
                states = {
                    c.state
                    for h in answer.differential
                    for c in h.contributions
                    if c.finding_id == "palpable_gap"
                }
                seen.append(answer.site_mapping_digest)
                if states != {means[answer.site_mapping_digest]}:
                    wrong.append(f"{answer.site_mapping_digest}: {states}")

        with contextlib.ExitStack() as stack:
            running = stack.enter_context(self.daemon())
            threads = []
            for _ in range(3):
                client = stack.enter_context(reflection.Client(running.address))
                request = client.request(bundle(row({"valueString": "Defect"})))
                threads.append(threading.Thread(target=ask, args=(client, request)))
            for thread in threads:
                thread.start()
            for i in range(1, 201):
                self.put(texts[i % 2])
                running.process.send_signal(signal.SIGHUP)
                self.wait_for(
                    f"reload {i}",
                    lambda i=i: running.log().count("event=site_mapping_loaded") > i,
                )
            over.set()
            for thread in threads:
                thread.join()
            self.assertNotIn("site_mapping_refused", running.log())
        self.assertEqual(wrong, [])
        self.assertEqual(set(seen), set(means))
        changes = sum(a != b for a, b in zip(seen, seen[1:]))
        print(f"{len(seen)} calls during 200 reloads, {changes} changes seen")

    def test_without_files_a_hangup_is_no_end(self):
        with daemon.Daemon() as running:
            running.process.send_signal(signal.SIGHUP)
            self.assertEqual(running.ctl("health").returncode, 0)
            self.assertTrue(running.alive())


class Checks(Site):
    def run_once(self, *flags):
        return subprocess.run(
            [str(daemon.program("soleusd")), "--log-level", "warn", *map(str, flags)],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def test_a_bad_file_refuses_the_start_with_every_problem(self):
        self.put(mapping(defect="yep") + "  - {system: s, code: c, finding: fevr}\n")
        done = self.run_once("--state-dir", self.folder / "state", "--site-mapping", self.path)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stdout, "")
        self.assertIn(f"{self.path}:6: \"yep\" is no value", done.stderr)
        self.assertIn(f"{self.path}:7: there is no finding", done.stderr)

    def test_a_file_is_checked_before_it_is_put_in_place(self):
        self.put(mapping())
        new = self.folder / "new.yaml"
        with self.daemon() as running:
            new.write_text(mapping(comment="new"), encoding="utf-8")
            done = self.run_once("--check", "--site-mapping", new)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(f"{new}: 1 rows, sound.", done.stdout)
            new.write_text(mapping(defect="yep"), encoding="utf-8")
            done = self.run_once("--check", "--site-mapping", new)
            self.assertEqual(done.returncode, 2)
            self.assertTrue(running.alive())
            self.assertNotIn("site_mapping_refused", running.log())

    def test_a_unit_that_takes_the_molar_mass_of_the_substance_is_sound(self):
        entry = f"mappings:\n  - {{system: {FLOWSHEET}, code: ldl, finding: ldl_cholesterol, unit: %s}}\n"
        for unit, code in (("mg/dL", 0), ("mmol/L", 0), ("mg", 2)):
            with self.subTest(unit):
                self.put(entry % unit)
                done = self.run_once("--check", "--site-mapping", self.path)
                self.assertEqual(done.returncode, code, done.stderr)

    def test_the_list_names_what_a_mapping_may_name(self):
        done = self.run_once("--list-findings")
        self.assertEqual(done.returncode, 0)
        header, *lines = (line.split("\t") for line in done.stdout.splitlines())
        self.assertEqual(header, ["finding", "values", "one leg", "in words"])
        by_id = {line[0]: line[1:] for line in lines}
        self.assertEqual(by_id["palpable_gap"], ["yes, no", "yes", "Palpable gap in the tendon"])
        self.assertEqual(by_id["morning_stiffness_minutes"][0], "number in min")
        self.assertIn("plantar", by_id["pain_location"][0])


class ProductTable(Site):
    # Numbers of concepts are made up below 1000; RxNorm's own are as public lists name them (205770
    # ciprofloxacin 500 MG Oral Tablet [Cipro], 103943 an eye drop [Ciloxan], 2551 ciprofloxacin).
    CONCEPTS = [
        ("2551", "IN", "ciprofloxacin"),
        ("11", "SCDC", "ciprofloxacin 500 MG"),
        ("12", "SCDC", "ciprofloxacin 3 MG/ML"),
        ("21", "SCD", "ciprofloxacin 500 MG Oral Tablet"),
        ("22", "SCD", "ciprofloxacin 3 MG/ML Ophthalmic Solution"),
        ("205770", "SBD", "ciprofloxacin 500 MG Oral Tablet [Cipro]"),
        ("103943", "SBD", "ciprofloxacin 3 MG/ML Ophthalmic Solution [Ciloxan]"),
        ("31", "DF", "Oral Tablet"),
        ("32", "DF", "Ophthalmic Solution"),
        ("41", "BN", "Cipro"),
        ("51", "GPCK", "a pack of 21"),
        ("61", "PIN", "a salt of it"),
    ]
    # The first has the relation to the second.
    RELATIONS = [
        ("21", "consists_of", "11"),
        ("22", "consists_of", "12"),
        ("11", "has_ingredient", "2551"),
        ("12", "has_ingredient", "2551"),
        ("21", "has_dose_form", "31"),
        ("22", "has_dose_form", "32"),
        ("205770", "tradename_of", "21"),
        ("103943", "tradename_of", "22"),
        ("205770", "has_ingredient", "41"),
        ("51", "contains", "21"),
        ("61", "form_of", "2551"),
        # The same the other way round, as each stands in the file.
        ("2551", "ingredient_of", "11"),
        ("11", "constitutes", "21"),
    ]

    def release(self):
        """The two files in the shape of RxNorm's."""
        conso = ""
        for cui, kind, name in self.CONCEPTS:
            for source in ("RXNORM", "OTHER"):
                words = name if source == "RXNORM" else "another name"
                conso += f"{cui}|ENG||||||1|1|{cui}||{source}|{kind}|{cui}|{words}||N|4096|\n"
        rel = "".join(
            f"{of}||CUI|RO|{cui}||CUI|{rela}|1||RXNORM||||N|4096|\n" for cui, rela, of in self.RELATIONS
        )
        (self.folder / "RXNCONSO.RRF").write_text(conso, encoding="utf-8")
        (self.folder / "RXNREL.RRF").write_text(rel, encoding="utf-8")

    def table(self):
        return subprocess.run(
            [str(daemon.ROOT / "deploy/rxnorm_products"), str(self.folder)],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    @staticmethod
    def drug(code):
        return bundle(
            {
                "resourceType": "MedicationStatement",
                "id": "drug",
                "status": "active",
                "medicationCodeableConcept": {"coding": [{"system": RXNORM, "code": code}]},
                "effectivePeriod": {"start": "2026-11-01"},
            }
        )

    def test_the_table_is_written_from_a_release_and_read_by_the_daemon(self):
        self.release()
        done = self.table()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(
            done.stdout,
            "product\tingredient\tdose_form\n"
            "21\t2551\tOral Tablet\n"
            "22\t2551\tOphthalmic Solution\n"
            "51\t2551\tOral Tablet\n"
            "61\t2551\t\n"
            "103943\t2551\tOphthalmic Solution\n"
            "205770\t2551\tOral Tablet\n",
        )
        path = self.folder / "products.tsv"
        path.write_text(done.stdout, encoding="utf-8")
        with daemon.Daemon(flags=["--rxnorm-products", path]) as running:
            answer = running.answer(self.drug("205770"))
            self.assertEqual(answer["product_table_digest"], digest(path))
            self.assertTrue(said(answer, "known by the table of products"))
            self.assertFalse(said(running.answer(self.drug("103943")), "known by the table"))
            self.assertTrue(said(running.answer(self.drug("103943")), "given locally"))
            self.assertTrue(said(running.answer(self.drug("999")), "no loaded plugin knows"))
            # A table that was cut off is refused, and the one before stays.
            self.put(done.stdout[:-12], path)
            self.wait_for("refused", lambda: "event=product_table_refused" in running.log())
            self.assertTrue(said(running.answer(self.drug("205770")), "known by the table"))
            self.assertIn("does not end", self.site_file(running, "product_table")["refusal"])

    def test_a_release_that_is_cut_off_or_mixed_is_no_table(self):
        self.assertIn("name the folder", self.table().stderr)
        self.release()
        rel = self.folder / "RXNREL.RRF"
        whole = rel.read_text(encoding="utf-8")
        rel.write_text(whole[:-30], encoding="utf-8")
        self.assertIn("RXNREL.RRF:13: ", self.table().stderr)
        rel.write_text("", encoding="utf-8")
        self.assertIn("no product leads to an ingredient", self.table().stderr)

    def test_a_large_table_is_read_while_calls_are_answered(self):
        path = self.folder / "products.tsv"
        path.write_text("product\tingredient\n205770\t2551\n", encoding="utf-8")
        with daemon.Daemon(flags=["--rxnorm-products", path]) as running:
            with reflection.Client(running.address) as client:
                request = client.request(self.drug("205770"))
                lines = "".join(
                    f"{1000000 + i}\t{i}\tOral Tablet of the {i % 90}th kind and of no other one\n"
                    for i in range(1, 300_001)
                )
                self.put("product\tingredient\tdose_form\n205770\t2551\tOral Tablet\n" + lines, path)
                running.process.send_signal(signal.SIGHUP)
                slowest = 0.0
                end = time.monotonic() + SOON
                while running.log().count("event=product_table_loaded") < 2:
                    self.assertLess(time.monotonic(), end)
                    begun = time.monotonic()
                    client.evaluate(request)
                    slowest = max(slowest, time.monotonic() - begun)
                print(f"{path.stat().st_size >> 20} MiB read; slowest call meanwhile {slowest:.3f} s")
            self.assertEqual(running.answer(self.drug("205770"))["product_table_digest"], digest(path))
            self.assertEqual(self.site_file(running, "product_table")["rows"], 300_001)


def said(answer, words):
    return any(words in issue["text"] for issue in answer["issues"])


if __name__ == "__main__":
    unittest.main()
