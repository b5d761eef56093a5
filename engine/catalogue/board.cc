#include "engine/catalogue/board.h"

#include <algorithm>
#include <utility>

#include "engine/catalogue/version.h"

namespace soleus::catalogue {

std::shared_ptr<const KnowledgeBase> Board::active() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return active_;
}

std::vector<VersionState> Board::List() const {
  std::vector<std::pair<std::uint64_t, VersionState>> versions;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [order, shown] : shown_) {
      VersionState state = shown.state;
      // Asked under the lock: so no reader can be the last to hold a process.
      if (shown.code != nullptr) state.code = shown.code->health();
      versions.emplace_back(order, std::move(state));
    }
  }
  std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) {
    if (a.second.plugin_id != b.second.plugin_id) return a.second.plugin_id < b.second.plugin_id;
    if (IsLower(b.second.version, a.second.version)) return true;
    if (IsLower(a.second.version, b.second.version)) return false;
    return a.first > b.first;
  });
  std::vector<VersionState> list;
  for (auto& [order, state] : versions) list.push_back(std::move(state));
  return list;
}

std::vector<std::string> Board::not_restored() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return not_restored_;
}

std::shared_ptr<void> Board::Subscribe(OnEvent on_event) {
  const std::lock_guard<std::mutex> lock(telling_);
  const std::uint64_t id = next_watcher_++;
  watchers_.emplace(id, std::move(on_event));
  return std::shared_ptr<void>(nullptr, [this, id](void*) {
    const std::lock_guard<std::mutex> ending(telling_);
    watchers_.erase(id);
  });
}

void Board::ShowActive(std::shared_ptr<const KnowledgeBase> base) {
  const std::lock_guard<std::mutex> lock(mutex_);
  active_.swap(base);
}

void Board::ShowNotRestored(std::vector<std::string> sentences) {
  const std::lock_guard<std::mutex> lock(mutex_);
  not_restored_ = std::move(sentences);
}

void Board::Show(std::uint64_t order, const VersionState& state,
                 std::shared_ptr<CodeProcess> code) {
  Shown shown{.state = state, .code = std::move(code)};
  const std::lock_guard<std::mutex> lock(mutex_);
  std::swap(shown_[order], shown);
}

void Board::Remove(std::uint64_t order) {
  const std::lock_guard<std::mutex> lock(mutex_);
  shown_.erase(order);
}

void Board::Tell(const VersionState& state) {
  const std::shared_ptr<const KnowledgeBase> serving = active();
  const std::lock_guard<std::mutex> lock(telling_);
  const Event event{.sequence = ++sequence_,
                    .version = state,
                    .knowledge_digest = serving == nullptr ? "" : serving->digest()};
  for (const auto& [id, on_event] : watchers_) on_event(event);
}

}  // namespace soleus::catalogue
