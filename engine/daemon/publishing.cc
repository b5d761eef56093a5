#include "engine/daemon/publishing.h"

#include <utility>

#include "engine/daemon/log.h"

namespace soleus::daemon {

void Publishing::Publish(std::shared_ptr<const catalogue::KnowledgeBase> active,
                         std::vector<catalogue::ShadowBase> shadows) {
  const std::lock_guard<std::mutex> lock(mutex_);
  active_ = std::move(active);
  shadows_ = std::move(shadows);
  if (parts_) HandOn();
}

void Publishing::Begin(const Parts& parts) {
  const std::lock_guard<std::mutex> lock(mutex_);
  parts_.emplace(parts);
  HandOn();
}

void Publishing::End() {
  const std::lock_guard<std::mutex> lock(mutex_);
  parts_.reset();
}

void Publishing::Sweep() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (parts_) parts_->support.Sweep();
}

void Publishing::HandOn() {
  parts_->site_files.Follow(active_, [this](service::SiteData site) {
    parts_->shadows.Use(shadows_, site);
    parts_->support.UseKnowledge(active_, std::move(site));
  });
  parts_->knowledge.UseKnowledge(active_);
  parts_->server.ShowHealth(*active_);
  Tell(*active_);
}

void Publishing::Tell(const catalogue::KnowledgeBase& base) {
  std::set<std::string> told;
  for (const catalogue::Participant& p : base.participants()) {
    const std::string line = p.plugin_id + " " + p.version + " " + p.reason;
    if (!told_.contains(line)) {
      Log(p.serving ? Level::kInfo : Level::kError, p.serving ? "plugin_serves" : "plugin_out",
          {{"plugin", p.plugin_id}, {"version", p.version}, {"reason", p.reason}});
    }
    told.insert(line);
  }
  told_ = std::move(told);
  if (base.knowledge().plugins().empty()) {
    Log(Level::kWarn, "no_plugin",
        {{"plugin_dir", plugin_dir_},
         {"reason", base.participants().empty()
                        ? "there is no plugin, so every call is refused; name the right folder "
                          "with --plugin-dir, or stage one"
                        : "no plugin serves, so every call is refused; the lines above say why"}});
  }
  Log(Level::kInfo, "knowledge", {{"digest", base.digest()}});
}

}  // namespace soleus::daemon
