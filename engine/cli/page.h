// An answer as a page that a clinician can read in a terminal.
//
// The order is the order of need: what must happen now, how soon and with whom; then what it may
// be, with the reasons and their sources; then what to do, what was held back, what to ask; last
// what could not be used and which knowledge took part. Nothing is left out without a word: a row
// that is cut is counted, and everything is in `soleusctl evaluate --json`.
//
// A pure function of the answer: no clock, terminal or locale. Rounded for people; the doubles of
// the wire are the answer.
#pragma once

#include <string>

#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::cli {

struct PageStyle {
  std::size_t width = 100;  // columns, at least 80
  bool colour = false;      // ANSI colours
};

std::string PageOf(const v1::EvaluateResponse& answer, const PageStyle& style);

}  // namespace soleus::cli
