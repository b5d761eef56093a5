// An answer as a page that a clinician can read in a terminal.
//
// The order is the order of need: what must happen now, how soon and with whom; then what it may
// be, with the strongest reasons; what to ask; what to do, what was held back, when to look again;
// last what could not be used and which knowledge took part. By default it fits two screens: a page
// longer than kTwoScreens is set tighter, with one line for an order, titles alone for those of
// later phases, and counts. Only what must be told now may then still make it longer. `full` prints
// every reason, counted or not, every word on every order, and the works cited. Nothing is left out
// without a word: a list that is cut is counted, a text that is cut ends in "…".
//
// A pure function of the answer: no clock, terminal or locale. Rounded for people; the doubles of
// the wire are the answer.
#pragma once

#include <cstddef>
#include <string>

#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::cli {

inline constexpr std::size_t kTwoScreens = 100;  // lines

struct PageStyle {
  std::size_t width = 100;  // columns, at least 80
  bool colour = false;      // ANSI colours
  bool full = false;        // everything, with the works cited
};

std::string PageOf(const v1::EvaluateResponse& answer, const PageStyle& style);

}  // namespace soleus::cli
