// What to ask an EHR for: only what the loaded knowledge can use, and all of it.
//
// Observations are asked for by their codes, combined with those of their components where the
// server can search so. Conditions, questionnaires and medications are asked for whole: their codes
// come in too many forms (a dot, a seventh character, a product) for a search to name them all.
#pragma once

#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "fhir/client/client.h"
#include "fhir/time.h"

namespace soleus::service {

// Built once per snapshot of the knowledge; then read by any thread.
class FetchPlan {
 public:
  explicit FetchPlan(const reasoning::Knowledge& knowledge);

  std::vector<fhir::client::Search> Searches(const fhir::Time& as_of) const;

 private:
  std::vector<std::string> codes_;       // "system|code" of every finding, in order
  std::vector<std::string> complaints_;  // of those that bring a patient: they come as values too
  bool reads_medications_ = false;
};

}  // namespace soleus::service
