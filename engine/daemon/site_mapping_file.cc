#include "engine/daemon/site_mapping_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

using service::NormalText;
using service::SiteEntry;
using service::SiteProblem;

constexpr std::string_view kKeys = "system, code, text, finding, side, unit, values, note";
constexpr std::size_t kMaxShown = 64;  // bytes of what is written wrongly

int LineOf(const YAML::Node& node) {
  return node.Mark().line + 1;
}

std::string Shown(const std::string& written) {
  if (written.size() <= kMaxShown) return written;
  std::size_t end = kMaxShown;
  while (end > 0 && (static_cast<unsigned char>(written[end]) & 0xC0U) == 0x80) --end;
  return written.substr(0, end) + "...";
}

struct Member {
  YAML::Node value;
  int line = 0;  // of the key: an empty value is reported a line late
};
using Members = std::map<std::string, Member>;

class FileReader {
 public:
  SiteMappingFile Run(const std::string& text) {
    file_.mapping.digest = service::DigestOf(text);
    if (!service::IsUtf8(text)) {
      Refuse(1, "the file is no UTF-8", "Save it as UTF-8.");
    } else {
      ReadText(text);
    }
    std::stable_sort(file_.problems.begin(), file_.problems.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return std::move(file_);
  }

 private:
  void Refuse(int line, std::string text, std::string remedy) {
    file_.problems.push_back({line, std::move(text), std::move(remedy)});
  }

  void ReadText(const std::string& text) {
    try {
      const std::vector<YAML::Node> documents = YAML::LoadAll(text);
      if (documents.size() != 1) {
        Refuse(1, absl::StrFormat("the file holds %d YAML documents", documents.size()),
               "Write one map with the key `mappings`; a file cut off at its start looks like "
               "this too.");
        return;
      }
      ReadRoot(documents.front());
    } catch (const YAML::Exception& e) {
      Refuse(
          e.mark.is_null() ? 1 : e.mark.line + 1, absl::StrFormat("no YAML: %s", e.msg),
          "Compare it with deploy/site_mapping.example.yaml; a value that holds \": \", \"#\" or "
          "\"[\" needs quotes.");
    } catch (const std::exception& e) {  // of the stream below yaml-cpp
      Refuse(1, absl::StrFormat("cannot be read as YAML (%s)", e.what()),
             "Check that it is a text file.");
    }
  }

  // The members of a map by key; what is doubled, unknown or no plain key is a problem.
  Members MembersOf(const YAML::Node& map, const std::set<std::string_view>& known,
                    std::string_view names) {
    Members members;
    for (const auto& member : map) {
      const int line = LineOf(member.first);
      const std::string key = member.first.IsScalar() ? member.first.Scalar() : "";
      if (!known.contains(key)) {
        Refuse(line, absl::StrFormat("there is no key \"%s\" here", Shown(key)),
               absl::StrFormat("The keys are: %s.", names));
      } else if (!members.emplace(key, Member{member.second, line}).second) {
        Refuse(line, absl::StrFormat("\"%s\" is given twice", key), "Keep one.");
      }
    }
    return members;
  }

  void ReadRoot(const YAML::Node& root) {
    if (!root.IsMap()) {
      Refuse(1, "the file is no map", "Write `mappings:` and a list under it.");
      return;
    }
    const auto members = MembersOf(root, {"mappings"}, "mappings");
    const auto list = members.find("mappings");
    if (list == members.end()) {
      Refuse(1, "there is no `mappings`", "Write `mappings:` and a list under it.");
      return;
    }
    // An empty list is a mapping of nothing; an empty value may be a file that was cut off.
    const YAML::Node& entries = list->second.value;
    if (!entries.IsSequence()) {
      Refuse(list->second.line, "`mappings` is no list",
             "Begin each entry with \"- \"; for no entry at all, write `mappings: []`.");
      return;
    }
    if (entries.size() > kMaxSiteEntries) {
      Refuse(list->second.line,
             absl::StrFormat("%d entries, more than %d", entries.size(), kMaxSiteEntries),
             "Leave out codes that no finding asks for.");
      return;
    }
    for (const YAML::Node& entry : entries) ReadEntry(entry);
  }

  // The scalar of `key`; empty where it is not there, or is a problem.
  std::string Text(const Members& members, const std::string& key) {
    const auto found = members.find(key);
    if (found == members.end()) return {};
    const auto& [node, line] = found->second;
    if (!node.IsScalar() || node.Scalar().empty()) {
      Refuse(line, absl::StrFormat("`%s` is empty, or no plain value", key),
             absl::StrFormat("Write one value, or leave `%s` out.", key));
      return {};
    }
    if (node.Scalar().size() > kMaxSiteTextBytes) {
      Refuse(line, absl::StrFormat("`%s` has over %d bytes", key, kMaxSiteTextBytes),
             "No record bears so long a text there.");
      return {};
    }
    return node.Scalar();
  }

  void ReadEntry(const YAML::Node& node) {
    if (!node.IsMap()) {
      Refuse(LineOf(node), "an entry is no map",
             "Write `system`, `code` and `finding` under one \"- \".");
      return;
    }
    const auto members = MembersOf(
        node, {"system", "code", "text", "finding", "side", "unit", "values", "note"}, kKeys);
    SiteEntry entry;
    entry.line = LineOf(node);
    entry.system = Text(members, "system");
    entry.code = Text(members, "code");
    entry.text = NormalText(Text(members, "text"));
    entry.finding = Text(members, "finding");
    entry.side = Text(members, "side");
    entry.unit = Text(members, "unit");
    CheckWhole(entry, members);
    if (members.contains("values")) ReadValues(members.at("values"), entry);
    file_.mapping.entries.push_back(std::move(entry));
  }

  void CheckWhole(const SiteEntry& entry, const Members& members) {
    const bool coded = members.contains("system") || members.contains("code");
    if (members.contains("text") == coded) {
      Refuse(entry.line, coded ? "a `text` beside a code" : "neither a code nor a text",
             "Write `system` and `code`, or for resources without a code `text` alone.");
    } else if (coded && !(members.contains("system") && members.contains("code"))) {
      Refuse(entry.line, "`system` and `code` stand together",
             "Write both: a code without its system could be anybody's.");
    } else if (!coded && entry.text.empty() && members.at("text").value.IsScalar()) {
      Refuse(entry.line, "`text` is empty", "Write what the EHR sends as code.text.");
    }
    if (!members.contains("finding")) {
      Refuse(entry.line, "`finding` is missing", "soleusd --list-findings prints them all.");
    }
    if (!entry.side.empty() && entry.side != "left" && entry.side != "right" &&
        entry.side != "both") {
      Refuse(members.at("side").line, absl::StrFormat("no side \"%s\"", Shown(entry.side)),
             "Write left, right or both.");
    }
  }

  void ReadValues(const Member& values, SiteEntry& entry) {
    const YAML::Node& node = values.value;
    if (!node.IsMap() || node.size() == 0) {
      Refuse(values.line, "`values` is no map, or empty",
             "Write one line for each value, such as `Positive: yes`, or leave `values` out.");
      return;
    }
    if (node.size() > kMaxSiteValues) {
      Refuse(values.line, absl::StrFormat("more than %d values", kMaxSiteValues),
             "Map the row to a number, or to fewer values.");
      return;
    }
    std::set<std::string> seen;
    for (const auto& member : node) {
      const int line = LineOf(member.first);
      const std::string sent =
          member.first.IsScalar() ? NormalText(member.first.Scalar()) : std::string();
      if (sent.empty() || !member.second.IsScalar() || member.second.Scalar().empty()) {
        Refuse(line, "a value, or what it means, is empty or no plain text",
               "Write `value: meaning`; soleusd --list-findings shows the meanings.");
      } else if (sent.size() > kMaxSiteTextBytes ||
                 member.second.Scalar().size() > kMaxSiteTextBytes) {
        Refuse(line, absl::StrFormat("a value of over %d bytes", kMaxSiteTextBytes),
               "No record bears so long a value.");
      } else if (!seen.insert(sent).second) {
        Refuse(line, absl::StrFormat("the value \"%s\" is given twice", Shown(sent)),
               "Keep one; upper and lower case are the same here.");
      } else {
        entry.values.push_back({sent, member.second.Scalar(), line});
      }
    }
  }

  SiteMappingFile file_;
};

}  // namespace

SiteMappingFile ReadSiteMapping(const std::string& text) {
  return FileReader().Run(text);
}

}  // namespace soleus::daemon
