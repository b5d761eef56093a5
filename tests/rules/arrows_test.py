#!/usr/bin/env python3
"""An include line is an arrow of the architecture: this reads every one and refuses the wrong ones.

ARROWS has one row a folder: which of our folders it may include, which families of other headers,
and which standard headers it may not. What is not allowed is refused, and so is a folder without a
row: a new room says first which way its arrows point.
"""

import pathlib
import re
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

IO = {"iostream", "fstream", "filesystem", "ostream", "istream", "cstdio", "syncstream", "format"}
THREADS = {"thread", "mutex", "shared_mutex", "atomic", "future", "condition_variable", "stop_token"}
CLOCKS = {"chrono", "ctime"}

# Longest folder first wins. `own` is the folder itself; `std` is always allowed but for `not_std`.
ARROWS = {
    "plugins/sdk": dict(own=True, ours=[], others=[], not_std=IO | THREADS | CLOCKS),
    "plugins/vocabulary": dict(
        own=True, ours=["plugins/sdk"], others=[], not_std=IO | THREADS | CLOCKS
    ),
    "plugins/*": dict(
        own=True,
        ours=["plugins/sdk", "plugins/vocabulary"],
        others=[],
        not_std=IO | THREADS | CLOCKS,
    ),
    "fhir": dict(own=True, ours=[], others=["absl"], not_std=THREADS | {"fstream", "filesystem"}),
    "fhir/client": dict(
        own=True, ours=["fhir"], others=["absl", "openssl"], not_std={"fstream", "filesystem"}
    ),
    "engine/reasoning": dict(
        own=True, ours=["plugins/sdk"], others=["absl"], not_std=IO | THREADS | CLOCKS
    ),
    "engine/catalogue": dict(
        own=True,
        ours=["plugins/sdk", "engine/reasoning", "proto"],
        others=["absl", "openssl", "posix"],
        not_std=set(),
    ),
    "engine/host": dict(
        own=True,
        ours=["plugins/sdk", "engine/reasoning", "engine/catalogue"],
        others=["absl", "boost.dll", "posix"],
        not_std=set(),
    ),
    "engine/service": dict(
        own=True,
        ours=["plugins/sdk", "engine/reasoning", "engine/catalogue", "engine/store", "fhir", "proto"],
        others=["absl", "grpc", "protobuf", "openssl"],
        not_std=set(),
    ),
    "engine/hooks": dict(
        own=True,
        ours=[
            "plugins/sdk",
            "engine/reasoning",
            "engine/catalogue",
            "engine/service",
            "engine/store",
            "fhir",
            "proto",
        ],
        others=["absl", "boost", "openssl", "protobuf", "posix"],
        not_std=set(),
    ),
    "engine/store": dict(
        own=True,
        ours=["proto", "engine/catalogue"],
        others=["absl", "openssl", "sqlite", "pqxx", "protobuf", "posix"],
        not_std=set(),
    ),
    "engine/daemon": dict(
        own=True,
        ours=["engine/catalogue", "engine/service", "engine/hooks", "engine/store", "fhir/client"],
        others=["absl", "grpc", "spdlog", "cli11", "yaml-cpp", "posix"],
        not_std=set(),
    ),
    "engine/cli": dict(
        own=True,
        ours=["proto", "engine/catalogue"],
        others=["absl", "grpc", "protobuf", "cli11", "posix"],
        not_std=set(),
    ),
}
# Files that may include one family more than their folder does.
ALSO = {
    "fhir/client/http.cc": ["curl"],
    "fhir/client/http_transfer.cc": ["curl"],
    "fhir/client/http_transfer.h": ["curl"],
    "fhir/json.h": ["rapidjson"],
    "fhir/json.cc": ["rapidjson"],
    "fhir/write.cc": ["rapidjson"],
    "engine/catalogue/manifest.cc": ["protobuf"],  # its JSON, strictly
    "engine/daemon/tls.cc": ["openssl"],  # says what is wrong with a file, where gRPC would not
    "engine/service/low_priority.cc": ["posix"],  # a thread's priority
    "fhir/client/jwt.cc": ["posix"],  # who may read a key file
}

FAMILIES = [
    ("absl/", "absl"),
    ("rapidjson/", "rapidjson"),
    ("boost/dll", "boost.dll"),
    ("boost/filesystem", "boost.dll"),  # how Boost.DLL takes a path
    ("boost/system", "boost.dll"),
    ("boost/", "boost"),
    ("grpc", "grpc"),
    ("google/protobuf/", "protobuf"),
    ("openssl/", "openssl"),
    ("curl/", "curl"),
    ("spdlog/", "spdlog"),
    ("CLI/", "cli11"),
    ("yaml-cpp/", "yaml-cpp"),
    ("pqxx/", "pqxx"),
    ("sqlite3.h", "sqlite"),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def family_of(header):
    for prefix, family in FAMILIES:
        if header.startswith(prefix):
            return family
    if re.fullmatch(r"[a-z_]+", header):
        return "std"
    if re.fullmatch(r"(sys/|arpa/|netinet/|linux/)?[a-z0-9_]+\.h", header):
        return "posix"
    return "unknown"


def rule_for(path):
    folder = path.rsplit("/", 1)[0] if "/" in path else ""
    while folder:
        if folder in ARROWS:
            return folder, ARROWS[folder]
        parts = folder.split("/")
        if len(parts) == 2 and parts[0] == "plugins":
            return folder, ARROWS["plugins/*"]
        folder = "/".join(parts[:-1])
    return "", None


def refused_arrows(root):
    """Sentences, one for each include that no row allows."""
    refused = []
    for top in ("engine", "fhir", "plugins"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cc"):
                continue
            path = file.relative_to(root).as_posix()
            folder, rule = rule_for(path)
            if rule is None:
                refused.append(f"{path}: its folder has no row in ARROWS; add one.")
                continue
            for quote, header in INCLUDE.findall(file.read_text(encoding="utf-8")):
                why = refusal(path, folder, rule, quote, header)
                if why:
                    refused.append(f"{path}: includes {header}: {why}")
    return refused


def refusal(path, folder, rule, quote, header):
    is_ours = quote == '"' and header.split("/")[0] in ("engine", "fhir", "plugins", "proto", "tests")
    if is_ours:
        target = header.rsplit("/", 1)[0]
        allowed = [folder] * rule["own"] + rule["ours"]
        if any(target == a or target.startswith(a + "/") for a in allowed):
            return ""
        return f"{folder} may include of ours only {', '.join(allowed)}."
    if quote == '"' and "/" not in header:
        return "write it from the root of the repository, so that the arrow can be read."
    family = family_of(header)
    if family == "std":
        return f"{folder} may not use <{header}>." if header in rule["not_std"] else ""
    allowed = rule["others"] + ALSO.get(path, [])
    if family in allowed:
        return ""
    return f"{folder} may include of others only {', '.join(['std', *allowed])}."


class Arrows(unittest.TestCase):
    def test_every_include_follows_the_arrows(self):
        self.assertEqual(refused_arrows(ROOT), [])

    def test_some_includes_were_read(self):
        count = sum(
            len(INCLUDE.findall(f.read_text(encoding="utf-8"))) for f in ROOT.rglob("engine/**/*.h")
        )
        self.assertGreater(count, 30)

    def test_a_planted_arrow_is_refused(self):
        planted = {
            "engine/reasoning/a.cc": '#include "fhir/record.h"\n',
            "engine/reasoning/b.cc": "#include <chrono>\n",
            "engine/reasoning/c.cc": "#  include <thread>\n",
            "engine/service/d.cc": "#include <rapidjson/document.h>\n",
            "engine/service/e.cc": "#include <boost/dll.hpp>\n",
            "engine/catalogue/f.cc": "#include <grpcpp/grpcpp.h>\n",
            "engine/catalogue/g.cc": "#include <boost/dll/shared_library.hpp>\n",
            "fhir/record.cc": "#include <rapidjson/reader.h>\n",
            "fhir/client/g.cc": "#include <curl/curl.h>\n",
            "fhir/h.cc": '#include "proto/soleus/v1/decision_support.pb.h"\n',
            "plugins/sdk/i.h": '#include "absl/strings/str_cat.h"\n',
            "plugins/some_condition/j.cc": '#include "plugins/other_condition/orders.h"\n',
            "plugins/some_condition/k.cc": "#include <fstream>\n",
            "plugins/vocabulary/l.h": '#include "engine/reasoning/odds.h"\n',
            "engine/cli/m.cc": '#include "page.h"\n',
            "engine/new_room/n.cc": "#include <vector>\n",
        }
        for path, text in planted.items():
            with self.subTest(path), tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder) / path
                file.parent.mkdir(parents=True)
                file.write_text(text, encoding="utf-8")
                self.assertEqual(len(refused_arrows(pathlib.Path(folder))), 1)

    def test_rapidjson_is_allowed_where_json_is_read_and_written_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "fhir" / "json.cc"
            file.parent.mkdir()
            file.write_text("#include <rapidjson/reader.h>\n", encoding="utf-8")
            self.assertEqual(refused_arrows(pathlib.Path(folder)), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
