// What to ask an EHR for: only what the loaded knowledge can use, and all of it.
//
// Observations are asked for by their codes, combined with those of their components where the
// server can search so. Conditions, questionnaires and medications are asked for whole: their codes
// come in too many forms (a dot, a seventh character, a product) for a search to name them all. So
// are Observations where the site's mapping goes by their words.
#pragma once

#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/service/site_data.h"
#include "fhir/client/client.h"
#include "fhir/time.h"

namespace soleus::service {

// Built once per snapshot of the knowledge; then read by any thread.
class FetchPlan {
 public:
  FetchPlan(const reasoning::Knowledge& knowledge, const SiteData& site);

  std::vector<fhir::client::Search> Searches(const fhir::Time& as_of) const;

 private:
  std::vector<std::string> codes_;       // of every finding, in order; with its system if ours
  std::vector<std::string> complaints_;  // of those that bring a patient: they come as values too
  bool reads_medications_ = false;
  bool reads_texts_ = false;  // the site maps words of Observations that bear no code of ours
};

}  // namespace soleus::service
