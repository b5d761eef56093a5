// The sections of the page, in the order in which it shows them. Each writes to the sheet's layout
// and cites into its works; one that has nothing to show writes nothing.
#pragma once

#include <string>

#include "engine/cli/layout.h"
#include "engine/cli/page.h"
#include "engine/cli/words.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::cli {

inline constexpr int kTightest = 2;

// A page while it is written. `answer` must outlive it.
struct Sheet {
  Sheet(const v1::EvaluateResponse& a, const PageStyle& style, int how_tight = 0)
      : answer(a),
        full(style.full),
        tight(how_tight),
        names(a),
        works(a.works()),
        out(style.width, style.colour) {}

  // How sure a figure is. The full page says after which works, by number; the default page, which
  // prints no list of works, only says where nobody checked the figure. Empty: verified.
  std::string Cite(const std::string& source, const std::string& provenance) {
    const std::string cited = works.Cite(source, provenance);
    return full ? cited : Caution(provenance);
  }

  const v1::EvaluateResponse& answer;
  const bool full;
  // 0 to kTightest: the default page where it would not fit has counts and titles for the lesser.
  const int tight;
  const Names names;
  References works;
  Layout out;
};

void ShowHead(Sheet& sheet);
void ShowFetch(Sheet& sheet);
void ShowFlags(Sheet& sheet);
void ShowReferrals(Sheet& sheet);
void ShowRanking(Sheet& sheet);
void ShowScores(Sheet& sheet);
void ShowMeasured(Sheet& sheet);
void ShowProgress(Sheet& sheet);
void ShowNext(Sheet& sheet);
void ShowOrders(Sheet& sheet);
void ShowWithheld(Sheet& sheet);
void ShowFollowUps(Sheet& sheet);
void ShowFactors(Sheet& sheet);
void ShowIssues(Sheet& sheet);
void ShowCoverage(Sheet& sheet);

// "same day: the surgeon on call (today)"; "routine: no flag asks for a referral".
std::string UrgencyText(const v1::EvaluateResponse& answer);

}  // namespace soleus::cli
