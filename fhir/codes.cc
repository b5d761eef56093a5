#include "fhir/codes.h"

#include <algorithm>
#include <cctype>

namespace soleus::fhir {
namespace {

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

struct System {
  std::string_view uri;
  std::string_view oid;
};

constexpr System kSystems[] = {
    {kSnomed, "2.16.840.1.113883.6.96"},
    {"http://loinc.org", "2.16.840.1.113883.6.1"},
    {kIcd10Cm, "2.16.840.1.113883.6.90"},
    {"http://www.nlm.nih.gov/research/umls/rxnorm", "2.16.840.1.113883.6.88"},
    {"http://www.whocc.no/atc", "2.16.840.1.113883.6.73"},
    {"http://unitsofmeasure.org", "2.16.840.1.113883.6.8"},
};

struct SidedCode {
  std::string_view prefix;  // of the code without its dot
  Side side;
};

// ICD-10-CM (FY2022 code table, CDC/NCHS): the titles of every code under these prefixes name the
// side. Only codes for a painful heel, ankle, foot or calf; a code not listed says no side.
constexpr SidedCode kSidedIcd10Cm[] = {
    {"M7661", Side::kRight},   // Achilles tendinitis, right leg
    {"M7662", Side::kLeft},    // Achilles tendinitis, left leg
    {"S86001", Side::kRight},  // Unspecified injury of right Achilles tendon
    {"S86002", Side::kLeft},
    {"S86011", Side::kRight},  // Strain of right Achilles tendon
    {"S86012", Side::kLeft},
    {"S86021", Side::kRight},  // Laceration of right Achilles tendon
    {"S86022", Side::kLeft},
    {"S86091", Side::kRight},  // Other specified injury of right Achilles tendon
    {"S86092", Side::kLeft},
    {"M79661", Side::kRight},  // Pain in right lower leg
    {"M79662", Side::kLeft},
    {"M79671", Side::kRight},  // Pain in right foot
    {"M79672", Side::kLeft},
    {"M25571", Side::kRight},  // Pain in right ankle and joints of right foot
    {"M25572", Side::kLeft},
    {"M7731", Side::kRight},  // Calcaneal spur, right foot
    {"M7732", Side::kLeft},
};

bool IsAlnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

char Upper(char c) {
  return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

}  // namespace

std::string CanonicalSystem(std::string_view system) {
  std::string_view oid = system;
  if (oid.starts_with("urn:oid:")) oid.remove_prefix(8);
  std::string_view rest = system;
  if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  }
  while (rest.ends_with('/')) rest.remove_suffix(1);
  constexpr std::size_t kSchemeBytes = 7;  // of "http://"
  for (const System& known : kSystems) {
    if (oid == known.oid || rest == known.uri.substr(kSchemeBytes)) return std::string(known.uri);
  }
  return std::string(system);
}

std::string CanonicalCode(std::string_view system, std::string_view code) {
  std::string out(code);
  if (system != kIcd10Cm) return out;
  const bool plausible =
      code.size() >= 3 && code.size() <= 8 &&
      std::all_of(code.begin(), code.end(), [](char c) { return IsAlnum(c) || c == '.'; });
  if (!plausible) return out;
  std::transform(out.begin(), out.end(), out.begin(), Upper);
  if (out.size() > 3 && out.find('.') == out.npos) out.insert(3, ".");
  return out;
}

Side SideOfCoding(const Coding& coding) {
  if (coding.system == kSnomed) {
    if (coding.code == "7771000") return Side::kLeft;
    if (coding.code == "24028007") return Side::kRight;
    if (coding.code == "51440002") return Side::kBilateral;
  }
  if (coding.system == kIcd10Cm) {
    std::string code = coding.code;
    std::erase(code, '.');
    for (const SidedCode& sided : kSidedIcd10Cm) {
      if (code.starts_with(sided.prefix)) return sided.side;
    }
  }
  return Side::kUnstated;
}

Side SideOfText(std::string_view text) {
  Side side = Side::kUnstated;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    // Bytes of other alphabets belong to words, so that no part of one is taken for ours.
    const bool in_word =
        i < text.size() && (IsAlnum(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
    if (in_word) {
      word += Upper(text[i]);
      continue;
    }
    if (word == "LEFT") side = Together(side, Side::kLeft);
    if (word == "RIGHT") side = Together(side, Side::kRight);
    if (word == "BOTH" || word == "BILATERAL") side = Side::kBilateral;
    word.clear();
  }
  return side;
}

Side SideOfConcept(const Concept& concept_read) {
  Side side = Side::kUnstated;
  for (const Coding& coding : concept_read.codings) side = Together(side, SideOfCoding(coding));
  if (side != Side::kUnstated) return side;
  side = SideOfText(concept_read.text);
  for (const Coding& coding : concept_read.codings)
    side = Together(side, SideOfText(coding.display));
  return side;
}

Side Together(Side a, Side b) {
  if (a == Side::kUnstated || a == b) return b;
  return b == Side::kUnstated ? a : Side::kBilateral;
}

}  // namespace soleus::fhir
