#include "fhir/codes.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>

namespace soleus::fhir {
namespace {

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
constexpr std::size_t kSchemeBytes = 7;  // of "http://"

struct System {
  std::string_view uri;
  std::string_view oid;          // empty: not known here
  std::string_view earlier_uri;  // empty: none
};

// The OIDs and the names of DSTU2 and STU3 are those of HL7's lists of code systems.
constexpr System kSystems[] = {
    {kSnomed, "2.16.840.1.113883.6.96", ""},
    {"http://loinc.org", "2.16.840.1.113883.6.1", ""},
    {kIcd10Cm, "2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-us"},
    {"http://www.nlm.nih.gov/research/umls/rxnorm", "2.16.840.1.113883.6.88", ""},
    {"http://www.whocc.no/atc", "2.16.840.1.113883.6.73", ""},
    {"http://unitsofmeasure.org", "2.16.840.1.113883.6.8", ""},
    {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "2.16.840.1.113883.5.83",
     "http://hl7.org/fhir/v3/ObservationInterpretation"},
    {"http://terminology.hl7.org/CodeSystem/v2-0078", "2.16.840.1.113883.12.78",
     "http://hl7.org/fhir/v2/0078"},
    {"http://terminology.hl7.org/CodeSystem/v2-0136", "2.16.840.1.113883.12.136",
     "http://hl7.org/fhir/v2/0136"},
    {"http://terminology.hl7.org/CodeSystem/condition-clinical", "",
     "http://hl7.org/fhir/condition-clinical"},
    {"http://terminology.hl7.org/CodeSystem/condition-ver-status", "2.16.840.1.113883.4.642.4.1075",
     "http://hl7.org/fhir/condition-ver-status"},
    {"http://terminology.hl7.org/CodeSystem/condition-category", "",
     "http://hl7.org/fhir/condition-category"},
    {"http://terminology.hl7.org/CodeSystem/data-absent-reason", "2.16.840.1.113883.4.642.4.1048",
     "http://hl7.org/fhir/data-absent-reason"},
};

bool IsAlnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

char Upper(char c) {
  return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

bool SameLetters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Upper(x) == Upper(y); });
}

// What follows "http://" or "https://"; the whole text where neither leads it.
std::string_view WithoutScheme(std::string_view uri) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (SameLetters(uri.substr(0, scheme.size()), scheme)) return uri.substr(scheme.size());
  }
  return uri;
}

std::string_view WithoutSpaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "http://snomed.info/sct/731000124108/version/20220301": a URI of an edition, where only the
// system belongs.
bool IsSnomedEdition(std::string_view rest) {
  constexpr std::string_view kBefore = "snomed.info/sct/";
  return rest.size() > kBefore.size() && SameLetters(rest.substr(0, kBefore.size()), kBefore) &&
         std::isdigit(static_cast<unsigned char>(rest[kBefore.size()])) != 0;
}

}  // namespace

std::string_view CanonicalSystem(std::string_view system) {
  for (const System& known : kSystems) {
    if (system == known.uri) return system;
  }
  const std::string_view sent = WithoutSpaces(system);
  std::string_view oid = sent;
  constexpr std::string_view kOid = "urn:oid:";
  if (SameLetters(oid.substr(0, kOid.size()), kOid)) oid.remove_prefix(kOid.size());
  std::string_view rest = WithoutScheme(sent);
  while (rest.ends_with('/')) rest.remove_suffix(1);
  for (const System& known : kSystems) {
    if ((!known.oid.empty() && oid == known.oid) ||
        SameLetters(rest, known.uri.substr(kSchemeBytes)) ||
        (!known.earlier_uri.empty() && SameLetters(rest, known.earlier_uri.substr(kSchemeBytes)))) {
      return known.uri;
    }
  }
  if (IsSnomedEdition(rest)) return kSnomed;
  return system;
}

std::string_view CanonicalCode(std::string_view system, std::string_view code, Arena& texts) {
  code = WithoutSpaces(code);
  if (system != kIcd10Cm) return code;
  const bool plausible =
      code.size() >= 3 && code.size() <= 8 &&
      std::all_of(code.begin(), code.end(), [](char c) { return IsAlnum(c) || c == '.'; });
  if (!plausible) return code;
  std::string upper(code);
  std::transform(upper.begin(), upper.end(), upper.begin(), Upper);
  if (upper.size() > 3 && upper.find('.') == upper.npos) upper.insert(3, ".");
  return upper == code ? code : texts.Keep(upper);
}

}  // namespace soleus::fhir
