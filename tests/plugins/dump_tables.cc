// Every number and code of the built tables as JSON on standard output, for evidence_test.py. The
// ratios in use are the engine's own: what an answer multiplies with.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/reasoning/odds.h"
#include "plugins/sdk/plugin.h"

namespace {

using namespace soleus;  // NOLINT: a program of one file

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

template <typename List, typename Write>
std::string Array(const List& list, Write write) {
  std::string out = "[";
  for (const auto& item : list) {
    if (out.size() > 1) out += ",\n";
    out += write(item);
  }
  return out + "]";
}

std::string Write(const sdk::Interval& interval) {
  return absl::StrFormat("[%.17g, %.17g]", interval.low, interval.high);
}

std::string Write(const sdk::Ratio& ratio, sdk::Quality quality) {
  if (ratio.silent()) return "null";
  const reasoning::RatioInUse in_use = reasoning::InUse(ratio, quality);
  return absl::StrFormat(
      R"({"published": %.17g, "published_interval": %s, "use": %.17g, "low": %.17g, "high": %.17g})",
      ratio.published, Write(ratio.published_interval), in_use.value, in_use.low, in_use.high);
}

std::string Write(const sdk::Evidence& row) {
  return absl::StrFormat(
      R"({"finding": %s, "present": %s, "absent": %s, "bands": %s, "shares": %s, "quality": %s,)"
      R"( "provenance": %s, "cluster": %s, "for_the_record": %s, "cited": %d})",
      Quoted(row.finding.text), Write(row.present, row.quality), Write(row.absent, row.quality),
      Array(row.bands,
            [&](const sdk::Band& band) {
              return absl::StrFormat(R"({"low": %.17g, "high": %.17g, "ratio": %s})", band.low,
                                     band.high, Write(band.ratio, row.quality));
            }),
      Array(row.given_condition, [](double share) { return absl::StrFormat("%.17g", share); }),
      Quoted(reasoning::WordFor(row.quality)), Quoted(reasoning::WordFor(row.provenance)),
      Quoted(row.cluster), row.for_the_record ? "true" : "false",
      static_cast<int>(row.sources.size()));
}

std::string Write(const sdk::Modifier& m) {
  const std::string_view action = m.action == sdk::ModifierAction::kMultiply ? "multiply"
                                  : m.action == sdk::ModifierAction::kZero   ? "zero"
                                                                             : "set_to_multiple_of";
  return absl::StrFormat(
      R"({"id": %s, "action": %s, "factor": %.17g, "range": %s, "group": %s, "cap": %.17g,)"
      R"( "provenance": %s})",
      Quoted(m.id), Quoted(action), m.factor, Write(m.range), Quoted(m.group), m.cap,
      Quoted(reasoning::WordFor(m.provenance)));
}

std::string Write(const sdk::Condition& c) {
  return absl::StrFormat(
      R"({"id": %s, "pretest_provenance": %s, "pretest": %s, "modifiers": %s, "evidence": %s})",
      Quoted(c.id.text), Quoted(reasoning::WordFor(c.pretest_provenance)),
      Array(c.pretest,
            [](const sdk::Pretest& p) {
              return absl::StrFormat(R"({"context": %s, "point": %.17g, "range": %s})",
                                     Quoted(p.context), p.point, Write(p.range));
            }),
      Array(c.modifiers, [](const auto& m) { return Write(m); }),
      Array(c.evidence, [](const auto& row) { return Write(row); }));
}

std::string Codes(std::string_view of, std::span<const sdk::Coding> codes) {
  return Array(codes, [of](const sdk::Coding& code) {
    return absl::StrFormat(R"({"of": %s, "system": %s, "code": %s, "display": %s})", Quoted(of),
                           Quoted(code.system), Quoted(code.code), Quoted(code.display));
  });
}

std::string Write(const sdk::Plugin& table) {
  std::vector<std::string> codes;
  for (const auto& c : table.conditions) codes.push_back(Codes(c.id.text, c.codes));
  for (const auto& f : table.vocabulary) codes.push_back(Codes(f.id.text, f.codes));
  for (const auto& o : table.orders) codes.push_back(Codes(o.id, o.codes));
  return absl::StrFormat(
      R"({"plugin": %s, "conditions": %s, "codes": %s, "ingredients": %s, "choices": %s})",
      Quoted(table.about.id), Array(table.conditions, [](const auto& c) { return Write(c); }),
      Array(codes, [](const std::string& list) { return list; }),
      Array(table.vocabulary,
            [](const sdk::Finding& f) {
              return Array(f.ingredients, [&f](const sdk::Ingredient& i) {
                return absl::StrFormat(R"({"of": %s, "name": %s, "rxnorm": %s, "atc": %s})",
                                       Quoted(f.id.text), Quoted(i.name), Quoted(i.rxnorm),
                                       Quoted(i.atc));
              });
            }),
      Array(table.vocabulary, [](const sdk::Finding& f) {
        return absl::StrFormat(R"({"finding": %s, "categories": %s})", Quoted(f.id.text),
                               Array(f.categories, [](const sdk::Category& c) {
                                 return absl::StrFormat(R"({"code": %s, "reference": %.17g})",
                                                        Quoted(c.code), c.reference);
                               }));
      }));
}

const sdk::Plugin* Load(const std::filesystem::path& library) {
  void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* symbol = handle == nullptr ? nullptr : dlsym(handle, sdk::kModuleSymbol);
  if (symbol == nullptr) {
    absl::FPrintF(stderr, "%s: %s; build bundled_plugins first.\n", library.string(), dlerror());
    return nullptr;
  }
  return static_cast<const sdk::Module*>(symbol)->table;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    absl::FPrintF(stderr, "dump_tables: name the folder of the built plugins.\n");
    return 2;
  }
  std::vector<const sdk::Plugin*> tables;
  for (const auto& folder : std::filesystem::directory_iterator(argv[1])) {
    const auto library = folder.path() / "plugin.so";
    if (!exists(library)) continue;
    tables.push_back(Load(library));
    if (tables.back() == nullptr) return 1;
  }
  absl::PrintF("%s\n", Array(tables, [](const auto* table) { return Write(*table); }));
  return 0;
}
