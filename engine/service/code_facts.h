// What plugins' code makes of a patient: the step between reading a record and reasoning about it.
//
// A plugin whose code does not answer costs its own answer alone: its findings stay unknown, and
// the answer says so. Any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/catalogue/knowledge_base.h"
#include "engine/reasoning/patient.h"

namespace soleus::service {

// A plugin whose code had something to read here and did not answer.
struct CodeOut {
  std::string plugin_id;
  std::string reason;  // one sentence, without a patient's data
};

// By plugin id. Empty: all code that was asked has answered.
using CodeOutcomes = std::vector<CodeOut>;

// Asks the code of every serving plugin that reads something which is known of `patient`, one after
// the other, and adds what it says; then derives what rests on that. `patient` has been derived.
// Code of which nothing that it reads is known is not asked: it could only say what no one asked.
// Nobody is asked past `deadline`; each is cut off earlier by its own limit.
CodeOutcomes RunCode(const catalogue::KnowledgeBase& base, reasoning::Patient& patient,
                     std::chrono::steady_clock::time_point deadline);

}  // namespace soleus::service
