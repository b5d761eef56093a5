#include "engine/service/facts_reading.h"

#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::service {

void IssueLog::AddAlways(fhir::Severity severity, std::string_view path, std::string text,
                         std::string remedy) {
  if (!seen_.insert(absl::StrFormat("%s\n%s", path, text)).second) return;
  issues_.push_back({severity, std::string(path), std::move(text), std::move(remedy)});
}

void IssueLog::Add(fhir::Severity severity, std::string_view path, std::string text,
                   std::string remedy) {
  if (one_by_one_ >= kMaxOneByOne) {
    ++cut_;
    return;
  }
  const std::size_t before = issues_.size();
  AddAlways(severity, path, std::move(text), std::move(remedy));
  one_by_one_ += issues_.size() - before;
}

fhir::Issues IssueLog::Take() {
  if (cut_ > 0) {
    issues_.push_back(
        {fhir::Severity::kWarning, "",
         absl::StrFormat("More than %d remarks on single values; %d further ones are not listed.",
                         kMaxOneByOne, cut_),
         "Correct those listed and send again."});
  }
  return std::move(issues_);
}

std::string_view Clip(std::string_view sent) {
  constexpr std::size_t kMaxBytes = 64;
  if (sent.size() <= kMaxBytes) return sent;
  std::size_t end = kMaxBytes;
  while (end > 0 && (static_cast<unsigned char>(sent[end]) & 0xC0) == 0x80) --end;
  return sent.substr(0, end);
}

}  // namespace soleus::service
