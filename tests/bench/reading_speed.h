// How long bytes of FHIR JSON take to become facts, held against RapidJSON's own DOM parse of the
// same bytes. Each repetition does both, one right after the other, and the shortest of each count:
// whatever else the machine does disturbs both alike, and the ratio is what is compared.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "engine/service/facts.h"
#include "fhir/record.h"
#include "rapidjson/document.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "tests/plugins/all_tables.h"

namespace soleus::test {

// The requests of 5 KB, 91 KB and 871 KB among the samples.
inline constexpr std::string_view kRequests[] = {"prefetch-5k.json", "prefetch-100k.json",
                                                 "prefetch-1m.json"};

inline std::filesystem::path RequestsFolder() {
  const char* named = std::getenv("SOLEUS_SAMPLES");
  return std::filesystem::path(named != nullptr ? named : "../shared/fhir-samples") / "bench";
}

// A CDS Hooks request is no FHIR: its prefetch, which makes up all but some 150 bytes of it, is put
// into one Bundle, each value as an entry (a Bundle within the Bundle, mostly), without spaces, as
// the request is written. Empty: there is no such file.
inline std::string BundleOf(const std::filesystem::path& request_file) {
  std::ifstream file(request_file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  rapidjson::Document request;
  request.Parse(text.data(), text.size());
  if (request.HasParseError() || !request.HasMember("prefetch")) return {};
  std::string bundle = R"({"resourceType":"Bundle","type":"collection","entry":[)";
  for (const auto& member : request["prefetch"].GetObject()) {
    rapidjson::StringBuffer written;
    rapidjson::Writer<rapidjson::StringBuffer> writer(written);
    member.value.Accept(writer);
    if (bundle.back() != '[') bundle += ',';
    bundle.append(R"({"resource":)").append(written.GetString(), written.GetSize()).append("}");
  }
  return bundle + "]}";
}

class ReadingSpeed {
 public:
  explicit ReadingSpeed(std::string bundle) : bundle_(std::move(bundle)) {}

  // Once more of each; false: the record could not be read.
  bool Repeat() {
    dom_us_ = std::min(dom_us_, MicrosecondsOf([this] {
                         rapidjson::Document document;
                         document.Parse(bundle_.data(), bundle_.size());
                         return !document.HasParseError();
                       }));
    facts_us_ = std::min(facts_us_, MicrosecondsOf([this] {
                           const auto record = fhir::ReadRecord(bundle_, as_of_, {});
                           return record.ok() && record->patient.has_value() &&
                                  !record->observations.empty() &&
                                  Reader().Read(*record, as_of_).patient.age_years.has_value();
                         }));
    return good_;
  }

  double dom_us() const { return dom_us_; }
  double facts_us() const { return facts_us_; }
  double ratio() const { return facts_us_ / dom_us_; }
  std::size_t bytes() const { return bundle_.size(); }

 private:
  // As the daemon has it: made once for what is loaded.
  static const service::FactReader& Reader() {
    static const auto& reader = *new service::FactReader(AllKnowledge());
    return reader;
  }

  // What `work` returns says whether it did its work; freeing what it made counts.
  template <typename Work>
  double MicrosecondsOf(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    good_ = work() && good_;
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
        .count();
  }

  const std::string bundle_;
  const fhir::Time as_of_ = *fhir::ParseTime("2026-11-24");
  double dom_us_ = 1e9;
  double facts_us_ = 1e9;
  bool good_ = true;
};

}  // namespace soleus::test
