"""What the server says of itself: CapabilityStatement, SMART configuration, OperationOutcome."""

import search
from tokens import ALGORITHMS

NAME = "Soleus stand-in EHR (demonstration only)"
WARNING = "A stand-in for demonstration and tests: no EHR, no real patients, nothing is kept."
SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service"
OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"


def capability_statement(base_url, token_url, types):
    """Exactly what search.py answers, for the types that it knows and those that the store has."""
    return {
        "resourceType": "CapabilityStatement",
        "id": "stand-in",
        "status": "active",
        "experimental": True,
        "date": "2026-11-24",
        "publisher": "Soleus",
        "description": WARNING,
        "kind": "instance",
        "software": {"name": NAME},
        "implementation": {"description": WARNING, "url": base_url},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json", "json"],
        "rest": [
            {
                "mode": "server",
                "security": _security(token_url),
                "resource": [_resource(t) for t in sorted({*types, *search.PARAMETERS})],
            }
        ],
    }


def smart_configuration(token_url):
    return {
        "token_endpoint": token_url,
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": list(ALGORITHMS),
        "grant_types_supported": ["client_credentials"],
        "scopes_supported": ["system/*.rs"],
        "capabilities": ["client-confidential-asymmetric", "permission-v2"],
    }


def outcome(code, text):
    issue = {"severity": "error", "code": code, "diagnostics": text}
    return {"resourceType": "OperationOutcome", "issue": [issue]}


def _security(token_url):
    coding = {"system": SECURITY_SERVICE, "code": "SMART-on-FHIR"}
    uris = {"url": OAUTH_URIS, "extension": [{"url": "token", "valueUri": token_url}]}
    return {"cors": False, "service": [{"coding": [coding]}], "extension": [uris]}


def _resource(type_name):
    searchable = [
        {"name": name, "type": kind}
        for name, (kind, _) in sorted(search.parameters_of(type_name).items())
    ]
    includes = [f"{type_name}:{name}" for name in search.INCLUDES.get(type_name, {})]
    return {
        "type": type_name,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        "versioning": "versioned",
        "searchParam": searchable,
    } | ({"searchInclude": includes} if includes else {})
