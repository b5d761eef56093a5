// Procedure.
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"
#include "fhir/side.h"

namespace soleus::fhir {

void ReadProcedure(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  const Element status = at.Field("status");
  const std::string_view code = reader.RequiredCode(status);
  if (code.empty()) return;
  if (code != "completed" && code != "in-progress") {
    reader.LeaveOut(status, Sentence("The status is ", Quoted(code), "; it is not used."),
                    "Send completed or in-progress where it was done.");
    return;
  }
  Procedure procedure{.origin = resource.MakeOrigin(task.reader.texts())};
  const Element code_at = at.Field("code");
  std::optional<Concept> read = reader.ReadConcept(code_at);
  if (!read) {
    reader.LeaveOut(code_at, "The procedure has neither code nor text; it is not used.",
                    "Send Procedure.code.");
    return;
  }
  procedure.code = *std::move(read);
  procedure.performed = reader.ReadTime(at.Field("performedDateTime"));
  const Span span = reader.ReadPeriod(at.Field("performedPeriod"));
  if (!procedure.performed) procedure.performed = span.start ? span.start : span.end;
  if (reader.InFuture(at, procedure.performed)) return;
  procedure.side = ReadSide(at, resource, procedure.code, task);
  task.record.procedures.push_back(std::move(procedure));
}

}  // namespace soleus::fhir
