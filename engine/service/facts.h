// The one bridge from a FHIR record to what reasoning knows: codings, values, units, sides and
// times become facts about findings (present, absent, a value, tried-but-unanswered), each pointing
// back at the resources it came from. What is not here is unknown, and where the record tried to
// say it, an Issue says why it was not used.
//
// A FactReader is an index over one Knowledge and what the site adds to it: built once per
// snapshot, then read by any thread. Its cost follows the record and what the knowledge can use,
// not the size of the vocabulary.
#pragma once

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/service/facts_index.h"
#include "engine/service/site_data.h"
#include "fhir/issue.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {

struct Recognition {
  reasoning::Patient patient;  // derived findings included
  // Remarks on resources in the order met, then on findings in order of id; the record's own issues
  // are not repeated. The patient does not depend on the order of the record.
  fhir::Issues issues;
};

class FactReader {
 public:
  // `knowledge` must outlive the reader. A mapping in `site` has passed ProblemsOf.
  explicit FactReader(const reasoning::Knowledge& knowledge, SiteData site = {});

  Recognition Read(const fhir::Record& record, const fhir::Time& as_of) const;

 private:
  const reasoning::Knowledge& knowledge_;
  const SiteData site_;
  const CodeIndex index_;  // into both
};

}  // namespace soleus::service
