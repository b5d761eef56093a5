#!/usr/bin/env python3
"""Every field of the wire says what it is: a message field without a comment of its own is refused.

A comment is its own where it stands on the field's line, or on the lines right above it. A field
that ends a run of fields under one comment therefore has none.
"""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROTOS = sorted((ROOT / "proto").rglob("*.proto"))

# "repeated Coding codings = 2;", "map<string, int32> m = 1;"; in an enum "NAME = 0;".
FIELD = re.compile(r"(\w+)\s*=\s*\d+\s*(?:\[[^\]]*\])?;")


def fields_without_comment(text):
    """Names of the fields, with their line numbers, that no comment speaks of."""
    silent = []
    commented = False  # the line above is a comment, which no field has taken yet
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith("//"):
            commented = len(line.strip().strip("/ ")) > 0
            continue
        code, _, after = line.partition("//")
        for field in FIELD.finditer(code):
            if not commented and not after.strip("/ "):
                silent.append(f"{number}: {field[1]}")
        commented = False
    return silent


class Comments(unittest.TestCase):
    def test_every_field_of_the_wire_has_a_comment_of_its_own(self):
        self.assertGreater(len(PROTOS), 0)
        for path in PROTOS:
            with self.subTest(path.name):
                self.assertEqual(fields_without_comment(path.read_text(encoding="utf-8")), [])

    def test_the_fields_are_seen(self):
        text = (ROOT / "proto/soleus/v1/decision_support.proto").read_text(encoding="utf-8")
        bare = re.sub(r"//.*", "", text)
        # Each ends in "= number;", and nothing else of the file does.
        self.assertEqual(len(fields_without_comment(bare)), len(re.findall(r"= \d+;", bare)))

    def test_a_planted_field_without_comment_is_found(self):
        planted = """
            syntax = "proto3";
            option cc_enable_arenas = true;
            message Row {
              // Of the first only.
              string first = 1;
              repeated Row second = 2;
              int32 third = 3;  // weeks
              //
              optional double fourth = 4;
              map<string, int32> fifth = 5 [deprecated = true];

              // A word about what follows, with a line between.

              bool sixth = 6;
              oneof either { Row seventh = 7; }
              oneof or {
                Row eighth = 8;
              }
            }
            enum State { STATE_UNKNOWN = 0; }
            enum Kind {
              KIND_UNKNOWN = 0;
            }
        """
        names = [silent.split(": ")[1] for silent in fields_without_comment(planted)]
        wanted = ["second", "fourth", "fifth", "sixth", "seventh", "eighth"]
        self.assertEqual(names, [*wanted, "STATE_UNKNOWN", "KIND_UNKNOWN"])


if __name__ == "__main__":
    sys.exit(unittest.main())
