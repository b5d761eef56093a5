"""FHIR R4 searches over a Store: which parameters there are, what they match, and pages of them.

PARAMETERS is the whole truth: the CapabilityStatement is written from it, and a parameter that is
not there is refused or ignored, never half understood. Dates follow R4's rules for a prefix and two
ranges; a partial date is the whole range that it names, and a date without a zone is in UTC.
"""

import collections
import datetime
import hashlib
import json
import re
import threading
import urllib.parse

PATIENT = {"patient": ("reference", ["subject"]), "subject": ("reference", ["subject"])}
CODED = {"code": ("token", ["code"]), "category": ("token", ["category"])}
STATUS = {"status": ("token", ["status"])}

# type -> parameter -> (kind, the elements that it looks at)
COMMON = {"_id": ("token", ["id"]), "_lastUpdated": ("date", ["meta.lastUpdated"])}
PARAMETERS = {
    "AllergyIntolerance": {
        "patient": ("reference", ["patient"]),
        "code": ("token", ["code"]),
        "clinical-status": ("token", ["clinicalStatus"]),
    },
    "Condition": PATIENT
    | CODED
    | {
        "clinical-status": ("token", ["clinicalStatus"]),
        "verification-status": ("token", ["verificationStatus"]),
        "onset-date": ("date", ["onsetDateTime", "onsetPeriod"]),
        "recorded-date": ("date", ["recordedDate"]),
    },
    "DiagnosticReport": PATIENT
    | CODED
    | STATUS
    | {"date": ("date", ["effectiveDateTime", "effectivePeriod"])},
    "Encounter": PATIENT | STATUS | {"date": ("date", ["period"]), "class": ("token", ["class"])},
    "Medication": {"code": ("token", ["code"])} | STATUS,
    "MedicationAdministration": PATIENT
    | STATUS
    | {
        "code": ("token", ["medicationCodeableConcept"]),
        "effective-time": ("date", ["effectiveDateTime", "effectivePeriod"]),
    },
    "MedicationDispense": PATIENT
    | STATUS
    | {
        "code": ("token", ["medicationCodeableConcept"]),
        "whenhandedover": ("date", ["whenHandedOver"]),
    },
    "MedicationRequest": PATIENT
    | STATUS
    | {
        "code": ("token", ["medicationCodeableConcept"]),
        "category": ("token", ["category"]),
        "intent": ("token", ["intent"]),
        "authoredon": ("date", ["authoredOn"]),
    },
    "MedicationStatement": PATIENT
    | STATUS
    | {
        "code": ("token", ["medicationCodeableConcept"]),
        "category": ("token", ["category"]),
        "effective": ("date", ["effectiveDateTime", "effectivePeriod"]),
    },
    "Observation": PATIENT
    | CODED
    | STATUS
    | {
        "combo-code": ("token", ["code", "component.code"]),
        "date": ("date", ["effectiveDateTime", "effectivePeriod", "effectiveInstant"]),
    },
    "Patient": {"identifier": ("token", ["identifier"]), "birthdate": ("date", ["birthDate"])},
    "Procedure": PATIENT
    | CODED
    | STATUS
    | {"date": ("date", ["performedDateTime", "performedPeriod"])},
    "QuestionnaireResponse": PATIENT | STATUS | {"authored": ("date", ["authored"])},
}
# type -> parameter of _include -> the element that refers to what is brought along
INCLUDES = {
    "MedicationAdministration": {"medication": "medicationReference"},
    "MedicationDispense": {"medication": "medicationReference"},
    "MedicationRequest": {"medication": "medicationReference"},
    "MedicationStatement": {"medication": "medicationReference"},
}
MAX_CURSORS = 1000  # the oldest next link is forgotten after that many
PREFIX = re.compile(r"(eq|ne|gt|lt|ge|le)?(\d{4}.*)")
DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)


class Refused(Exception):
    """A request that is not answered: HTTP status, OperationOutcome's issue code, a sentence."""

    def __init__(self, status, code, text):
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


class Searches:
    """Answers searches as searchset Bundles; remembers what its next links mean. Thread-safe."""

    def __init__(self, store, base_url, page_size):
        self._store, self._base_url, self._page_size = store, base_url, page_size
        self._cursors = collections.OrderedDict()
        self._lock = threading.Lock()

    def known(self, type_name):
        return type_name in PARAMETERS or bool(self._store.all(type_name))

    def search(self, type_name, pairs, strict):
        """`pairs` are the (name, value) of the query; refuses what it does not know if `strict`."""
        used, tests, includes, count = [], [], [], self._page_size
        parameters = parameters_of(type_name)
        for name, value in pairs:
            if name == "_count" and value.isdigit():
                count = min(int(value), self._page_size)
            elif name == "_include" and _include(type_name, value):
                includes.append(_include(type_name, value))
            elif name in parameters:
                tests.append(_test(name, *parameters[name], value, self._base_url))
            elif name == "_format":
                continue
            elif strict:
                text = f"This server knows no {name} (with that value) for {type_name}."
                raise Refused(400, "not-supported", text + " See its CapabilityStatement.")
            else:
                continue
            used.append((name, value))
        found = [r for r in self._store.all(type_name) if all(test(r) for test in tests)]
        url = f"{self._base_url}/{type_name}"
        url += "?" + urllib.parse.urlencode(used) if used else ""
        return self._page(type_name, found, includes, count, 0, url)

    def next_page(self, cursor):
        with self._lock:
            state = self._cursors.get(cursor)
        if state is None:
            raise Refused(410, "expired", "This next link is no longer known; search again.")
        return self._page(*state)

    def _page(self, type_name, found, includes, count, start, url):
        page = found[start : start + count]
        links = [{"relation": "self", "url": url}]
        if count and start + count < len(found):
            # The same search has the same link, so that its page keeps its ETag.
            cursor = _short_hash(f"{url} {count} {start + count} {len(found)}")
            next_url = f"{self._base_url}/{type_name}?_cursor={cursor}"
            state = (type_name, found, includes, count, start + count, next_url)
            with self._lock:
                self._cursors[cursor] = state
                while len(self._cursors) > MAX_CURSORS:
                    self._cursors.popitem(last=False)
            links.append({"relation": "next", "url": next_url})
        entries = [self._entry(r, "match") for r in page]
        included = {}
        for element in includes:
            for resource in page:
                reference = resource.get(element, {}).get("reference", "")
                target = self._store.by_reference(reference)
                if target is not None:
                    included[reference] = target
        entries += [self._entry(r, "include") for r in included.values()]
        bundle = {"resourceType": "Bundle", "type": "searchset", "total": len(found), "link": links}
        bundle["id"] = _short_hash(json.dumps(links))
        return bundle | ({"entry": entries} if entries else {})

    def _entry(self, resource, mode):
        url = f"{self._base_url}/{resource['resourceType']}/{resource['id']}"
        return {"fullUrl": url, "resource": resource, "search": {"mode": mode}}


def _short_hash(text):
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def parameters_of(type_name):
    return COMMON | PARAMETERS.get(type_name, {})


def _include(type_name, value):
    """The element of `Type:parameter`, or None."""
    source, _, parameter = value.partition(":")
    return INCLUDES.get(type_name, {}).get(parameter) if source == type_name else None


def _test(name, kind, paths, value, base_url):
    """A function that says whether a resource matches; a comma means or."""
    wanted = [v.replace("\\,", ",") for v in re.split(r"(?<!\\),", value)]
    if kind == "date":
        ranges = [_date_parameter(name, v) for v in wanted]
        return lambda r: any(_dates_match(x, p) for p in ranges for x in _values(r, paths))
    if kind == "reference":
        ids = {v.removeprefix(base_url + "/").removeprefix("Patient/") for v in wanted}
        references = {f"Patient/{i}" for i in ids}
        return lambda r: any(x.get("reference") in references for x in _values(r, paths))
    return lambda r: any(_token_matches(x, w) for w in wanted for x in _values(r, paths))


def _values(resource, paths):
    """What stands at dotted paths, with lists laid flat."""
    found = []
    for path in paths:
        here = [resource]
        for name in path.split("."):
            steps = [v.get(name) for v in here if isinstance(v, dict)]
            here = [x for s in steps if s is not None for x in (s if isinstance(s, list) else [s])]
        found += here
    return found


def _token_matches(value, wanted):
    system, bar, code = wanted.rpartition("|")
    if isinstance(value, dict) and "coding" in value:
        return any(_token_matches(c, wanted) for c in value["coding"])
    if isinstance(value, dict):  # a Coding, or an Identifier
        its_system, its_code = value.get("system", ""), value.get("code", value.get("value", ""))
        return (not bar or system == its_system) and (not code or code == its_code)
    return not system and str(value) == code


def _date_parameter(name, text):
    match = PREFIX.fullmatch(text)
    span = _span(match[2]) if match else None
    if span is None:
        raise Refused(400, "value", f"{name} has no date such as ge2026-01-31; correct it.")
    return match[1] or "eq", *span


def _dates_match(value, parameter):
    prefix, low, high = parameter
    if isinstance(value, dict):  # a Period, open where an end is missing
        start = _span(value["start"]) if "start" in value else (_EARLIEST, _EARLIEST)
        end = _span(value["end"]) if "end" in value else (_LATEST, _LATEST)
        span = (start[0], end[1]) if start and end else None
    else:
        span = _span(str(value))
    if span is None:
        return False
    inside = low <= span[0] and span[1] <= high
    holds = {
        "eq": inside,
        "ne": not inside,
        "gt": span[1] > high,
        "lt": span[0] < low,
        "ge": span[1] > high or inside or (span[0] < high and span[1] > low),
        "le": span[0] < low or inside or (span[0] < high and span[1] > low),
    }
    return holds[prefix]


_EARLIEST = datetime.datetime.min.replace(tzinfo=datetime.timezone.utc)
_LATEST = datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)


def _span(text):
    """(first instant, first instant after) of a FHIR date or dateTime; None where it is none."""
    match = DATE.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    moment = "{}-{}-{}T{}:{}:{}".format(
        year, month or "01", day or "01", hour or "00", minute or "00", second or "00"
    )
    try:
        zone_text = (zone or "Z").replace("Z", "+00:00")
        low = datetime.datetime.fromisoformat(moment + (fraction or "")[:7] + zone_text)
        if month is None:
            return low, low.replace(year=low.year + 1)
        if day is None:
            return low, (low + datetime.timedelta(days=31)).replace(day=1)
        one = {"days": 1} if hour is None else {"minutes": 1} if second is None else {"seconds": 1}
        return low, low + datetime.timedelta(**({"milliseconds": 1} if fraction else one))
    except (ValueError, OverflowError):
        return None
