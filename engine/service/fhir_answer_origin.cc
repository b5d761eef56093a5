// Who says so: the Device that the engine is, and the Provenance of everything else.
#include "absl/strings/str_format.h"
#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {
namespace {

constexpr std::string_view kParticipant =
    "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

// The last second of `as_of`: an instant, as R4 wants it, and no clock's.
std::string LastSecond(const fhir::Time& as_of) {
  const std::chrono::sys_seconds last = as_of.end - std::chrono::seconds(1);
  const std::chrono::hh_mm_ss time(last - std::chrono::floor<std::chrono::days>(last));
  return absl::StrFormat("%sT%02d:%02d:%02dZ", fhir::FormatDate({.first = last, .end = as_of.end}),
                         time.hours().count(), time.minutes().count(), time.seconds().count());
}

void WriteDevice(AnswerBundle& bundle) {
  fhir::JsonWriter& json = bundle.json();
  const auto version = [&](std::string_view of, std::string_view value) {
    json.Item([&] {
      bundle.Concept("type", {.codings = {}, .text = std::string(of)});
      json.Text("value", value);
    });
  };
  bundle.Entry(kDevice, bundle.DeviceAbout(), [&] {
    json.Array("deviceName", [&] {
      json.Item([&] {
        json.Text("name", "Soleus");
        json.Text("type", "model-name");
      });
    });
    bundle.Concept("type", {.codings = {}, .text = "Clinical decision support engine"});
    json.Array("version", [&] {
      version("engine", kEngineVersion);
      version("knowledge digest (SHA-256)", bundle.answer().knowledge_digest());
    });
  });
}

void WriteEntity(AnswerBundle& bundle, std::string_view role, std::string_view system,
                 std::string_view value, std::string_view display) {
  fhir::JsonWriter& json = bundle.json();
  json.Item([&] {
    json.Text("role", role);
    json.Object("what", [&] {
      json.Object("identifier", [&] { bundle.Identifier(system, value); });
      json.Text("display", display);
    });
  });
}

}  // namespace

const std::string_view kEngineVersion = SOLEUS_VERSION;

void WriteOrigin(AnswerBundle& bundle) {
  fhir::JsonWriter& json = bundle.json();
  const v1::EvaluateResponse& answer = bundle.answer();
  const std::vector<std::string> targets = bundle.written();
  WriteDevice(bundle);
  bundle.Entry("Provenance", "answer", [&] {
    json.Array("target", [&] {
      for (const std::string& url : targets) bundle.PointAtItem(url);
    });
    bundle.Date("occurredDateTime");
    json.Text("recorded", LastSecond(bundle.source().as_of));
    json.Array("agent", [&] {
      json.Item([&] {
        bundle.Concept("type", {.codings = {{kParticipant, "assembler", "Assembler"}}, .text = {}});
        bundle.Author("who");
      });
    });
    json.Array("entity", [&] {
      WriteEntity(bundle, "derivation", kDecisionSystem, answer.decision_id(), "The decision");
      WriteEntity(bundle, "source", kDigestSystem, answer.knowledge_digest(),
                  "The knowledge that took part (SHA-256)");
      if (!answer.site_mapping_digest().empty()) {
        WriteEntity(bundle, "source", kSiteMappingSystem, answer.site_mapping_digest(),
                    "What the site says of its own codes (SHA-256)");
      }
      if (!answer.product_table_digest().empty()) {
        WriteEntity(bundle, "source", kProductTableSystem, answer.product_table_digest(),
                    "The site's table of drug products (SHA-256)");
      }
      for (const v1::Coverage& row : answer.coverage()) {
        if (row.state() == "failed") continue;
        WriteEntity(bundle, "source", kPluginSystem, row.plugin_id(),
                    absl::StrFormat("%s %s (%s; %s)", row.plugin_id(), row.version(), row.status(),
                                    InWords(row.state())));
      }
    });
  });
}

}  // namespace soleus::service
