#include "engine/catalogue/knowledge_base.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/catalogue/case_replay.h"
#include "engine/catalogue/code_process.h"
#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {
namespace {

// SHA-256 over what is added, in hexadecimal. Each part's length goes in first, so that no two
// different series of parts look alike.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) {
    sound_ = context_ != nullptr && EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1;
  }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  ~Digest() { EVP_MD_CTX_free(context_); }

  void Add(std::string_view part) {
    const std::string length = std::to_string(part.size()) + ":";
    sound_ = sound_ && EVP_DigestUpdate(context_, length.data(), length.size()) == 1 &&
             EVP_DigestUpdate(context_, part.data(), part.size()) == 1;
  }

  std::string Hexadecimal() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
    unsigned int size = 0;
    if (!sound_ || EVP_DigestFinal_ex(context_, bytes.data(), &size) != 1) return {};
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
      text.push_back("0123456789abcdef"[bytes[i] >> 4]);
      text.push_back("0123456789abcdef"[bytes[i] & 15]);
    }
    return text;
  }

 private:
  EVP_MD_CTX* context_;
  bool sound_ = false;
};

Participant ParticipantOf(const std::string& plugin_id, const sdk::About& about) {
  return {.plugin_id = plugin_id,
          .version = std::string(about.version),
          .status = about.status,
          .review_by = std::string(about.review_by)};
}

}  // namespace

std::string WhyNotServe(const std::string& plugin_id, const sdk::Plugin& table) {
  const sdk::About& about = table.about;
  if (const sdk::FixedText defect = sdk::FirstDefect(table); !defect.empty()) {
    return "its table is malformed: " + std::string(defect.view());
  }
  if (about.id != plugin_id) {
    return "its folder is \"" + plugin_id + "\" but its table says it is \"" +
           std::string(about.id) + "\"; rename the folder or put the right library there.";
  }
  if (about.status == sdk::Status::kRetired) {
    return "version " + std::string(about.version) +
           " is retired; put its successor in place or remove the folder.";
  }
  return FirstCaseThatFails(table);
}

KnowledgeBase::KnowledgeBase() = default;
KnowledgeBase::~KnowledgeBase() = default;

KnowledgeBuilder::KnowledgeBuilder() : base_(new KnowledgeBase) {}
KnowledgeBuilder::~KnowledgeBuilder() = default;

void KnowledgeBuilder::AddTable(const std::string& plugin_id, std::unique_ptr<LoadedTable> table) {
  Participant participant = ParticipantOf(plugin_id, table->table().about);
  std::string reason = WhyNotServe(plugin_id, table->table());
  participant.serving = reason.empty();
  if (!reason.empty()) participant.reason = plugin_id + ": " + reason;
  base_->participants_.push_back(std::move(participant));
  if (reason.empty()) base_->tables_.push_back(std::move(table));
}

void KnowledgeBuilder::AddWarmed(std::shared_ptr<const LoadedTable> table,
                                 std::shared_ptr<CodeProcess> code) {
  const sdk::Plugin& plugin = table->table();
  Participant participant = ParticipantOf(std::string(plugin.about.id), plugin.about);
  participant.serving = true;
  base_->participants_.push_back(std::move(participant));
  if (code != nullptr) base_->code_.push_back({&plugin, std::move(code)});
  base_->tables_.push_back(std::move(table));
}

void KnowledgeBuilder::AddFailure(const std::string& plugin_id, std::string reason) {
  base_->participants_.push_back({.plugin_id = plugin_id, .reason = std::move(reason)});
}

// Tables are merged here, in order of id, and not as they come: which of two plugins that
// contradict each other serves must not depend on the order of loading.
std::shared_ptr<const KnowledgeBase> KnowledgeBuilder::Publish() {
  KnowledgeBase& base = *base_;
  const auto id_of = [](const auto& loaded) { return loaded->table().about.id; };
  std::sort(base.tables_.begin(), base.tables_.end(),
            [&](const auto& a, const auto& b) { return id_of(a) < id_of(b); });
  std::sort(base.participants_.begin(), base.participants_.end(),
            [](const auto& a, const auto& b) { return a.plugin_id < b.plugin_id; });
  std::sort(base.code_.begin(), base.code_.end(),
            [](const auto& a, const auto& b) { return a.plugin->about.id < b.plugin->about.id; });
  std::vector<const sdk::Plugin*> plugins;
  for (const auto& loaded : base.tables_) plugins.push_back(&loaded->table());
  const std::vector<absl::Status> added = base.knowledge_.AddAll(plugins);
  Digest digest;
  std::vector<std::shared_ptr<const LoadedTable>> serving;
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (added[i].ok()) {
      digest.Add(id_of(base.tables_[i]));
      digest.Add(base.tables_[i]->bytes());
      serving.push_back(std::move(base.tables_[i]));
      continue;
    }
    for (Participant& participant : base.participants_) {
      if (participant.plugin_id != plugins[i]->about.id) continue;
      participant.serving = false;
      participant.reason = std::string(added[i].message());
    }
    std::erase_if(base.code_, [&](const ServingCode& c) { return c.plugin == plugins[i]; });
  }
  for (const ServingCode& code : base.code_) {
    digest.Add(code.plugin->about.id);
    digest.Add(code.process->library_digest());
  }
  base.tables_ = std::move(serving);
  base.digest_ = digest.Hexadecimal();
  return std::exchange(base_, std::shared_ptr<KnowledgeBase>(new KnowledgeBase));
}

}  // namespace soleus::catalogue
