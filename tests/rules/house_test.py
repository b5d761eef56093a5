#!/usr/bin/env python3
"""What stands where: the top level, the length of each README, the format, and what no file says."""

import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    "CMakeLists.txt",
    "README.md",
    "proto",
    "fhir",
    "plugins",
    "engine",
    "deploy",
    "tests",
}
# The one place that may name the folder beside a checkout: where published samples may lie.
BESIDE = "shar" + "ed/"  # in two parts, so that this file does not name it
SAMPLES_FOLDER = "../" + BESIDE + "fhir-samples"


def tracked():
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"],
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        raise unittest.SkipTest("no git checkout here, so nothing tells what belongs to it")
    paths = [p for p in listed.stdout.decode().split("\0") if p]
    return [p for p in paths if (ROOT / p).is_file()]


class House(unittest.TestCase):
    def test_top_level_holds_nothing_new(self):
        top = {path.split("/")[0] for path in tracked()}
        self.assertEqual({t for t in top if not t.startswith(".")} - TOP_LEVEL, set())

    def test_a_folder_readme_is_shorter_than_60_lines(self):
        long = [
            path
            for path in tracked()
            if path.endswith("/README.md")
            and len((ROOT / path).read_text(encoding="utf-8").splitlines()) >= 60
        ]
        self.assertEqual(long, [])

    def test_the_first_readme_is_two_screens(self):
        lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        self.assertLessEqual(len(lines), 120)

    def test_no_file_points_outside_the_repository(self):
        pattern = re.compile(r"(?<![\w-])" + BESIDE)
        naming = []
        for path in tracked():
            try:
                text = (ROOT / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            if pattern.search(text.replace(SAMPLES_FOLDER, "")):
                naming.append(path)
        self.assertEqual(naming, [])

    def test_every_program_and_script_is_executable(self):
        for path in ("deploy/run", "tests/run", ".ci/run", "deploy/build/install-packages"):
            with self.subTest(path):
                self.assertTrue((ROOT / path).stat().st_mode & 0o100)

    def test_the_source_is_formatted(self):
        program = shutil.which("clang-format-14") or shutil.which("clang-format")
        if program is None:
            self.skipTest("clang-format is not installed")
        version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout
        if b"version 14." not in version:
            self.skipTest("clang-format is not the pinned version 14")
        files = [p for p in tracked() if p.endswith((".h", ".cc"))]
        self.assertGreater(len(files), 20)
        result = subprocess.run(
            [program, "--dry-run", "-Werror", *files], cwd=ROOT, capture_output=True, check=False
        )
        self.assertEqual(result.stderr.decode()[:2000], "")


if __name__ == "__main__":
    sys.exit(unittest.main())
