#include "engine/cli/plugin_watch.h"

#include <unistd.h>

#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include "engine/cli/admin_call.h"
#include "engine/cli/plugin_page.h"

namespace soleus::cli {
namespace {

constexpr std::size_t kShown = 10;  // of what happened, under the table

// The versions as the events tell them. What is put away stays until the view is left.
class LiveView {
 public:
  void Take(const v1::PluginEvent& event) {
    versions_[{event.version().plugin_id(), event.version().version()}] = event.version();
    digest_ = event.knowledge_digest();
    if (event.sequence() == 0) return;
    happened_.push_back(event);
    if (happened_.size() > kShown) happened_.erase(happened_.begin());
  }

  std::string Page(const PageStyle& style) const {
    v1::ListVersionsResponse now;
    for (const auto& [key, version] : versions_) *now.add_versions() = version;
    now.set_knowledge_digest(digest_);
    return LivePage(now, happened_, style);
  }

 private:
  std::map<std::pair<std::string, std::string>, v1::VersionState> versions_;
  std::vector<v1::PluginEvent> happened_;
  std::string digest_;
};

}  // namespace

int Watch(const AdminOptions& options) {
  const auto stub = AdminStub(options);
  if (stub == nullptr) return kUsage;
  v1::WatchRequest request;
  request.set_plugin_id(options.plugin);
  grpc::ClientContext context;
  const auto reader = stub->Watch(&context, request);
  const PageStyle style{.colour = WantsColour()};
  const bool live = isatty(STDOUT_FILENO) == 1 && !options.json;
  LiveView view;
  v1::PluginEvent event;
  while (reader->Read(&event)) {
    if (options.json) {
      PrintJsonLine(event);
    } else if (live) {
      view.Take(event);
      // Home, then clear: what is below is drawn anew.
      std::cout << "\x1b[H\x1b[2J" << view.Page(style) << std::flush;
    } else {
      std::cout << LineOf(event, style) << std::flush;
    }
    if (!std::cout) {  // nobody reads any more
      context.TryCancel();
      break;
    }
  }
  const grpc::Status status = reader->Finish();
  return status.ok() ? kAnswered : AdminRefused(status, options, options.plugin);
}

}  // namespace soleus::cli
