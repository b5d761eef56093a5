#include "tests/fhir/client/stand_in_ehr.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace soleus::fhir::client::test {
namespace {

constexpr char kPython[] = "/usr/bin/python3";

// The process and the end of its output; throws where it cannot be started.
struct Started {
  pid_t process;
  int output;
};
Started Start(std::vector<std::string> words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int failed = posix_spawn(&process, kPython, &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  close(ends[1]);
  if (failed != 0) throw std::runtime_error("cannot start " + words[1]);
  return {process, ends[0]};
}

std::string FirstLine(int output) {
  std::string line;
  char c = 0;
  while (read(output, &c, 1) == 1 && c != '\n') line += c;
  close(output);
  return line;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "soleus-ehr-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::filesystem::remove_all(path_);
}

std::string TemporaryFolder::Write(std::string_view name, std::string_view text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return File(name);
}

std::string KeyFile(std::string_view name) {
  static const TemporaryFolder folder;
  static const bool made = [] {
    const Started maker = Start({kPython, "tests/fhir/client/make_keys.py", folder.File("")});
    close(maker.output);
    int status = 0;
    waitpid(maker.process, &status, 0);
    return status == 0;
  }();
  if (!made) throw std::runtime_error("make_keys.py failed; see tests/packages.txt");
  return folder.File(name);
}

StandInEhr::StandInEhr(const std::vector<std::string>& flags, std::string_view faults) {
  std::vector<std::string> words = {kPython,      "deploy/stand_in_ehr/run",
                                    "--patients", "deploy/demo",
                                    "--record",   folder_.File("record")};
  if (!faults.empty()) {
    words.insert(words.end(), {"--faults", folder_.Write("faults.json", faults)});
  }
  words.insert(words.end(), flags.begin(), flags.end());
  const Started started = Start(std::move(words));
  process_ = started.process;
  const std::string line = FirstLine(started.output);
  const std::size_t at = line.find(" at http");
  if (at == std::string::npos) throw std::runtime_error("the stand-in EHR did not start: " + line);
  base_url_ = line.substr(at + 4);
}

StandInEhr::~StandInEhr() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

std::string StandInEhr::host() const {
  const std::size_t from = base_url_.find("://") + 3;
  return base_url_.substr(from, base_url_.find('/', from) - from);
}

std::vector<JsonDocument> StandInEhr::Requests() const {
  std::ifstream file(folder_.File("record"));
  std::vector<JsonDocument> requests;
  for (std::string line; std::getline(file, line);) {
    requests.push_back(Json::Parse(line, {}, nullptr).value());
  }
  return requests;
}

std::size_t StandInEhr::Count(std::string_view path) const {
  const std::vector<JsonDocument> requests = Requests();
  return static_cast<std::size_t>(std::count_if(
      requests.begin(), requests.end(), [&](const Json& r) { return r["path"].text() == path; }));
}

}  // namespace soleus::fhir::client::test
