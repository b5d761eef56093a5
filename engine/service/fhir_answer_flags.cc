// What warns: a DetectedIssue for each red flag, fired or not excluded, and a Flag as well where it
// fired; a DetectedIssue for each order that is held back.
#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {
namespace {

constexpr std::string_view kFlagCategory = "http://terminology.hl7.org/CodeSystem/flag-category";
// R4's own extension of Flag: "the record that provides additional supporting information".
constexpr std::string_view kFlagDetail = "http://hl7.org/fhir/StructureDefinition/flag-detail";

class FlagWriter {
 public:
  explicit FlagWriter(AnswerBundle& bundle) : bundle_(bundle), json_(bundle.json()) {}

  void WriteFlag(const v1::RedFlag& flag) {
    bundle_.Entry("Flag", absl::StrFormat("red-flag/%s", flag.id()), [&] {
      json_.Array("extension", [&] {
        json_.Item([&] {
          json_.Text("url", kFlagDetail);
          bundle_.PointAt("valueReference", bundle_.RedFlagUrl(flag.id()));
        });
      });
      json_.Text("status", "active");
      json_.Array("category", [&] {
        bundle_.ConceptItem({.codings = {{kFlagCategory, "clinical", "Clinical"}}, .text = {}});
      });
      const std::string name = ShownName(flag);
      bundle_.Concept("code", {.codings = {{kRedFlagSystem, flag.id(), name}},
                               .text = absl::StrFormat("%s (%s): %s", name, InWords(flag.urgency()),
                                                       flag.say())});
      bundle_.Subject("subject");
      json_.Object("period", [&] { bundle_.Date("start"); });
      bundle_.Author("author");
    });
  }

  void WriteIssue(const v1::RedFlag& flag) {
    const bool fired = flag.state() == "fired";
    const std::string name = ShownName(flag);
    bundle_.Entry("DetectedIssue", absl::StrFormat("red-flag/%s", flag.id()), [&] {
      json_.Text("status", fired && !flag.assumed() ? "final" : "preliminary");
      bundle_.Concept("code",
                      {.codings = {{RedFlagSystemOf(flag), flag.id(), name}}, .text = name});
      if (fired && IsSevere(flag)) json_.Text("severity", "high");
      WriteWhoAndWhen();
      // What an assumed flag is there for was never found: it is what nobody could be asked.
      if (!flag.assumed()) WriteImplicated(flag);
      if (!flag.assumed() && !flag.because().empty()) {
        json_.Array("evidence", [&] {
          for (const std::string& id : flag.because()) bundle_.EvidenceItem(id);
        });
      }
      json_.Text("detail", DetailOf(flag));
      WriteMitigation(flag);
    });
  }

  // Its code is of the issue and of no service, so that nothing can file it as an order.
  void WriteWithheld(const v1::WithheldOrder& order) {
    bundle_.Entry("DetectedIssue", absl::StrFormat("withheld/%s", order.order_id()), [&] {
      json_.Text("status", "final");
      bundle_.Concept("code", {.codings = {{kWithheldOrderSystem, order.order_id(), {}}},
                               .text = absl::StrFormat("Withheld, not to be ordered: %s",
                                                       WithheldTitle(order))});
      WriteWhoAndWhen();
      json_.Array("evidence", [&] {
        for (const std::string& id : order.by()) bundle_.EvidenceItem(id);
      });
      json_.Text("detail", order.reason());
    });
  }

 private:
  // R4's lower severities claim that lasting harm is unlikely, which no table says of any flag.
  static bool IsSevere(const v1::RedFlag& flag) {
    const bool soon = flag.urgency() == "emergency" || flag.urgency() == "same_day";
    return flag.severity() == "stop" || (flag.severity() == "refer" && soon);
  }

  void WriteWhoAndWhen() {
    bundle_.Subject("patient");
    bundle_.Date("identifiedDateTime");
    bundle_.Author("author");
  }

  // What R4 means by it is an activity that harms: here the drugs behind the flag.
  void WriteImplicated(const v1::RedFlag& flag) {
    std::vector<std::string> drugs;
    std::set<std::string> seen;
    for (const std::string& id : flag.because()) {
      for (std::string& resource : bundle_.ResourcesOf(id)) {
        if (resource.starts_with("Medication") && seen.insert(resource).second) {
          drugs.push_back(std::move(resource));
        }
      }
    }
    if (drugs.empty()) return;
    json_.Array("implicated", [&] {
      for (const std::string& drug : drugs) bundle_.InputItem(drug);
    });
  }

  std::string NamesOf(const google::protobuf::RepeatedPtrField<std::string>& findings) const {
    std::vector<std::string> names;
    for (const std::string& id : findings) names.push_back(bundle_.FindingCode(id).text);
    return absl::StrJoin(names, "; ");
  }

  std::string DetailOf(const v1::RedFlag& flag) const {
    std::vector<std::string> parts;
    const auto say = [&](std::string text) {
      if (!text.empty()) parts.push_back(std::move(text));
    };
    if (flag.state() == "fired") {
      say(Said(flag.assumed() ? kAssumed : "", flag.say()));
      if (flag.assumed()) {
        say(absl::StrFormat(
            "Treated as fired: nobody could answer what must be asked before it may stay open: %s.",
            NamesOf(flag.because())));
      }
    } else {
      say(flag.missing().empty()
              ? "Not excluded, and nothing is left to ask that would settle it."
              : absl::StrFormat("Would be settled by: %s.", NamesOf(flag.missing())));
      say(Said("If it fires: ", flag.say()));
    }
    say(absl::StrFormat("Urgency: %s.", InWords(flag.urgency())));
    say(absl::StrFormat("Severity: %s.", flag.severity()));
    say(Said(absl::StrFormat("Rule (%s): ", flag.provenance()), flag.rule_text()));
    say(flag.rationale());
    say(Said("Source: ", bundle_.InFull(flag.source())));
    return absl::StrJoin(parts, "\n");
  }

  // What was done about it already: these orders were not proposed.
  void WriteMitigation(const v1::RedFlag& flag) {
    std::vector<const v1::WithheldOrder*> held_back;
    for (const v1::WithheldOrder& order : bundle_.answer().withheld_orders()) {
      if (std::find(order.by().begin(), order.by().end(), flag.id()) != order.by().end()) {
        held_back.push_back(&order);
      }
    }
    if (held_back.empty()) return;
    json_.Array("mitigation", [&] {
      for (const v1::WithheldOrder* order : held_back) {
        json_.Item([&] {
          bundle_.Concept("action",
                          {.codings = {{kWithheldOrderSystem, order->order_id(), {}}},
                           .text = absl::StrFormat("Not proposed: %s", WithheldTitle(*order))});
          bundle_.Date("date");
        });
      }
    });
  }

  AnswerBundle& bundle_;
  fhir::JsonWriter& json_;
};

}  // namespace

void WriteFlags(AnswerBundle& bundle) {
  FlagWriter writer(bundle);
  for (const v1::RedFlag& flag : bundle.answer().red_flags()) {
    if (flag.state() == "fired") writer.WriteFlag(flag);
    writer.WriteIssue(flag);
  }
  for (const v1::WithheldOrder& order : bundle.answer().withheld_orders()) {
    writer.WriteWithheld(order);
  }
}

}  // namespace soleus::service
