// The files that a site keeps for itself, the mapping of its codes and its table of drug products:
// read before the daemon serves, and read again when they change, without a restart.
//
// At start a file that is missing or wrong refuses the start, as any wrong setting does. Later it
// is refused whole and the one read before stays in use: the log says so, and `Report`.
//
// Knowledge may change under a mapping that agreed to it: then the rows that no longer do rest, and
// the others stay in use. So that a restart after that is no refusal, the digest of the mapping
// that last agreed is kept; that very file may have rows at rest from the start.
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
  // Called with what is in use; one call at a time.
  using Publish = std::function<void(service::SiteData)>;

  static constexpr std::size_t kMaxMappingBytes = 4 << 20;
  static constexpr std::size_t kMaxProductsBytes = 128 << 20;

  // Empty paths: the site has no such file. Reads both. InvalidArgument: every problem on a line of
  // its own, with file, line and remedy. Mappings are checked against `base`. `accepted_path`:
  // where the digest of the last mapping that agreed is kept; empty: nowhere.
  static absl::StatusOr<std::unique_ptr<SiteFiles>> Open(
      const std::string& mapping_path, const std::string& products_path,
      const std::string& accepted_path, std::shared_ptr<const catalogue::KnowledgeBase> base);
  ~SiteFiles();  // as Stop
  SiteFiles(const SiteFiles&) = delete;
  SiteFiles& operator=(const SiteFiles&) = delete;

  // What is in use. Any thread.
  service::SiteData in_use() const;

  // Logs what is in use and begins to watch; does nothing where there is no file. `publish` and
  // what it refers to must outlive this.
  void Watch(Publish publish);

  // Ends the thread; a read that has begun is waited for, and nothing is published any more but by
  // `Follow`.
  void Stop();

  // Has the thread read both again now, changed or not, and log what came of it. Returns at once.
  void ReadAgain();

  // From now on mappings are checked against `base`; of the one in use, the rows that it cannot
  // agree to rest. Calls `publish` with what is in use from then on; nothing else is published
  // meanwhile, so that both can be swapped as one. Any thread.
  void Follow(std::shared_ptr<const catalogue::KnowledgeBase> base, const Publish& publish);

  // Any thread.
  service::SiteReport Report() const;

 private:
  struct Problem {
    std::string at;      // path, or path:line
    std::string reason;  // says what to do as well, where `remedy` is empty
    std::string remedy;
  };
  using Problems = std::vector<Problem>;

  SiteFiles(std::shared_ptr<const catalogue::KnowledgeBase> base, std::string accepted_path)
      : base_(std::move(base)), accepted_path_(std::move(accepted_path)) {}

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
  bool WasAccepted(const std::string& digest) const;
  void Accept(const std::string& digest) const;
  // Puts what `base_` agrees to of the mapping that was read in use; the rows that it does not.
  std::vector<service::SiteProblem> Fit();
  void TellResting(const std::vector<service::SiteProblem>& resting) const;

  // Of `Open`, and from `Watch` on of the thread alone.
  std::optional<WatchedFile> mapping_;
  std::optional<WatchedFile> products_;
  Publish publish_;

  mutable std::mutex use_;  // held while what is in use changes and is published
  std::shared_ptr<const catalogue::KnowledgeBase> base_;      // these under use_
  std::shared_ptr<const service::SiteMapping> mapping_read_;  // whole
  service::SiteData in_use_;
  std::string resting_;  // what the report says of the rows that rest; empty: none does
  const std::string accepted_path_;

  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;  // these under mutex_
  bool read_again_ = false;
  service::SiteReport report_;
  std::thread thread_;
};

}  // namespace soleus::daemon
