#include "fhir/side.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

// A CodeableConcept or a Coding of laterality: mCODE, HL7's extensions pack, Belgium's core.
constexpr std::string_view kLaterality[] = {
    "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
    "http://hl7.org/fhir/StructureDefinition/observation-structureLaterality",
    "https://www.ehealth.fgov.be/standards/fhir/core-clinical/StructureDefinition/"
    "be-ext-laterality",
};
// A Reference to a BodyStructure.
constexpr std::string_view kBodySite = "http://hl7.org/fhir/StructureDefinition/bodySite";

struct SidedCode {
  std::string_view code;
  Side side;
};

constexpr SidedCode kQualifiers[] = {
    {"7771000", Side::kLeft},        // Left (qualifier value)
    {"24028007", Side::kRight},      // Right (qualifier value)
    {"51440002", Side::kBilateral},  // Right and left
    {"419161000", Side::kLeft},      // Unilateral left (qualifier value)
    {"419465000", Side::kRight},     // Unilateral right (qualifier value)
};

// LOINC: Homans sign and largest circumference of the calf, by the side in their short names.
constexpr SidedCode kSidedLoinc[] = {
    {"44962-9", Side::kLeft},
    {"44961-1", Side::kRight},
    {"8282-6", Side::kLeft},
    {"8283-4", Side::kRight},
};

// ICD-10-CM (FY2022 code table, CDC/NCHS), without the dot: the titles of every code under these
// prefixes name the side. Only codes for a painful heel, ankle, foot or calf; a code not listed
// says no side.
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
    {"S86111", Side::kRight},  // Strain of other muscle(s) ... of posterior muscle group, right leg
    {"S86112", Side::kLeft},
    {"M79661", Side::kRight},  // Pain in right lower leg
    {"M79662", Side::kLeft},
    {"M79671", Side::kRight},  // Pain in right foot
    {"M79672", Side::kLeft},
    {"M25571", Side::kRight},  // Pain in right ankle and joints of right foot
    {"M25572", Side::kLeft},
    {"M7731", Side::kRight},  // Calcaneal spur, right foot
    {"M7732", Side::kLeft},
};

constexpr std::string_view kPartsOfTheLeg[] = {"ACHILLES", "ANKLE", "CALCANEAL", "CALCANEUS",
                                               "CALF",     "FOOT",  "HEEL",      "HINDFOOT",
                                               "LEG",      "LOWER", "TENDON"};

template <typename List>
Side Listed(const List& list, std::string_view code) {
  for (const SidedCode& sided : list) {
    if (code == sided.code) return sided.side;
  }
  return Side::kUnstated;
}

// "61352006 |Achilles|:272741003 |Laterality|=7771000 |Left|": the qualifier of the laterality.
Side SideOfExpression(std::string_view expression) {
  constexpr std::string_view kAttribute = "272741003";
  if (expression.find('=') == expression.npos) return Side::kUnstated;  // a code, as nearly all
  Side side = Side::kUnstated;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = expression.find(kAttribute); at != expression.npos;
       at = expression.find(kAttribute, at + 1)) {
    const std::size_t equals = expression.find('=', at);
    if (equals == expression.npos) break;
    const auto begin = std::find_if(expression.begin() + static_cast<std::ptrdiff_t>(equals),
                                    expression.end(), digit);
    const auto end = std::find_if_not(begin, expression.end(), digit);
    side = Together(side, Listed(kQualifiers, std::string_view(begin, end)));
  }
  return side;
}

// Bytes of other alphabets belong to words, so that no part of one is taken for ours.
constexpr auto kInWord = [] {
  std::array<bool, 256> in_word{};
  for (std::size_t c = 0; c < in_word.size(); ++c) {
    in_word[c] =
        c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return in_word;
}();

bool InWord(char c) {
  return kInWord[static_cast<unsigned char>(c)];
}

char UpperOf(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// A word of a text; none where it is empty.
struct Word {
  std::size_t at = 0;
  std::string_view text;

  bool Is(std::string_view upper) const {
    return std::equal(text.begin(), text.end(), upper.begin(), upper.end(),
                      [](char a, char b) { return UpperOf(a) == b; });
  }
  std::size_t end() const { return at + text.size(); }
};

// The first word that begins at `from` or later; `from` lies outside of words.
Word NextWord(std::string_view text, std::size_t from) {
  while (from < text.size() && !InWord(text[from])) ++from;
  std::size_t end = from;
  while (end < text.size() && InWord(text[end])) ++end;
  return {from, text.substr(from, end - from)};
}

// The side of L, R, Lt or Rt where it stands so that it can mean nothing else.
Side SideOfAbbreviation(const Word& word, std::string_view text) {
  if (word.text.size() > 2) return Side::kUnstated;
  const bool left = word.Is("L") || word.Is("LT");
  if (!left && !word.Is("R") && !word.Is("RT")) return Side::kUnstated;
  // What stands before and after it; a space at the ends of the text.
  const auto at = [text](std::size_t i) { return i < text.size() ? text[i] : ' '; };
  const char before = word.at == 0 ? ' ' : text[word.at - 1];
  const char after = at(word.end());
  const Word next = NextWord(text, word.end());
  const bool whole_text = next.text.empty() && NextWord(text, 0).at == word.at;
  const bool in_brackets = (before == '(' && after == ')') || (before == '[' && after == ']');
  const bool before_a_space =
      after == ' ' || (after == '.' && at(word.end() + 1) == ' ');  // "Lt. heel"
  const bool before_a_part = before == ' ' && before_a_space &&
                             std::any_of(std::begin(kPartsOfTheLeg), std::end(kPartsOfTheLeg),
                                         [&next](std::string_view part) { return next.Is(part); });
  if (!whole_text && !in_brackets && !before_a_part) return Side::kUnstated;
  return left ? Side::kLeft : Side::kRight;
}

class Sides {
 public:
  Sides(const Resource& resource, Task& task) : resource_(resource), task_(task) {}

  Side OfSites(const Element& at) {
    if (!at.json().is_array()) return OfSite(at);
    Side side = Side::kUnstated;
    for (std::size_t i = 0; i < at.items().size(); ++i) {
      side = Together(side, OfSite(at.Item(i)));
    }
    return side;
  }

  Side OfExtensions(const Element& of) {
    const Element list = of.Field("extension");
    Side side = Side::kUnstated;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const Element extension = list.Item(i);
      const std::string_view url = extension.json()["url"].text();
      if (url == kBodySite) side = Together(side, OfStructure(extension.Field("valueReference")));
      if (std::find(std::begin(kLaterality), std::end(kLaterality), url) == std::end(kLaterality)) {
        continue;
      }
      const std::optional<Value> value = task_.reader.ReadValue(extension);
      const auto* named = value ? std::get_if<Concept>(&*value) : nullptr;
      if (named != nullptr) side = Together(side, SideOfConcept(*named));
    }
    return side;
  }

 private:
  Side OfSite(const Element& at) {
    const std::optional<Concept> site = task_.reader.ReadConcept(at);
    const Side side = site ? SideOfConcept(*site) : Side::kUnstated;
    return Together(side, OfExtensions(at));
  }

  Side OfStructure(const Element& at) {
    const std::string_view reference = at.json()["reference"].text();
    const Json* target = reference.empty() ? nullptr : task_.contents.Find(resource_, reference);
    if (target == nullptr || (*target)["resourceType"].text() != "BodyStructure") {
      task_.reader.Remark(at,
                          "The BodyStructure that it names is not in the input; its side is "
                          "not known.",
                          "Send the BodyStructure too, or the side in bodySite.");
      return Side::kUnstated;
    }
    const std::string path = Sentence(at.Path(), " -> BodyStructure");
    const Element structure(*target, path);
    if (!task_.reader.IsUnderstood(structure)) return Side::kUnstated;
    const Element location = structure.Field("location");
    const std::optional<Concept> place = task_.reader.ReadConcept(location);
    Side side = place ? SideOfConcept(*place) : Side::kUnstated;
    const Element qualifiers = structure.Field("locationQualifier");
    for (std::size_t i = 0; i < qualifiers.items().size(); ++i) {
      const std::optional<Concept> one = task_.reader.ReadConcept(qualifiers.Item(i));
      if (one) side = Together(side, SideOfConcept(*one));
    }
    return side;
  }

  const Resource& resource_;
  Task& task_;
};

}  // namespace

Side SideOfCoding(const Coding& coding) {
  if (coding.system == kSnomed) {
    const Side side = Listed(kQualifiers, coding.code);
    return side != Side::kUnstated ? side : SideOfExpression(coding.code);
  }
  if (coding.system == kLoinc) return Listed(kSidedLoinc, coding.code);
  if (coding.system == kIcd10Cm) {
    std::string code(coding.code);
    std::erase(code, '.');
    for (const SidedCode& sided : kSidedIcd10Cm) {
      if (code.starts_with(sided.code)) return sided.side;
    }
  }
  return Side::kUnstated;
}

Side SideOfText(std::string_view text) {
  Side side = Side::kUnstated;
  for (Word word = NextWord(text, 0); !word.text.empty(); word = NextWord(text, word.end())) {
    // Every word of a side begins with one of these, and most words with none.
    const char initial = UpperOf(word.text.front());
    if (initial != 'L' && initial != 'R' && initial != 'B') continue;
    if (word.Is("LEFT") || word.Is("LLE")) side = Together(side, Side::kLeft);
    if (word.Is("RIGHT") || word.Is("RLE")) side = Together(side, Side::kRight);
    if (word.Is("BOTH") || word.Is("BILATERAL")) side = Side::kBilateral;
    side = Together(side, SideOfAbbreviation(word, text));
  }
  return side;
}

Side SideOfConcept(const Concept& concept_read) {
  Side side = Side::kUnstated;
  for (const Coding& coding : concept_read.codings) side = Together(side, SideOfCoding(coding));
  if (side != Side::kUnstated) return side;
  side = SideOfText(concept_read.text);
  for (const Coding& coding : concept_read.codings) {
    // Most senders repeat one title in both places, and reading it twice says nothing more.
    if (coding.display == concept_read.text) continue;
    side = Together(side, SideOfText(coding.display));
  }
  return side;
}

Side Together(Side a, Side b) {
  if (a == Side::kUnstated || a == b) return b;
  return b == Side::kUnstated ? a : Side::kBilateral;
}

Side ReadSide(const Element& at, const Resource& resource, const Concept& code, Task& task) {
  Sides sides(resource, task);
  const Element sites = at.Field("bodySite");
  const Side from_site = Together(sides.OfSites(sites), sides.OfExtensions(at));
  return SideOfPart(sites.sent() ? sites : at, from_site, code, task.reader);
}

Side SideOfPart(const Element& at, Side whole, const Concept& code, Reader& reader) {
  const Side from_code = SideOfConcept(code);
  if (whole == Side::kUnstated) return from_code;
  if (from_code == Side::kUnstated || from_code == whole || from_code == Side::kBilateral) {
    return whole;
  }
  if (whole == Side::kBilateral) return from_code;
  reader.Warn(at, "The body site and the code name different sides; the side is not used.",
              "Send the side that is meant in both.");
  return Side::kUnstated;
}

}  // namespace soleus::fhir
