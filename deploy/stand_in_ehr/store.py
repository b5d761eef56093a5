"""A folder of FHIR JSON files as the resources of one server.

A file holds a Bundle (collection, transaction, batch, searchset, document) or one resource. What an
entry refers to by its fullUrl (`urn:uuid:...`, an absolute URL) is rewritten to `Type/id`, as a
server does that takes in a transaction. A resource without an id gets one from its urn:uuid, or
from its place in the file. Where files use the same id for different resources, the name of the
file goes before every id of each of them, so nothing is lost and the order of files is no matter.

Nothing is written, so everything here is safe to read from many threads.
"""

import collections
import datetime
import hashlib
import json
import pathlib
import re

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
TYPE = re.compile(r"[A-Z][A-Za-z]{1,63}")


class Unreadable(Exception):
    """A file that is no FHIR JSON; the text says which one, why, and what to do."""


class Store:
    """Resources by type and id; `resources[type][id]`, in the order of files and entries."""

    def __init__(self, folder):
        files = sorted(pathlib.Path(folder).rglob("*.json"))
        if not files:
            raise Unreadable(f"{folder} holds no .json file; name a folder of FHIR bundles.")
        read = [(path, _resources_of(path)) for path in files]
        self.resources = collections.defaultdict(dict)
        clashing = _clashing(read)
        for path, entries in read:
            names = _names(path, entries, prefixed=path in clashing)
            by_full_url = {full_url: name for (full_url, _), name in names.items() if full_url}
            by_local = {local: name for (_, local), name in names.items()}
            for (_, resource), name in zip(entries, names.values(), strict=True):
                self._add(path, _rewritten(resource, by_full_url, by_local), name)

    def get(self, type_name, resource_id):
        """The resource, or None."""
        return self.resources.get(type_name, {}).get(resource_id)

    def all(self, type_name):
        return list(self.resources.get(type_name, {}).values())

    def types(self):
        return sorted(self.resources)

    def by_reference(self, reference):
        """What `Type/id` names, or None."""
        type_name, _, resource_id = str(reference).partition("/")
        return self.get(type_name, resource_id)

    def _add(self, path, resource, name):
        type_name, resource["id"] = name.split("/", 1)
        changed = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.timezone.utc)
        meta = resource.setdefault("meta", {})
        meta.setdefault("versionId", "1")
        meta.setdefault("lastUpdated", changed.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
        self.resources[type_name][resource["id"]] = resource


def _resources_of(path):
    """[(fullUrl, resource)] of a file, each with an id."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as why:
        raise Unreadable(f"{path} is not JSON ({why}); repair it or take it away.") from None
    if isinstance(content, dict) and content.get("resourceType") == "Bundle":
        entries = [e for e in content.get("entry", []) if isinstance(e, dict) and "resource" in e]
        pairs = [(str(e.get("fullUrl", "")), e["resource"]) for e in entries]
    else:
        pairs = [("", content)]
    for number, (full_url, resource) in enumerate(pairs):
        kind = resource.get("resourceType") if isinstance(resource, dict) else None
        if not isinstance(kind, str) or not TYPE.fullmatch(kind):
            raise Unreadable(f"{path}: entry[{number}] is no FHIR resource; correct or remove it.")
        if not ID.fullmatch(str(resource.get("id", ""))):
            made = hashlib.sha256(f"{path.name} {number}".encode()).hexdigest()[:32]
            resource["id"] = full_url.removeprefix("urn:uuid:") if "urn:uuid:" in full_url else made
    return pairs


def _clashing(read):
    """The files that use the id of another file's resource for one of a different content."""
    contents = collections.defaultdict(dict)
    for path, entries in read:
        for _, resource in entries:
            text = json.dumps(resource, sort_keys=True)
            contents[resource["resourceType"], resource["id"]][path] = text
    clashing = set()
    for texts in contents.values():
        if len(set(texts.values())) > 1:
            clashing.update(texts)
    return clashing


def _names(path, entries, prefixed):
    """{(fullUrl, Type/id as the file says it): Type/id as this server says it}, in file order."""
    stem = re.sub(r"[^A-Za-z0-9\-.]", "-", path.stem)
    names = {}
    for full_url, resource in entries:
        local = f"{resource['resourceType']}/{resource['id']}"
        new_id = f"{stem}.{resource['id']}" if prefixed else resource["id"]
        if len(new_id) > 64:
            new_id = hashlib.sha256(new_id.encode()).hexdigest()[:32]
        if (full_url, local) in names:
            raise Unreadable(f"{path}: {local} stands there twice; remove one of them.")
        names[full_url, local] = f"{resource['resourceType']}/{new_id}"
    return names


def _rewritten(value, by_full_url, by_local):
    """A copy in which every reference to another entry is `Type/id` of this server."""
    if isinstance(value, list):
        return [_rewritten(item, by_full_url, by_local) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: _rewritten(item, by_full_url, by_local) for key, item in value.items()}
    reference = copy.get("reference")
    if isinstance(reference, str):
        copy["reference"] = by_full_url.get(reference, by_local.get(reference, reference))
    return copy
