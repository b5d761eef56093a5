#include "engine/catalogue/code_frames.h"

#include <bitset>
#include <cstring>
#include <type_traits>
#include <utility>

namespace soleus::catalogue {
namespace {

// The first byte of each payload: a change of form below raises it.
constexpr std::uint8_t kVersion = 1;

template <typename T>
void Put(std::string& bytes, T value) {
  static_assert(std::is_trivially_copyable_v<T>);
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void PutText(std::string& bytes, std::string_view text) {
  Put(bytes, static_cast<std::uint8_t>(text.size()));
  bytes += text;
}

void PutFacts(std::string& bytes, const std::vector<PlacedFact>& facts) {
  Put(bytes, static_cast<std::uint8_t>(facts.size()));
  for (const PlacedFact& fact : facts) {
    Put(bytes, fact.place);
    Put(bytes, fact.given);
    Put(bytes, fact.number);
    PutText(bytes, fact.category);
  }
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    sound_ = Get<std::uint8_t>() == kVersion;
  }

  template <typename T>
  T Get() {
    T value{};
    sound_ = sound_ && bytes_.size() >= sizeof(value);
    if (!sound_) return value;
    std::memcpy(&value, bytes_.data(), sizeof(value));
    bytes_.remove_prefix(sizeof(value));
    return value;
  }

  std::string GetText() {
    const std::size_t size = Get<std::uint8_t>();
    sound_ = sound_ && bytes_.size() >= size;
    if (!sound_) return {};
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }

  // A place in a list of `size` that was not named before.
  std::uint8_t GetPlace(std::size_t size, std::bitset<256>& seen) {
    const auto place = Get<std::uint8_t>();
    sound_ = sound_ && place < size && !seen.test(place);
    seen.set(place);
    return place;
  }

  std::vector<PlacedFact> GetFacts(std::size_t places) {
    std::vector<PlacedFact> facts;
    std::bitset<256> seen;
    for (std::size_t left = Get<std::uint8_t>(); sound_ && left > 0; --left) {
      PlacedFact fact;
      fact.place = GetPlace(places, seen);
      const auto given = Get<std::uint8_t>();
      sound_ = sound_ && given <= static_cast<std::uint8_t>(sdk::Given::kQuantity);
      fact.given = static_cast<sdk::Given>(given);
      fact.number = Get<double>();
      fact.category = GetText();
      facts.push_back(std::move(fact));
    }
    return facts;
  }

  std::vector<PlacedCourse> GetCourses(std::size_t places) {
    std::vector<PlacedCourse> courses;
    std::bitset<256> seen;
    for (std::size_t left = Get<std::uint8_t>(); sound_ && left > 0; --left) {
      PlacedCourse course;
      course.place = GetPlace(places, seen);
      std::size_t days = Get<std::uint16_t>();
      sound_ = sound_ && days <= kMaxCourseDays;
      for (; sound_ && days > 0; --days) {
        const auto number = Get<double>();
        course.values.push_back({.number = number, .days_ago = Get<std::int32_t>()});
      }
      courses.push_back(std::move(course));
    }
    return courses;
  }

  void Require(bool holds) { sound_ = sound_ && holds; }
  bool sound() const { return sound_; }
  bool SoundToTheEnd() const { return sound_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool sound_ = true;
};

void PutTexts(std::string& bytes, const std::vector<std::string>& texts) {
  Put(bytes, static_cast<std::uint8_t>(texts.size()));
  for (const std::string& text : texts) {
    PutText(bytes, std::string_view(text).substr(0, kMaxCategoryBytes));
  }
}

std::vector<std::string> GetTexts(Reader& reader) {
  std::vector<std::string> texts;
  for (std::size_t left = reader.Get<std::uint8_t>(); reader.sound() && left > 0; --left) {
    texts.push_back(reader.GetText());
  }
  return texts;
}

}  // namespace

std::string EncodeCall(const CodeCall& call) {
  std::string bytes;
  Put(bytes, kVersion);
  Put(bytes, call.number);
  Put(bytes, call.age_years);
  PutFacts(bytes, call.facts);
  Put(bytes, static_cast<std::uint8_t>(call.courses.size()));
  for (const PlacedCourse& course : call.courses) {
    Put(bytes, course.place);
    Put(bytes, static_cast<std::uint16_t>(course.values.size()));
    for (const sdk::DatedNumber& value : course.values) {
      Put(bytes, value.number);
      Put(bytes, static_cast<std::int32_t>(value.days_ago));
    }
  }
  return bytes;
}

std::optional<CodeCall> DecodeCall(std::string_view bytes, const sdk::Code& code) {
  Reader reader(bytes);
  CodeCall call;
  call.number = reader.Get<std::uint32_t>();
  call.age_years = reader.Get<double>();
  call.facts = reader.GetFacts(code.reads.size());
  call.courses = reader.GetCourses(code.reads_course.size());
  if (!reader.SoundToTheEnd()) return std::nullopt;
  return call;
}

std::string EncodeAnswer(const CodeAnswer& answer) {
  std::string bytes;
  Put(bytes, kVersion);
  Put(bytes, answer.number);
  Put(bytes, answer.verdict);
  PutFacts(bytes, answer.facts);
  return bytes;
}

std::optional<CodeAnswer> DecodeAnswer(std::string_view bytes, const sdk::Code& code) {
  Reader reader(bytes);
  CodeAnswer answer;
  answer.number = reader.Get<std::uint32_t>();
  const auto verdict = reader.Get<std::uint8_t>();
  reader.Require(verdict <= static_cast<std::uint8_t>(CodeAnswer::Verdict::kTooLong));
  answer.verdict = static_cast<CodeAnswer::Verdict>(verdict);
  answer.facts = reader.GetFacts(code.sets.size());
  if (!reader.SoundToTheEnd()) return std::nullopt;
  return answer;
}

std::string EncodeReady(const CodeConfinement& confinement) {
  std::string bytes;
  Put(bytes, kVersion);
  PutTexts(bytes, confinement.by);
  PutTexts(bytes, confinement.not_by);
  return bytes;
}

std::optional<CodeConfinement> DecodeReady(std::string_view bytes) {
  Reader reader(bytes);
  CodeConfinement confinement;
  confinement.by = GetTexts(reader);
  confinement.not_by = GetTexts(reader);
  if (!reader.SoundToTheEnd()) return std::nullopt;
  return confinement;
}

std::string Frame(ReplyKind kind, std::string_view payload) {
  std::string frame(1, static_cast<char>(kind));
  Put(frame, static_cast<std::uint32_t>(payload.size()));
  frame += payload;
  return frame;
}

}  // namespace soleus::catalogue
