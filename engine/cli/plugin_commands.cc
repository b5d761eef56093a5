#include "engine/cli/plugin_commands.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/cli/admin_call.h"
#include "engine/cli/plugin_page.h"
#include "engine/cli/plugin_watch.h"

namespace soleus::cli {
namespace {

constexpr std::uintmax_t kMaxBundleBytes = 64 << 20;  // the daemon's own limit

using Stub = v1::PluginAdmin::Stub;

PageStyle Style() {
  return {.colour = WantsColour()};
}

template <typename Answer>
int Show(const Answer& answer, const AdminOptions& options) {
  if (options.json) return PrintJson(answer);
  std::cout << PageOf(answer, Style());
  return kAnswered;
}

void WhatNow(const AdminOptions& options, const std::string& sentence) {
  if (!options.json) std::cout << sentence << "\n";
}

template <typename Request, typename Answer>
using Call = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Answer*);

// The exit code; the answer is whole where it is kAnswered, and has not been shown.
template <typename Request, typename Answer, typename Deadline>
int Ask(const AdminOptions& options, const std::string& what, Call<Request, Answer> call,
        const Request& request, Deadline deadline, Answer& answer) {
  const std::unique_ptr<Stub> stub = AdminStub(options);
  if (stub == nullptr) return kUsage;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + deadline);
  const grpc::Status status = (*stub.*call)(&context, request, &answer);
  return status.ok() ? kAnswered : AdminRefused(status, options, what);
}

bool NoBundle(const std::string& place, const char* why) {
  std::cerr << "soleusctl: " << place << ": " << why
            << "; a bundle is the folder that `soleusctl plugin pack` made.\n";
  return false;
}

// Every file of the bundle; whether its manifest fits is for the daemon to say.
bool ReadFiles(const std::string& folder, v1::BundleFiles& upload) {
  std::error_code error;
  std::uintmax_t total = 0;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    const std::string path = at->path().string();
    if (at->is_symlink(error) || !at->is_regular_file(error)) {
      return NoBundle(path, "no plain file, so nothing of a bundle");
    }
    total += at->file_size(error);
    if (total > kMaxBundleBytes) return NoBundle(path, "makes it larger than 64 MiB");
    std::ifstream file(path, std::ios::binary);
    auto* const added = upload.add_files();
    added->set_name(at->path().filename().string());
    added->set_content(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!file) return NoBundle(path, "cannot be read");
  }
  if (error) return NoBundle(folder, "cannot be read");
  return upload.files().empty() ? NoBundle(folder, "is empty") : true;
}

int Stage(const AdminOptions& options) {
  v1::StageRequest request;
  if (options.server_path) {
    request.set_path(options.folder);
  } else if (!ReadFiles(options.folder, *request.mutable_upload())) {
    return kUsage;
  }
  v1::PluginChange change;
  if (const int code = Ask(options, options.folder, &Stub::Stage, request, kActDeadline, change);
      code != kAnswered) {
    return code;
  }
  Show(change, options);
  const std::string name = NameOf(change.version());
  if (change.version().state() == "warmed") {
    WhatNow(options, absl::StrCat("Nothing of it serves yet. What would change: soleusctl plugin "
                                  "dry-run ",
                                  name, "\nLet it watch live requests: soleusctl plugin shadow ",
                                  name, "\nHave it take over: soleusctl plugin activate ", name));
  }
  return kAnswered;
}

int Act(const AdminOptions& options, Call<v1::PluginVersion, v1::PluginChange> call,
        const std::string& now) {
  const std::optional<v1::PluginVersion> which = PluginVersionOf(options.plugin);
  if (!which) return kUsage;
  v1::PluginChange change;
  const int code = Ask(options, options.plugin, call, *which, kActDeadline, change);
  if (code != kAnswered) return code;
  Show(change, options);
  WhatNow(options, absl::StrCat(now, which->plugin_id()));
  return kAnswered;
}

int Rollback(const AdminOptions& options) {
  v1::PluginId which;
  which.set_plugin_id(options.plugin);
  v1::PluginChange change;
  const int code = Ask(options, options.plugin, &Stub::Rollback, which, kActDeadline, change);
  if (code != kAnswered) return code;
  Show(change, options);
  WhatNow(options,
          absl::StrCat("How its versions stand: soleusctl plugin versions ", options.plugin));
  return kAnswered;
}

int List(const AdminOptions& options) {
  v1::ListVersionsRequest request;
  request.set_with_retired(options.retired);
  v1::ListVersionsResponse answer;
  const int code = Ask(options, "", &Stub::List, request, kLookDeadline, answer);
  return code == kAnswered ? Show(answer, options) : code;
}

int Versions(const AdminOptions& options) {
  v1::PluginId which;
  which.set_plugin_id(options.plugin);
  v1::ListVersionsResponse answer;
  const int code = Ask(options, options.plugin, &Stub::Get, which, kLookDeadline, answer);
  return code == kAnswered ? Show(answer, options) : code;
}

int DryRun(const AdminOptions& options) {
  const std::optional<v1::PluginVersion> which = PluginVersionOf(options.plugin);
  if (!which) return kUsage;
  v1::DryRunResponse answer;
  const int code = Ask(options, options.plugin, &Stub::DryRun, *which, kActDeadline, answer);
  if (code != kAnswered) return code;
  if (options.json) {
    PrintJson(answer);
  } else {
    std::cout << PageOf(answer, options.plugin, Style());
  }
  return answer.refusal().empty() ? kAnswered : kRefused;
}

int Report(const AdminOptions& options) {
  v1::PluginId which;
  which.set_plugin_id(options.plugin);
  v1::ShadowReport report;
  const int code = Ask(options, options.plugin, &Stub::Report, which, kLookDeadline, report);
  if (code != kAnswered) return code;
  Show(report, options);
  WhatNow(options, absl::StrCat("Have it take over: soleusctl plugin activate ", report.plugin_id(),
                                "@", report.version(), "\nEnd its shadow: soleusctl plugin retire ",
                                report.plugin_id(), "@", report.version()));
  return kAnswered;
}

int Audit(const AdminOptions& options) {
  v1::AuditRequest request;
  request.set_plugin_id(options.plugin);
  request.set_since(options.since);
  request.set_max(options.max);
  v1::AuditResponse answer;
  const int code = Ask(options, options.plugin, &Stub::Audit, request, kLookDeadline, answer);
  return code == kAnswered ? Show(answer, options) : code;
}

int Replay(const AdminOptions& options) {
  const std::optional<v1::PluginVersion> which = PluginVersionOf(options.plugin);
  const std::unique_ptr<Stub> stub = which ? AdminStub(options) : nullptr;
  if (stub == nullptr) return kUsage;
  v1::ReplayRequest request;
  request.set_plugin_id(which->plugin_id());
  request.set_version(which->version());
  request.set_since(options.since);
  request.set_max_changed(options.max);
  grpc::ClientContext context;
  const auto reader = stub->Replay(&context, request);
  v1::ReplayResponse response;
  while (reader->Read(&response)) {
    if (options.json) {
      PrintJsonLine(response);
    } else if (response.has_summary()) {
      std::cout << TextOf(response.summary(), Style());
    } else {
      std::cout << TextOf(response.changed(), Style()) << std::flush;
    }
  }
  const grpc::Status status = reader->Finish();
  return status.ok() ? kAnswered : AdminRefused(status, options, options.plugin);
}

}  // namespace

std::string DefaultAdminAddress() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto state = program.parent_path().parent_path() / "state";
  return absl::StrCat("unix:", (state / "admin.sock").string());
}

CLI::App* PluginCommands::Add(CLI::App& parent, const char* name, const char* what) {
  CLI::App* const command = parent.add_subcommand(name, what);
  command
      ->add_option("--admin-address", options_.address,
                   "Where soleusd listens for administrators (its admin.listen)")
      ->capture_default_str();
  AddTlsOptions(*command, options_.tls);
  command->add_flag("--json", options_.json, "The answer as JSON instead of a page");
  return command;
}

PluginCommands::PluginCommands(CLI::App& app, CLI::App& plugin) {
  options_.address = DefaultAdminAddress();
  stage_ =
      Add(plugin, "stage", "Have the daemon take a bundle in and verify it; serves nothing yet");
  stage_->add_option("folder", options_.folder, "The bundle's folder; its files are sent")
      ->required();
  stage_->add_flag("--server-path", options_.server_path,
                   "The folder is an absolute path on the daemon's machine; nothing is sent");
  activate_ = Add(plugin, "activate", "Have a version take over, between two requests");
  shadow_ = Add(plugin, "shadow", "Have a version see live requests and show nothing");
  rollback_ = Add(plugin, "rollback", "Go back to the version that served before");
  retire_ = Add(plugin, "retire", "Have a plugin serve no more; with @VERSION put that one away");
  list_ = Add(plugin, "list", "Every version and how it stands");
  list_->add_flag("--all", options_.retired, "Those that are put away, too");
  versions_ = Add(plugin, "versions", "All versions of one plugin");
  watch_ =
      Add(plugin, "watch", "Follow what happens, live; a line an event where not on a terminal");
  dry_run_ = Add(plugin, "dry-run", "What would change in the worked patients of every plugin");
  report_ = Add(plugin, "report", "What a shadow has seen so far");
  audit_ = Add(plugin, "audit", "Who did what, and who tried to");
  for (CLI::App* command : {activate_, shadow_, retire_, dry_run_}) {
    command->add_option("plugin", options_.plugin, "ID or ID@VERSION")->required();
  }
  for (CLI::App* command : {rollback_, versions_, report_}) {
    command->add_option("plugin", options_.plugin, "ID")->required();
  }
  for (CLI::App* command : {watch_, audit_}) {
    command->add_option("plugin", options_.plugin, "ID; every plugin by default");
  }
  audit_->add_option("--since", options_.since, "Date or instant; from the first on by default");
  audit_->add_option("--max", options_.max, "The newest so many entries; 1000 by default");
  replay_ = Add(app, "replay",
                "Answer logged decisions again with a candidate, and show every changed answer");
  replay_->add_option("--candidate", options_.plugin, "ID or ID@VERSION")->required();
  replay_->add_option("--since", options_.since, "Date or instant; all that is logged by default");
  replay_->add_option("--max-changed", options_.max, "Show at most so many; all by default");
}

std::optional<int> PluginCommands::Run() {
  const AdminOptions& options = options_;
  if (stage_->parsed()) return Stage(options);
  if (activate_->parsed()) {
    return Act(options, &Stub::Activate, "If it should not have been: soleusctl plugin rollback ");
  }
  if (shadow_->parsed()) {
    return Act(options, &Stub::Shadow, "What it sees: soleusctl plugin report ");
  }
  if (retire_->parsed()) {
    return Act(options, &Stub::Retire, "How its versions stand: soleusctl plugin versions ");
  }
  if (rollback_->parsed()) return Rollback(options);
  if (list_->parsed()) return List(options);
  if (versions_->parsed()) return Versions(options);
  if (watch_->parsed()) return Watch(options);
  if (dry_run_->parsed()) return DryRun(options);
  if (report_->parsed()) return Report(options);
  if (audit_->parsed()) return Audit(options);
  if (replay_->parsed()) return Replay(options);
  return std::nullopt;
}

}  // namespace soleus::cli
