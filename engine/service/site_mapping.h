// What a site says of its own codes and flowsheet ids: each leads to one finding of the loaded
// knowledge. Plain data; the file itself is read in `engine/daemon`.
//
// A mapping adds meanings to codes that have none. It never changes what a published code, or one
// of ours, means: such an entry is a problem, and one problem refuses the whole mapping.
//
// Every text here is the site's configuration, never a patient's; messages may repeat it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/knowledge.h"

namespace soleus::service {

// One value that the site's rows bear, and what it says.
struct SiteValue {
  std::string sent;     // as NormalText; of a code, a text, true or false, or a number as written
  std::string meaning;  // yes, no, a category of the finding, or one of the words below
  int line = 0;         // in the file, from 1
};

// Meanings that every kind of finding takes.
inline constexpr std::string_view kSiteUnanswered = "unanswered";  // tried, and not to be answered
inline constexpr std::string_view kSiteUnknown = "unknown";        // says nothing of the finding

struct SiteEntry {
  int line = 0;        // where it begins, from 1
  std::string system;  // with `code`: as the EHR sends them; any alias of a known system will do
  std::string code;
  std::string text;  // instead of both: the whole `code.text` of a resource none of whose codings
                     // leads anywhere, as NormalText
  std::string finding;            // an id of the vocabulary
  std::vector<SiteValue> values;  // empty: values are read as they are for any code of the finding
  std::string unit;               // of a number that is sent without one; empty: none is assumed
  std::string side;               // left, right, both; empty: as the resource says
};

struct SiteMapping {
  std::vector<SiteEntry> entries;
  std::string digest;  // SHA-256 of the file's bytes, 64 hexadecimal digits
};

struct SiteProblem {
  int line = 0;  // in the file, from 1
  std::string text;
  std::string remedy;
};

// What the loaded knowledge cannot agree to, in the order of the lines; empty: the mapping can be
// used as a whole. Pure. No plugin serves: nothing to check against, so nothing is wrong.
std::vector<SiteProblem> ProblemsOf(const SiteMapping& mapping,
                                    const reasoning::Knowledge& knowledge);

// `mapping` without the entries that `knowledge` cannot agree to, whose problems are added to
// `resting`. For a mapping that agreed to the knowledge before: the rest of it goes on.
SiteMapping WithoutProblems(const SiteMapping& mapping, const reasoning::Knowledge& knowledge,
                            std::vector<SiteProblem>& resting);

// A record can say it: it is not only worked out from other findings.
bool CanBeMapped(const sdk::Finding& finding);

// How texts are compared: ASCII letters in lower case, runs of spaces as one, none at the ends.
std::string NormalText(std::string_view text);

// False where the bytes are no UTF-8 (Unicode table 3-7): they could not stand in an answer.
bool IsUtf8(std::string_view text);

// SHA-256, 64 hexadecimal digits: as sha256sum prints it.
std::string DigestOf(std::string_view bytes);

}  // namespace soleus::service
