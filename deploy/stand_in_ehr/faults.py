"""Scripted faults: what a server does wrong, to which request, and how often.

A script is a JSON list of rules; the first rule that applies to a request decides:

    [{"match": {"path": "/Observation$", "params": {"code": "loinc"}, "method": "GET"},
      "nth": 2, "count": 1, "do": {"status": 429, "retry_after": 1}}]

`match` holds regular expressions that must be found (path, method, and each parameter by name);
without it every request matches. `nth` is the first matching request that is hit, from 1; `count`
how many are hit from there on (default: all). A request that an earlier rule hits is not counted by
later ones. `do` is one or more of ACTIONS. Thread-safe.
"""

import json
import re
import threading

ACTIONS = {
    "status": "answer with this status (400-599) and an OperationOutcome",
    "retry_after": "with status: Retry-After, seconds (a number) or a text such as an HTTP date",
    "delay": "wait so many seconds before the answer",
    "drip": "send the body at so many bytes a second",
    "truncate": "close the connection after so many bytes of the body",
    "redirect": "answer 302 to this URL",
    "expire_token": "forget every token that was granted, before the request is looked at",
    "wrong_patient": "say that every resource in the answer is about somebody else",
    "html": "answer 200 with a page of HTML, as a proxy's log-in page",
    "bad_json": "break the JSON of the answer in its middle",
    "next_off_host": "let the next link lead to this URL",
    "loop_next": "let the next link lead to the page itself",
    "drop_connection": "close the connection without an answer",
    "body": "answer 200 with this JSON value instead",
}
NUMBERS = {"status": (400, 599), "delay": (0, 3600), "drip": (1, 1e9), "truncate": (0, 1e9)}
RULE_KEYS = {"match", "nth", "count", "do"}


class Faults:
    def __init__(self, rules):
        """`rules` as above; ValueError says which rule is wrong and why."""
        if not isinstance(rules, list):
            raise ValueError("a fault script is a JSON list of rules.")
        self._rules = [_checked(number, rule) for number, rule in enumerate(rules)]
        self._hits = [0] * len(rules)
        self._lock = threading.Lock()

    def strike(self, method, path, params):
        """What goes wrong with this request: {} for nothing. `params`: [(name, value)]."""
        with self._lock:
            for number, rule in enumerate(self._rules):
                if not _matches(rule.get("match", {}), method, path, params):
                    continue
                self._hits[number] += 1
                since = self._hits[number] - rule.get("nth", 1)
                if 0 <= since < rule.get("count", float("inf")):
                    return rule["do"]
        return {}


def read_faults(path):
    with open(path, encoding="utf-8") as file:
        return Faults(json.load(file))


def changed_answer(fault, answer, own_url):
    """The JSON value that a server with this fault gives instead of `answer`."""
    if "body" in fault:
        return fault["body"]
    if "wrong_patient" in fault:
        answer = _about_somebody_else(answer)
    if "next_off_host" in fault or "loop_next" in fault:
        url = fault.get("next_off_host", own_url)
        links = [x for x in answer.get("link", []) if x["relation"] != "next"]
        answer = answer | {"link": [*links, {"relation": "next", "url": url}]}
    return answer


def changed_body(fault, body):
    """The bytes likewise."""
    if "html" in fault:
        return b"<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>"
    if "bad_json" in fault:
        middle = len(body) // 2
        return body[:middle] + b"\x01" + body[middle:]  # wrong inside a string as well as outside
    return body


def _about_somebody_else(value):
    if isinstance(value, list):
        return [_about_somebody_else(v) for v in value]
    if not isinstance(value, dict):
        return value
    changed = {k: _about_somebody_else(v) for k, v in value.items()}
    if str(changed.get("reference", "")).startswith("Patient/"):
        changed["reference"] = "Patient/somebody-else"
    if changed.get("resourceType") == "Patient":
        changed["id"] = "somebody-else"
    return changed


def _matches(match, method, path, params):
    if not re.search(match.get("path", ""), path) or not re.search(match.get("method", ""), method):
        return False
    return all(
        any(name == given and re.search(pattern, value) for given, value in params)
        for name, pattern in match.get("params", {}).items()
    )


def _checked(number, rule):
    place = f"fault rule {number}"
    if not isinstance(rule, dict) or not isinstance(rule.get("do"), dict) or not rule["do"]:
        raise ValueError(f"{place} has no object do; say what goes wrong.")
    unknown = (rule.keys() - RULE_KEYS) | (rule["do"].keys() - ACTIONS.keys())
    if unknown:
        known = ", ".join([*sorted(RULE_KEYS), *ACTIONS])
        raise ValueError(f"{place} has {', '.join(sorted(unknown))}; known are {known}.")
    for name, (low, high) in NUMBERS.items():
        given = rule["do"].get(name, low)
        is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
        if not is_number or not low <= given <= high:
            raise ValueError(f"{place}: {name} must be a number from {low} to {high:.0f}.")
    for name in ("nth", "count"):
        if not isinstance(rule.get(name, 1), int) or rule.get(name, 1) < 1:
            raise ValueError(f"{place}: {name} must be a whole number from 1 on.")
    match = rule.get("match", {})
    if not isinstance(match, dict) or match.keys() - {"path", "params", "method"}:
        raise ValueError(f"{place}: match takes path, params and method.")
    try:
        patterns = [match.get("path", ""), match.get("method", "")]
        for pattern in [*patterns, *match.get("params", {}).values()]:
            re.compile(pattern)
    except (re.error, TypeError, AttributeError) as why:
        raise ValueError(f"{place}: match holds no regular expression: {why}.") from None
    return rule
