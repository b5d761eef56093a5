// What other threads may see of the rollout at any moment: what serves, every version as it stands,
// and each change as it happens. Thread-safe; only the rollout's thread writes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/catalogue/rollout.h"

namespace soleus::catalogue {

class Board {
 public:
  using OnEvent = std::function<void(const Event&)>;

  std::shared_ptr<const KnowledgeBase> active() const;
  // By plugin id, then newest first; a code's health as it is now.
  std::vector<VersionState> List() const;
  std::vector<std::string> not_restored() const;
  // As Rollout::Subscribe. The handle must not outlive the board.
  std::shared_ptr<void> Subscribe(OnEvent on_event);

  // Destroys what served before, where nobody else holds it, on the caller's thread.
  void ShowActive(std::shared_ptr<const KnowledgeBase> base);
  void ShowNotRestored(std::vector<std::string> sentences);
  // `order` names the version; `code` is held until the next Show or Remove of it.
  void Show(std::uint64_t order, const VersionState& state, std::shared_ptr<CodeProcess> code);
  void Remove(std::uint64_t order);
  void Tell(const VersionState& state);

 private:
  struct Shown {
    VersionState state;
    std::shared_ptr<CodeProcess> code;
  };

  mutable std::mutex mutex_;  // of what is shown
  std::shared_ptr<const KnowledgeBase> active_;
  std::map<std::uint64_t, Shown> shown_;
  std::vector<std::string> not_restored_;

  std::mutex telling_;  // held during calls, so that none outlives its handle
  std::map<std::uint64_t, OnEvent> watchers_;
  std::uint64_t next_watcher_ = 0;
  std::uint64_t sequence_ = 0;
};

}  // namespace soleus::catalogue
