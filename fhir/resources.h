// Inside `fhir` only: one reader per resource type. Each takes a resource that is about the patient
// and adds what it says to the record, or leaves it out with an Issue.
#pragma once

#include <cstddef>

#include "fhir/contents.h"
#include "fhir/element.h"
#include "fhir/record.h"

namespace soleus::fhir {

struct Task {
  Reader& reader;
  Record& record;
  const Contents& contents;
  // What following references may still copy: a Medication that many requests name is copied into
  // each of them, and a small input must not become a large record. Bytes.
  std::size_t copy_budget;
};

void ReadPatient(const Element& at, Origin origin, Task& task);
void ReadCondition(const Element& at, const Resource& resource, Task& task);
void ReadEncounter(const Element& at, const Resource& resource, Task& task);
void ReadObservation(const Element& at, const Resource& resource, Task& task);
void ReadProcedure(const Element& at, const Resource& resource, Task& task);
void ReadQuestionnaireResponse(const Element& at, const Resource& resource, Task& task);
// False: the copy budget is spent.
bool ReadMedicationRequest(const Element& at, const Resource& resource, Task& task);
bool ReadMedicationStatement(const Element& at, const Resource& resource, Task& task);
bool ReadMedicationDispense(const Element& at, const Resource& resource, Task& task);
bool ReadMedicationAdministration(const Element& at, const Resource& resource, Task& task);

}  // namespace soleus::fhir
