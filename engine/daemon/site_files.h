// The files that a site keeps for itself, the mapping of its codes and its table of drug products:
// read before the daemon serves, and read again when they change, without a restart.
//
// At start a file that is missing or wrong refuses the start, as any wrong setting does. Later it
// is refused whole and the one read before stays in use: the log says so, and `Report`.
//
// A thread looks at both every second and reads what has changed and then stood still for a second,
// so that a file in the middle of being written is left alone. `ReadAgain` has it read at once.
// What is read, checked and indexed there is published as one pointer; no request waits for it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/daemon/watched_file.h"
#include "engine/service/site_data.h"

namespace soleus::daemon {

class SiteFiles {
 public:
  // Called with what is in use, by the thread alone.
  using Publish = std::function<void(service::SiteData)>;

  static constexpr std::size_t kMaxMappingBytes = 4 << 20;
  static constexpr std::size_t kMaxProductsBytes = 128 << 20;

  // Empty paths: the site has no such file. Reads both. InvalidArgument: every problem on a line of
  // its own, with file, line and remedy. `base`, against which mappings are checked, must outlive
  // this.
  static absl::StatusOr<std::unique_ptr<SiteFiles>> Open(const std::string& mapping_path,
                                                         const std::string& products_path,
                                                         const catalogue::KnowledgeBase& base);
  ~SiteFiles();  // stops the thread; a read that has begun is waited for
  SiteFiles(const SiteFiles&) = delete;
  SiteFiles& operator=(const SiteFiles&) = delete;

  // What `Open` read; not for use after `Watch`.
  const service::SiteData& in_use() const { return in_use_; }

  // Logs what is in use and begins to watch; does nothing where there is no file. `publish` and
  // what it refers to must outlive this.
  void Watch(Publish publish);

  // Has the thread read both again now, changed or not, and log what came of it. Returns at once.
  void ReadAgain();

  // Any thread.
  service::SiteReport Report() const;

 private:
  struct Problem {
    std::string at;      // path, or path:line
    std::string reason;  // says what to do as well, where `remedy` is empty
    std::string remedy;
  };
  using Problems = std::vector<Problem>;

  explicit SiteFiles(const catalogue::KnowledgeBase& base) : base_(base) {}

  void Run();
  void TakeMapping(const absl::StatusOr<std::string>& content, bool asked);
  void TakeProducts(const absl::StatusOr<std::string>& content, bool asked);
  static std::string Sentence(const Problem& problem);
  // Leaves what is in use as it is where there is a problem.
  Problems ReadMapping(const absl::StatusOr<std::string>& content);
  Problems ReadProducts(const absl::StatusOr<std::string>& content);
  // Logs and reports what came of a read; `before`: the digest that was in use.
  void Tell(std::string_view name, const Problems& problems, const std::string& before, bool asked,
            service::SiteFileReport service::SiteReport::*part);
  void Fill(service::SiteReport& report) const;

  const catalogue::KnowledgeBase& base_;
  // Of `Open`, and from `Watch` on of the thread alone.
  std::optional<WatchedFile> mapping_;
  std::optional<WatchedFile> products_;
  service::SiteData in_use_;
  Publish publish_;

  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;  // these under mutex_
  bool read_again_ = false;
  service::SiteReport report_;
  std::thread thread_;
};

}  // namespace soleus::daemon
