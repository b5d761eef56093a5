#include "engine/service/fhir_answer_parts.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

// The UUID, version 5, of the name "urn:soleus:decision" in RFC 9562's namespace of URLs:
// 0b3cebfd-59db-551f-be30-d6638ed4d7af. The namespace of all the ids here.
constexpr std::array<unsigned char, 16> kNamespace = {
    0x0b, 0x3c, 0xeb, 0xfd, 0x59, 0xdb, 0x55, 0x1f, 0xbe, 0x30, 0xd6, 0x63, 0x8e, 0xd4, 0xd7, 0xaf};

constexpr std::string_view kUriIdentifiers = "urn:ietf:rfc:3986";

// RFC 9562, section 5.5. CHECK-free: SHA-1 of a short text fails only where OpenSSL itself is
// broken, and then the id is all zeros but its version.
std::string NameUuid(std::string_view name) {
  std::string text(kNamespace.begin(), kNamespace.end());
  text += name;
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha1(), nullptr);
  hash[6] = static_cast<unsigned char>((hash[6] & 0x0F) | 0x50);
  hash[8] = static_cast<unsigned char>((hash[8] & 0x3F) | 0x80);
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    absl::StrAppendFormat(&out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                          hash[i]);
  }
  return out;
}

}  // namespace

std::string AnswerBundle::Url(std::string_view type, std::string_view about) const {
  // The engine with its knowledge is the same one whatever it decided.
  const std::string_view decision =
      type == "Device" ? "" : std::string_view(answer().decision_id());
  return "urn:uuid:" + NameUuid(absl::StrFormat("%s/%s/%s", decision, type, about));
}

void AnswerBundle::OpenEntry(std::string_view type, std::string_view about) {
  written_.push_back(Url(type, about));
  json_.Text("fullUrl", written_.back());
}

void AnswerBundle::OpenResource(std::string_view type) {
  constexpr std::size_t kPrefix = std::string_view("urn:uuid:").size();
  json_.Text("resourceType", type);
  json_.Text("id", std::string_view(written_.back()).substr(kPrefix));
  if (type == "Provenance") return;
  json_.Array("identifier", [&] {
    json_.Item([&] { Identifier(kUriIdentifiers, written_.back()); });
    if (type == "GuidanceResponse") {
      json_.Item([&] { Identifier(kDecisionSystem, answer().decision_id()); });
    }
  });
}

void AnswerBundle::Text(std::string_view key, std::string_view value) {
  if (!value.empty()) json_.Text(key, value);
}

void AnswerBundle::Identifier(std::string_view system, std::string_view value) {
  Text("system", system);
  Text("value", value);
}

void AnswerBundle::CodingItem(const sdk::Coding& coding) {
  json_.Item([&] {
    Text("system", coding.system);
    Text("code", coding.code);
    Text("display", coding.display);
  });
}

void AnswerBundle::Concept(std::string_view key, const Coded& coded) {
  json_.Object(key, [&] {
    if (!coded.codings.empty()) {
      json_.Array("coding", [&] {
        for (const sdk::Coding& coding : coded.codings) CodingItem(coding);
      });
    }
    Text("text", coded.text);
  });
}

void AnswerBundle::ConceptItem(const Coded& coded) {
  json_.Item([&] {
    if (!coded.codings.empty()) {
      json_.Array("coding", [&] {
        for (const sdk::Coding& coding : coded.codings) CodingItem(coding);
      });
    }
    Text("text", coded.text);
  });
}

void AnswerBundle::Notes(const std::vector<std::string>& notes) {
  const auto says = [](const std::string& note) { return !note.empty(); };
  if (std::none_of(notes.begin(), notes.end(), says)) return;
  json_.Array("note", [&] {
    for (const std::string& note : notes) {
      if (says(note)) json_.Item([&] { json_.Text("text", note); });
    }
  });
}

std::string AnswerBundle::SideNote() const {
  const std::string& side = answer().context().side();
  if (side.empty()) return {};
  return absl::StrFormat("Side of the complaint: %s.",
                         side == "bilateral" ? "both legs" : absl::StrFormat("%s leg", side));
}

void AnswerBundle::PointAt(std::string_view key, std::string_view url) {
  json_.Object(key, [&] { json_.Text("reference", url); });
}

void AnswerBundle::PointAtItem(std::string_view url) {
  json_.Item([&] { json_.Text("reference", url); });
}

void AnswerBundle::Subject(std::string_view key) {
  const fhir::Subject& subject = source_.subject;
  json_.Object(key, [&] {
    json_.Text("type", "Patient");
    if (!subject.reference.empty()) {
      json_.Text("reference", subject.reference);
    } else if (!subject.identifier_value.empty()) {
      json_.Object("identifier",
                   [&] { Identifier(subject.identifier_system, subject.identifier_value); });
    } else {
      json_.Text("display", "The patient of the record that was sent; it names nobody.");
    }
  });
}

void AnswerBundle::Author(std::string_view key) {
  PointAt(key, Url(kDevice, DeviceAbout()));
}

std::string AnswerBundle::DeviceAbout() const {
  return absl::StrFormat("%s/%s", kEngineVersion, answer().knowledge_digest());
}

void AnswerBundle::Date(std::string_view key) {
  json_.Text(key, answer().as_of());
}

std::string AnswerBundle::ConditionUrl(std::string_view condition_id) const {
  for (const v1::Hypothesis& hypothesis : answer().differential()) {
    if (hypothesis.condition_id() != condition_id) continue;
    return HasCondition(hypothesis) ? Url("Condition", condition_id) : RiskUrl();
  }
  return RiskUrl();
}

std::string AnswerBundle::WithheldUrl(std::string_view order_id) const {
  return Url("DetectedIssue", absl::StrFormat("withheld/%s", order_id));
}

std::string AnswerBundle::RedFlagUrl(std::string_view red_flag_id) const {
  return Url("DetectedIssue", absl::StrFormat("red-flag/%s", red_flag_id));
}

bool AnswerBundle::IsAssumed(std::string_view red_flag_id) const {
  const auto& flags = answer().red_flags();
  return std::any_of(flags.begin(), flags.end(), [&](const v1::RedFlag& flag) {
    return flag.id() == red_flag_id && flag.assumed();
  });
}

std::string AnswerBundle::InFull(std::string_view text) const {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t end = i + 1;
    int number = 0;
    while (text[i] == '[' && end < text.size() && text[end] >= '0' && text[end] <= '9' &&
           number <= answer().works_size()) {
      number = number * 10 + (text[end++] - '0');
    }
    const bool cited = end > i + 1 && end < text.size() && text[end] == ']' && number > 0 &&
                       number <= answer().works_size();
    if (!cited) {
      out += text[i];
      continue;
    }
    out += answer().works(number - 1);
    i = end;
  }
  return out;
}

std::string_view PriorityOf(std::string_view urgency) {
  if (urgency == "emergency") return "stat";
  if (urgency == "same_day") return "asap";
  return urgency == "within_48_h" || urgency == "within_2_weeks" ? "urgent" : "routine";
}

std::string InWords(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string Said(std::string_view prefix, std::string_view text) {
  return text.empty() ? std::string() : absl::StrFormat("%s%s", prefix, text);
}

bool HasCondition(const v1::Hypothesis& hypothesis) {
  return !hypothesis.plugin_id().empty() && hypothesis.band() != "very_unlikely";
}

std::string ShownName(const v1::RedFlag& flag) {
  if (flag.state() != "fired") return absl::StrFormat("Not excluded: %s", flag.name());
  return absl::StrFormat("%s%s", flag.assumed() ? kAssumed : "", flag.name());
}

std::string_view RedFlagSystemOf(const v1::RedFlag& flag) {
  return flag.state() == "fired" ? kRedFlagSystem : kOpenRedFlagSystem;
}

std::string WithheldTitle(const v1::WithheldOrder& order) {
  return order.title().empty() ? InWords(order.order_id()) : order.title();
}

Coded CodedBy(const google::protobuf::RepeatedPtrField<v1::Coding>& codings,
              std::string_view system, std::string_view id, std::string_view name) {
  Coded coded{.codings = {}, .text = std::string(name)};
  for (const v1::Coding& coding : codings) {
    coded.codings.push_back({coding.system(), coding.code(), coding.display()});
  }
  coded.codings.push_back({system, id, name});
  return coded;
}

}  // namespace soleus::service
