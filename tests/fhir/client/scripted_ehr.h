// A FHIR server for the tests of the client: a ScriptedServer at /fhir with a patient "p1", a
// statement of what it can search, and nothing found by any search. A test replaces what a path
// answers, and reads what was asked.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "tests/fhir/client/scripted_server.h"

namespace soleus::fhir::client {

inline constexpr const char* kStatement = R"({
  "resourceType": "CapabilityStatement", "fhirVersion": "4.0.1",
  "rest": [{"mode": "server", "resource": [
    {"type": "Condition", "searchParam": [{"name": "patient"}, {"name": "code"}]},
    {"type": "Observation",
     "searchParam": [{"name": "patient"}, {"name": "code"}, {"name": "date"}]}]}]})";

// A page with Observations of these ids; `more` are further members: R"(, "total": 3)".
inline std::string PageOf(const std::vector<std::string>& ids, const std::string& more = "") {
  std::string json = R"({"resourceType": "Bundle", "type": "searchset", "entry": [)";
  for (const std::string& id : ids) {
    if (id != ids.front()) json += ", ";
    json += R"({"search": {"mode": "match"}, "resource": {"resourceType": "Observation", "id": ")" +
            id + R"("}})";
  }
  return json + "]" + more + "}";
}
inline std::string NextIs(const std::string& url) {
  return R"(, "link": [{"relation": "next", "url": ")" + url + R"("}])";
}

class ScriptedEhr {
 public:
  using Answer = std::function<Reply(const Asked&)>;

  explicit ScriptedEhr(const Certificate* certificate = nullptr)
      : server_([this](const Asked& asked) { return Play(asked); }, certificate) {
    On("metadata", {.body = kStatement});
    On("Patient/p1", {.body = R"({"resourceType": "Patient", "id": "p1"})"});
    On("Condition", {.body = PageOf({})});
    On("Observation", {.body = PageOf({})});
  }

  // `path` below the base: "Observation", or "" for the base itself. Everything else is a 404.
  void On(const std::string& path, Answer answer) {
    const std::lock_guard lock(mutex_);
    answers_[Path(path)] = std::move(answer);
  }
  void On(const std::string& path, Reply reply) {
    On(path, [reply = std::move(reply)](const Asked&) { return reply; });
  }
  // The first answers in their order, and the last of them from then on.
  void InTurn(const std::string& path, std::vector<Reply> replies) {
    On(path, [replies = std::move(replies), n = std::size_t{0}](const Asked&) mutable {
      return replies[std::min(n++, replies.size() - 1)];
    });
  }

  std::string base() const { return server_.Url("/fhir"); }
  std::string Url(const std::string& path) const { return server_.Url(path); }
  std::vector<Asked> asked() const { return server_.asked(); }
  std::vector<Asked> AskedFor(const std::string& path) const {
    return server_.AskedFor(Path(path));
  }

 private:
  static std::string Path(const std::string& path) {
    return path.empty() ? "/fhir" : "/fhir/" + path;
  }
  Reply Play(const Asked& asked) {
    const std::lock_guard lock(mutex_);
    const auto found = answers_.find(asked.path);
    return found == answers_.end() ? Reply{.status = 404} : found->second(asked);
  }

  std::mutex mutex_;
  std::map<std::string, Answer> answers_;
  ScriptedServer server_;  // last: it plays as soon as it is there
};

}  // namespace soleus::fhir::client
