#!/usr/bin/python3
"""The request and the answer that README.md shows are those of the daemon as built.

The block under "checked by" holds a command and what it prints; "..." stands for any lines left out.
"""

import re
import shlex
import unittest

import daemon

README = (daemon.ROOT / "README.md").read_text(encoding="utf-8")


def example():
    block = re.search(r"<!-- checked by tests/e2e/readme_test.py -->\n+```\n\$ (.+?)\n(.*?)```",
                      README, re.DOTALL)
    if not block:
        raise AssertionError("README.md has no example that this test can check")
    return block[1], block[2].splitlines()


def first_difference(wanted, printed):
    """Wanted lines in their order, "..." skipping any; a sentence on the first that is not there."""
    at = 0
    may_skip = False
    for line in wanted:
        if line.strip() == "...":
            may_skip = True
            continue
        where = next((i for i in range(at, len(printed)) if printed[i] == line), None)
        if where is None or (where != at and not may_skip):
            return f"README.md shows {line!r}; soleusctl prints {printed[at:at + 3]!r}"
        at = where + 1
        may_skip = False
    return ""


class Readme(unittest.TestCase):
    def test_its_example_is_what_comes_out(self):
        command, wanted = example()
        words = shlex.split(command)
        self.assertEqual(words[0], "build/bin/soleusctl")
        self.assertGreater(len(wanted), 8)
        with daemon.Daemon() as running:
            words = [str(daemon.ROOT / w) if w.startswith("deploy/") else w for w in words[1:]]
            done = running.ctl(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(first_difference(wanted, done.stdout.splitlines()), "")

    def test_a_wrong_line_is_noticed(self):
        printed = ["a", "b", "c", "d"]
        self.assertEqual(first_difference(["a", "...", "d"], printed), "")
        self.assertNotEqual(first_difference(["a", "c"], printed), "")
        self.assertNotEqual(first_difference(["...", "x"], printed), "")


if __name__ == "__main__":
    unittest.main()
