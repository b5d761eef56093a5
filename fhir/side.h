// Inside `fhir` only: which side of the body a thing is about.
//
// The order: the body site (its codes, else its words), then the laterality that an extension adds
// to it, then the code of what was found (its codes, else its words). Two of them that name
// different sides are neither believed. A title that names both sides ("left against right") says
// less than a site and gives way to it.
//
// Of words, only whole ones count: left, right, both, bilateral, LLE, RLE. L, R, Lt and Rt count as
// the whole text, alone in brackets, or right before the name of a part of the leg: "R/O rupture"
// (rule out), "L5" and "L-spine" name no side.
#pragma once

#include <string_view>

#include "fhir/record.h"
#include "fhir/resources.h"

namespace soleus::fhir {

// From a SNOMED CT qualifier (also one in a post-coordinated expression), or from a code whose
// printed title names the side.
Side SideOfCoding(const Coding& coding);

Side SideOfText(std::string_view text);

// From a qualifier or a code, else from the words of the text and the displays.
Side SideOfConcept(const Concept& concept_read);

// Left and right together are both sides; an unstated one adds nothing.
Side Together(Side a, Side b);

// Of the resource `at`, by its bodySite, its extensions and `code`. A BodyStructure that an
// extension names is read where the input has it.
Side ReadSide(const Element& at, const Resource& resource, const Concept& code, Task& task);

// Of a part whose own code may name the side: `whole` where it does not. A part that names another
// side than the whole has none, with an Issue at `at`.
Side SideOfPart(const Element& at, Side whole, const Concept& code, Reader& reader);

}  // namespace soleus::fhir
