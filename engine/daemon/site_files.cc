#include "engine/daemon/site_files.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/daemon/log.h"
#include "engine/daemon/site_mapping_file.h"

namespace soleus::daemon {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
constexpr std::size_t kMaxLogged = 20;  // problems of one file, a line each
constexpr std::string_view kMappingName = "site_mapping";
constexpr std::string_view kProductsName = "product_table";

std::string DigestOf(const service::SiteData& data, std::string_view name) {
  if (name == kMappingName) return data.mapping ? data.mapping->digest : "";
  return data.products ? data.products->digest() : "";
}

void TellInUse(std::string_view name, const std::string& digest) {
  Log(Level::kInfo, std::string(name) + "_loaded", {{"digest", digest}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<SiteFiles>> SiteFiles::Open(
    const std::string& mapping_path, const std::string& products_path,
    const std::string& accepted_path, std::shared_ptr<const catalogue::KnowledgeBase> base) {
  auto files = std::unique_ptr<SiteFiles>(new SiteFiles(std::move(base), accepted_path));
  std::string wrong;
  const auto add = [&wrong](std::string_view setting, const Problems& problems) {
    for (const Problem& problem : problems) {
      wrong.append(wrong.empty() ? "" : "\n").append(setting).append(": ");
      wrong.append(Sentence(problem));
    }
  };
  if (!mapping_path.empty()) {
    files->mapping_.emplace(mapping_path, kMaxMappingBytes);
    add("site_mapping", files->ReadMapping(files->mapping_->Read()));
  }
  if (!products_path.empty()) {
    files->products_.emplace(products_path, kMaxProductsBytes);
    add("rxnorm_products", files->ReadProducts(files->products_->Read()));
  }
  if (!wrong.empty()) return absl::InvalidArgumentError(wrong);
  files->Fill(files->report_);
  return files;
}

SiteFiles::~SiteFiles() {
  Stop();
}

void SiteFiles::Stop() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void SiteFiles::Watch(Publish publish) {
  if (!mapping_ && !products_) return;
  const std::lock_guard<std::mutex> lock(use_);
  publish_ = std::move(publish);
  if (mapping_) TellInUse(kMappingName, in_use_.mapping->digest);
  if (products_) TellInUse(kProductsName, in_use_.products->digest());
  thread_ = std::thread([this] { Run(); });
}

void SiteFiles::ReadAgain() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    read_again_ = true;
  }
  woken_.notify_all();
}

service::SiteData SiteFiles::in_use() const {
  const std::lock_guard<std::mutex> lock(use_);
  return in_use_;
}

void SiteFiles::Follow(std::shared_ptr<const catalogue::KnowledgeBase> base,
                       const Publish& publish) {
  const std::lock_guard<std::mutex> lock(use_);
  base_ = std::move(base);
  const std::string before = resting_;
  const std::vector<service::SiteProblem> resting = Fit();
  publish(in_use_);
  if (resting_ != before) TellResting(resting);
  if (resting_.empty() && !before.empty()) Log(Level::kInfo, "site_mapping_whole_again", {});
  const std::lock_guard<std::mutex> reporting(mutex_);
  Fill(report_);
}

std::vector<service::SiteProblem> SiteFiles::Fit() {
  std::vector<service::SiteProblem> resting;
  resting_.clear();
  if (mapping_read_ == nullptr) return resting;
  service::SiteMapping fitting =
      service::WithoutProblems(*mapping_read_, base_->knowledge(), resting);
  if (!resting.empty()) {
    const service::SiteProblem& first = resting.front();
    resting_ = absl::StrFormat(
        "%d of its %d rows rest, since the knowledge that serves now cannot agree to them; line "
        "%d: "
        "%s. %s",
        mapping_read_->entries.size() - fitting.entries.size(), mapping_read_->entries.size(),
        first.line, first.text, first.remedy);
  }
  in_use_.mapping = resting.empty()
                        ? mapping_read_
                        : std::make_shared<const service::SiteMapping>(std::move(fitting));
  return resting;
}

void SiteFiles::TellResting(const std::vector<service::SiteProblem>& resting) const {
  for (std::size_t i = 0; i < std::min(resting.size(), kMaxLogged); ++i) {
    Log(Level::kError, "site_mapping_row_rests",
        {{"at", absl::StrFormat("%s:%d", mapping_->path(), resting[i].line)},
         {"reason", resting[i].text},
         {"remedy", resting[i].remedy}});
  }
}

// Kept beside the state; losing it costs no more than a refusal at the next start.
void SiteFiles::Accept(const std::string& digest) const {
  if (accepted_path_.empty() || WasAccepted(digest)) return;
  std::ofstream(accepted_path_, std::ios::trunc) << digest;
}

bool SiteFiles::WasAccepted(const std::string& digest) const {
  std::string kept;
  return std::ifstream(accepted_path_) >> kept && kept == digest;
}

service::SiteReport SiteFiles::Report() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return report_;
}

void SiteFiles::Run() {
  while (true) {
    bool asked = false;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      woken_.wait_for(lock, kBetweenLooks, [this] { return stopping_ || read_again_; });
      if (stopping_) return;
      asked = std::exchange(read_again_, false);
    }
    const auto look = [asked](std::optional<WatchedFile>& file) {
      std::optional<absl::StatusOr<std::string>> content;
      if (file && asked) content = file->Read();
      if (file && !asked) content = file->Look();
      return content;
    };
    if (const auto content = look(mapping_)) {
      const std::lock_guard<std::mutex> lock(use_);
      const std::string before = DigestOf(in_use_, kMappingName);
      Tell(kMappingName, ReadMapping(*content), before, asked, &service::SiteReport::mapping);
    }
    if (const auto content = look(products_)) {
      const std::lock_guard<std::mutex> lock(use_);
      const std::string before = DigestOf(in_use_, kProductsName);
      Tell(kProductsName, ReadProducts(*content), before, asked, &service::SiteReport::products);
    }
  }
}

SiteFiles::Problems SiteFiles::ReadMapping(const absl::StatusOr<std::string>& content) {
  const std::string& path = mapping_->path();
  if (!content.ok()) {
    return {{path, std::string(content.status().message()), ""}};
  }
  SiteMappingFile file = ReadSiteMapping(*content);
  std::vector<service::SiteProblem> found = std::move(file.problems);
  const bool well_formed = found.empty();
  if (well_formed) found = service::ProblemsOf(file.mapping, base_->knowledge());
  const bool may_rest = well_formed && mapping_read_ == nullptr && WasAccepted(file.mapping.digest);
  if (found.empty() || may_rest) {
    Accept(file.mapping.digest);
    mapping_read_ = std::make_shared<const service::SiteMapping>(std::move(file.mapping));
    TellResting(Fit());
    return {};
  }
  Problems problems;
  for (service::SiteProblem& p : found) {
    problems.push_back(
        {absl::StrFormat("%s:%d", path, p.line), std::move(p.text), std::move(p.remedy)});
  }
  return problems;
}

SiteFiles::Problems SiteFiles::ReadProducts(const absl::StatusOr<std::string>& content) {
  const std::string& path = products_->path();
  absl::Status status = content.status();
  if (content.ok()) {
    absl::StatusOr<service::ProductTable> table = service::ProductTable::Parse(*content);
    status = table.status();
    if (table.ok()) {
      in_use_.products = std::make_shared<const service::ProductTable>(*std::move(table));
      return {};
    }
  }
  return {{path, std::string(status.message()), ""}};
}

std::string SiteFiles::Sentence(const Problem& problem) {
  if (problem.remedy.empty()) return absl::StrFormat("%s: %s", problem.at, problem.reason);
  return absl::StrFormat("%s: %s. %s", problem.at, problem.reason, problem.remedy);
}

void SiteFiles::Tell(std::string_view name, const Problems& problems, const std::string& before,
                     bool asked, service::SiteFileReport service::SiteReport::*part) {
  const std::string now = DigestOf(in_use_, name);
  if (now != before) publish_(in_use_);
  std::string was_refused;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    was_refused = (report_.*part).refusal;
    Fill(report_);
    if (!problems.empty()) {
      (report_.*part).refusal = Sentence(problems.front());
      if (problems.size() > 1) {
        (report_.*part).refusal += absl::StrFormat(" (+%d more)", problems.size() - 1);
      }
    } else {
      (report_.*part).refusal.clear();
    }
  }
  const std::string event = std::string(name) + (problems.empty() ? "_loaded" : "_refused");
  for (std::size_t i = 0; i < std::min(problems.size(), kMaxLogged); ++i) {
    Log(Level::kError, event,
        {{"at", problems[i].at},
         {"reason", problems[i].reason},
         {"remedy", problems[i].remedy},
         {"in_use", now}});
  }
  if (problems.size() > kMaxLogged) {
    Log(Level::kError, event,
        {{"reason", absl::StrFormat("%d more problems", problems.size() - kMaxLogged)},
         {"in_use", now}});
  }
  // A file that was touched, and says what it said, is no news, unless somebody asked.
  if (problems.empty() && (now != before || !was_refused.empty() || asked)) {
    TellInUse(name, now);
  }
}

void SiteFiles::Fill(service::SiteReport& report) const {
  if (mapping_) {
    report.mapping.path = mapping_->path();
    report.mapping.digest = in_use_.mapping->digest;
    report.mapping.rows = in_use_.mapping->entries.size();
    report.mapping.resting = resting_;
  }
  if (products_) {
    report.products.path = products_->path();
    report.products.digest = in_use_.products->digest();
    report.products.rows = in_use_.products->size();
  }
}

}  // namespace soleus::daemon
