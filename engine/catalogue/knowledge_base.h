// One immutable snapshot of everything that serves: the tables, what they merge to, who takes part
// and who does not. A request pins one snapshot for its whole life.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// A plugin that was found, and whether it serves. `reason` is one sentence, empty where it serves.
struct Participant {
  std::string plugin_id;  // the folder's name
  std::string version;    // empty: the table could not be read
  sdk::Status status = sdk::Status::kDraft;
  std::string review_by;  // YYYY-MM-DD; empty: unknown
  bool serving = false;
  std::string reason;
};

class CodeProcess;  // runs a plugin's code (code_process.h)
class LoadedTable;  // owns the bytes and the arrays behind a table (table_codec.h)

// A serving plugin that brings code.
struct ServingCode {
  const sdk::Plugin* plugin = nullptr;
  std::shared_ptr<CodeProcess> process;
};

class KnowledgeBase {
 public:
  KnowledgeBase();
  ~KnowledgeBase();
  KnowledgeBase(const KnowledgeBase&) = delete;
  KnowledgeBase& operator=(const KnowledgeBase&) = delete;

  const reasoning::Knowledge& knowledge() const { return knowledge_; }
  const std::vector<Participant>& participants() const { return participants_; }  // by plugin id
  const std::vector<ServingCode>& code() const { return code_; }                  // likewise
  // SHA-256, lower-case hexadecimal, over id and bytes of each serving table in order of id,
  // then over id and library of each that brings code.
  const std::string& digest() const { return digest_; }

 private:
  friend class KnowledgeBuilder;
  std::vector<std::shared_ptr<const LoadedTable>> tables_;
  std::vector<ServingCode> code_;
  reasoning::Knowledge knowledge_;
  std::vector<Participant> participants_;
  std::string digest_;
};

// Why this table may not serve, whatever else is loaded: malformed, another id, retired, a worked
// case that does not come out. One sentence that does not name the plugin; empty where it may.
std::string WhyNotServe(const std::string& plugin_id, const sdk::Plugin& table);

// Collects loaded and failed plugins, then publishes. Not thread-safe; used off the request path.
class KnowledgeBuilder {
 public:
  KnowledgeBuilder();
  ~KnowledgeBuilder();

  // Verifies the table (FirstDefect), its id against the folder's name, that it is not retired, and
  // replays its worked cases with it alone. Whatever fails keeps the plugin out, with a sentence;
  // the others are untouched. Each id is added once.
  void AddTable(const std::string& plugin_id, std::unique_ptr<LoadedTable> table);
  // A table that has passed `WhyNotServe`: it is shared with other snapshots and not checked again.
  // `code`: of a plugin that brings code; else null.
  void AddWarmed(std::shared_ptr<const LoadedTable> table, std::shared_ptr<CodeProcess> code);
  void AddFailure(const std::string& plugin_id, std::string reason);

  // Merges the tables in order of plugin id, whatever the order they were added in: of two that
  // contradict each other the first serves. The builder is then empty again.
  std::shared_ptr<const KnowledgeBase> Publish();

 private:
  std::shared_ptr<KnowledgeBase> base_;
};

}  // namespace soleus::catalogue
