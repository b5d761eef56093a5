// What a plugin's code is asked and what it answers, as the payloads of kCall, kAnswer and kReady
// (host_protocol.h). Findings are named by their place in the table's `code` lists, so that nothing
// else can be asked or answered. Both ends are of one build; still every length, place and count
// is checked on reading, and bytes that are left over refuse the whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/host_protocol.h"
#include "plugins/sdk/code.h"

namespace soleus::catalogue {

// Days that one course may have: ten years of them.
inline constexpr std::size_t kMaxCourseDays = 3653;
inline constexpr std::size_t kMaxCategoryBytes = 255;

struct PlacedFact {
  std::uint8_t place = 0;  // in Code::reads or Code::sets
  sdk::Given given = sdk::Given::kPresent;
  std::string category;
  double number = 0;
};

struct PlacedCourse {
  std::uint8_t place = 0;  // in Code::reads_course
  std::vector<sdk::DatedNumber> values;
};

struct CodeCall {
  std::uint32_t number = 0;  // of the call: its answer repeats it
  double age_years = -1;
  std::vector<PlacedFact> facts;
  std::vector<PlacedCourse> courses;
};

struct CodeAnswer {
  // What the host itself saw wrong; the facts are then empty.
  enum class Verdict : std::uint8_t { kSound, kTooMany, kNotItsOwn, kTwice, kTooLong };
  std::uint32_t number = 0;
  Verdict verdict = Verdict::kSound;
  std::vector<PlacedFact> facts;
};

// How a host with code is confined: each a word or a few; of what it is not, with the reason.
struct CodeConfinement {
  std::vector<std::string> by;
  std::vector<std::string> not_by;
};

std::string EncodeCall(const CodeCall& call);
std::optional<CodeCall> DecodeCall(std::string_view bytes, const sdk::Code& code);
std::string EncodeAnswer(const CodeAnswer& answer);
// Each place at most once.
std::optional<CodeAnswer> DecodeAnswer(std::string_view bytes, const sdk::Code& code);
std::string EncodeReady(const CodeConfinement& confinement);
std::optional<CodeConfinement> DecodeReady(std::string_view bytes);

// A whole frame: its header, then `payload`.
std::string Frame(ReplyKind kind, std::string_view payload);

}  // namespace soleus::catalogue
