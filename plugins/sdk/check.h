// Whether a table can be trusted, found at compile time, and again on every load.
//
// `FirstDefect(table)` walks the whole table and returns one sentence about the first thing that is
// wrong: where, what, and what to do; empty when nothing is. It is `constexpr`: a malformed table
// does not compile, and the compiler prints the sentence inside the name of `WellFormed<...>`. The
// engine runs the same function on what a plugin host sends, since a table may come from elsewhere.
//
// One file, although long: the checks read each other's tables, and a reader follows them in the
// order of a plugin's parts. What it cannot know (is the figure true, does the paper say so) is for
// people and SOURCES.md.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "plugins/sdk/plugin.h"

namespace soleus::sdk {

constexpr FixedText FirstDefect(const Plugin& table);
// Likewise of what stands beside the table: code that is stated and not exported, or the reverse.
constexpr FixedText CodeDefect(const Plugin& table, bool exports_function);

template <FixedText kDefect>
struct WellFormed {
  static_assert(kDefect.empty(), "this plugin's table is malformed; the name above says where");
};

namespace internal {

constexpr double kRatioFloor = 0.05;  // a ratio in use lies in [floor, ceiling]
constexpr double kRatioCeiling = 20;

constexpr bool IsId(std::string_view id) {
  if (id.empty() || id.front() < 'a' || id.front() > 'z') return false;
  for (char c : id) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

constexpr bool IsDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

// Whether `unit` is of mass or of moles, or of one of them per something: "mg/dL", "mmol/L", "g".
constexpr bool CountsASubstance(std::string_view unit) {
  const std::string_view counted = unit.substr(0, unit.find('/'));
  for (std::string_view one : {std::string_view("g"), std::string_view("mol")}) {
    if (counted == one) return true;
    if (counted.size() == one.size() + 1 && counted.ends_with(one) &&
        std::string_view("kdcmunpf").find(counted.front()) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// Walks one table. Every `Check...` returns true while nothing is wrong.
class Inspector {
 public:
  constexpr explicit Inspector(const Plugin& table) : table_(table) {}

  constexpr FixedText Run() {
    static_cast<void>(CheckAbout() && CheckSources() && CheckVocabulary() && CheckPresentations() &&
                      CheckConditions() && CheckRedFlags() && CheckOrders() && CheckFactors() &&
                      CheckScores() && CheckOutcomes() && CheckFollowUps() && CheckCode() &&
                      CheckCases());
    return defect_;
  }

 private:
  template <typename... Parts>
  constexpr bool Fail(const Parts&... parts) {
    defect_ << table_.about.id << ": ";
    (defect_ << ... << parts);
    return false;
  }

  // Positions, not pointers: GCC 12 with -fsanitize=undefined cannot compare an element's address
  // with nullptr in a constant expression.
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  template <typename List, typename Id>
  static constexpr std::size_t Find(const List& list, const Id& id) {
    std::size_t at = 0;
    for (const auto& item : list) {
      if (item.id == id) return at;
      ++at;
    }
    return kNowhere;
  }

  constexpr std::size_t FindFinding(std::string_view id) const {
    return Find(table_.vocabulary, FindingId{id});
  }

  template <typename List, typename TextOf>
  constexpr bool CheckIds(const List& list, std::string_view what, TextOf text_of) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string_view id = text_of(list[i]);
      if (!IsId(id)) {
        return Fail(what, " \"", id, "\": an id is lower-case words joined by _; rename it.");
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (text_of(list[j]) == id) {
          return Fail(what, " \"", id, "\" is defined twice; remove one.");
        }
      }
    }
    return true;
  }

  constexpr bool CheckAbout() {
    const About& a = table_.about;
    if (!IsId(a.id)) return Fail("about.id must be lower-case words joined by _.");
    std::size_t dots = 0;
    for (char c : a.version) dots += c == '.' ? 1 : 0;
    if (dots != 2) return Fail("version \"", a.version, "\" is not MAJOR.MINOR.PATCH.");
    if (a.title.empty() || a.for_whom.empty() || a.not_for.empty()) {
      return Fail("about needs title, for_whom and not_for: a reader must know whom it is for.");
    }
    if (!IsDate(a.review_by)) return Fail("review_by must be a date, YYYY-MM-DD.");
    if (a.status != Status::kDraft && (a.reviewer.empty() || !IsDate(a.reviewed_on))) {
      return Fail("a reviewed plugin names its reviewer and the date; or leave it a draft.");
    }
    const SourceAttributes& s = a.attributes;
    for (std::string_view text :
         {s.bibliographic_citation, s.developer, s.funding, s.released_and_revised, s.use_of_race,
          s.use_of_ethnicity, s.use_of_language, s.use_of_sexual_orientation,
          s.use_of_gender_identity, s.use_of_sex, s.use_of_date_of_birth,
          s.use_of_social_determinants, s.use_of_health_status_assessment}) {
      if (text.empty()) return Fail("a source attribute is empty; write \"not used\" if so.");
    }
    return true;
  }

  constexpr bool CheckSources() {
    for (std::size_t i = 0; i < table_.sources.size(); ++i) {
      const Source& source = table_.sources[i];
      if (source.key.empty() || source.citation.empty()) {
        return Fail("source \"", source.key, "\" needs a key and a citation.");
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (table_.sources[j].key == source.key) {
          return Fail("source \"", source.key, "\" is listed twice; remove one.");
        }
      }
    }
    return true;
  }

  constexpr bool CheckCitations(const Citations& keys, std::string_view where,
                                std::string_view id) {
    for (SourceKey key : keys) {
      bool found = false;
      for (const Source& source : table_.sources) found = found || source.key == key;
      if (!found) {
        return Fail(where, " \"", id, "\" cites \"", key, "\", which is not among the sources.");
      }
    }
    return true;
  }

  constexpr bool CheckFindingId(FindingId id, std::string_view where, std::string_view owner) {
    if (FindFinding(id.text) != kNowhere) return true;
    return Fail(where, " \"", owner, "\" names finding \"", id.text,
                "\", which is not in the plugin's vocabulary.");
  }

  constexpr bool CheckRule(const Rule& rule, std::string_view where, std::string_view owner) {
    std::size_t depth = 0;
    std::array<double, kMaxTerms> points{};  // of the answers so far, for a count over them
    for (const Term& term : rule.terms) {
      switch (term.op) {
        case Op::kAny:
        case Op::kAll:
        case Op::kCount:
        case Op::kPoints:
          if (term.arity == 0 || term.arity > depth) {
            return Fail(where, " \"", owner, "\": an operator of its rule has too few terms.");
          }
          depth -= term.arity;
          if (term.op == Op::kCount) {
            double most = 0;
            for (std::size_t i = depth; i < depth + term.arity; ++i) most += points[i];
            if (!(term.number > 0 && term.number <= most)) {
              return Fail(where, " \"", owner, "\": a count asks for ", term.number, " of ", most,
                          " points; it can never matter.");
            }
          }
          if (term.op == Op::kPoints && (term.arity != 1 || !(term.number > 0))) {
            return Fail(where, " \"", owner,
                        "\": points are above 0 and belong to one item; state them so.");
          }
          break;
        case Op::kPosteriorAtLeast:
          if (!(term.number > 0 && term.number < 1)) {
            return Fail(where, " \"", owner, "\": posterior threshold ", term.number,
                        " is not a probability between 0 and 1.");
          }
          break;
        case Op::kAgeAtLeast:
        case Op::kAgeBelow:
        case Op::kOnsetWeeksAtLeast:
          if (term.number < 0) {
            return Fail(where, " \"", owner, "\": an age or a time in its rule is negative.");
          }
          break;
        case Op::kSexIs:
          if (term.category != "female" && term.category != "male") {
            return Fail(where, " \"", owner, "\": \"", term.category,
                        "\" is no sex on record; it is female or male.");
          }
          break;
        default: {
          if (!CheckFindingId({term.subject}, where, owner)) return false;
          const Finding& finding = table_.vocabulary[FindFinding(term.subject)];
          const bool wants_choice = term.op == Op::kIs;
          const bool wants_quantity = term.op == Op::kAtLeast || term.op == Op::kBelow;
          const bool any_kind = term.op == Op::kKnown;
          const ValueKind wanted = wants_choice     ? ValueKind::kChoice
                                   : wants_quantity ? ValueKind::kQuantity
                                                    : ValueKind::kYesNo;
          if (!any_kind && finding.kind != wanted) {
            return Fail(where, " \"", owner, "\": its rule asks finding \"", term.subject,
                        "\" for a kind of value that it does not have.");
          }
          if (wants_choice) {
            bool found = false;
            for (const Category& c : finding.categories) found = found || c.code == term.category;
            if (!found) {
              return Fail(where, " \"", owner, "\": \"", term.category, "\" is no value of \"",
                          term.subject, "\".");
            }
          }
        }
      }
      points[depth++] = term.op == Op::kPoints ? term.number : 1;
    }
    if (!rule.empty() && depth != 1) {
      return Fail(where, " \"", owner, "\": its rule does not come to one answer.");
    }
    return true;
  }

  constexpr bool CheckVocabulary() {
    if (!CheckIds(table_.vocabulary, "finding", [](const Finding& f) { return f.id.text; })) {
      return false;
    }
    for (const Finding& f : table_.vocabulary) {
      if (f.label.empty()) return Fail("finding \"", f.id.text, "\" has no label.");
      const bool sent_or_derived = !f.local_code.empty() || !f.derived.empty() ||
                                   !f.codes.empty() || !f.low_codes.empty() ||
                                   !f.high_codes.empty() || !f.exposure.empty() ||
                                   !f.change_of.text.empty();
      if (!sent_or_derived && !f.by_code) {
        return Fail("finding \"", f.id.text,
                    "\" can neither be sent nor derived; give it a local code or a rule.");
      }
      if (sent_or_derived && f.by_code) {
        return Fail("finding \"", f.id.text,
                    "\" is worked out by code, so it is neither sent nor derived nor a change; "
                    "leave local_code, codes, exposure, derived and change_of out.");
      }
      if ((f.kind == ValueKind::kQuantity) != !f.unit.empty()) {
        return Fail("finding \"", f.id.text, "\": a quantity, and only a quantity, has a unit.");
      }
      if (f.molar_mass < 0) {
        return Fail("finding \"", f.id.text, "\": molar mass ", f.molar_mass,
                    " is not above 0; state it in g/mol, or leave it out.");
      }
      if (f.molar_mass > 0 && !CountsASubstance(f.unit)) {
        return Fail("finding \"", f.id.text, "\": a molar mass converts mass and moles, and \"",
                    f.unit, "\" is neither; leave it out.");
      }
      if (f.holds_days < 0 || (f.holds_days > 0 && !f.exposure.empty())) {
        return Fail("finding \"", f.id.text,
                    "\": it holds for a number of days above 0, and an "
                    "exposure ages through its own windows; leave holds_days out.");
      }
      if (f.kind != ValueKind::kYesNo && !(f.low_codes.empty() && f.high_codes.empty())) {
        return Fail("finding \"", f.id.text,
                    "\": only a yes-no finding is set by a laboratory's own range; leave low_codes "
                    "and high_codes out.");
      }
      if ((f.kind == ValueKind::kChoice) != !f.categories.empty()) {
        return Fail("finding \"", f.id.text, "\": a choice, and only a choice, has categories.");
      }
      if (f.kind == ValueKind::kChoice && f.categories.size() < 2) {
        return Fail(
            "finding \"", f.id.text,
            "\": a choice of one says nothing; give it a second category, or ask yes or no.");
      }
      double sum = 0;
      for (const Category& c : f.categories) sum += c.reference;
      if (f.kind == ValueKind::kChoice && sum != 0 && (sum < 0.999 || sum > 1.001)) {
        return Fail("finding \"", f.id.text, "\": reference shares sum to ", sum, ", not 1.");
      }
      if (f.ingredients.empty() != f.exposure.empty()) {
        return Fail("finding \"", f.id.text, "\": ingredients and exposure go together.");
      }
      if (!CheckRule(f.derived, "finding", f.id.text) ||
          !CheckRule(f.ask_if, "finding", f.id.text) || !CheckChange(f)) {
        return false;
      }
    }
    return true;
  }

  constexpr bool CheckChange(const Finding& f) {
    if (f.change_of.text.empty()) return true;
    if (!CheckFindingId(f.change_of, "finding", f.id.text)) return false;
    const Finding& of = table_.vocabulary[FindFinding(f.change_of.text)];
    if (f.kind == ValueKind::kQuantity && of.kind == ValueKind::kQuantity && f.unit == of.unit) {
      return true;
    }
    return Fail("finding \"", f.id.text, "\" is a change of \"", of.id.text,
                "\"; both must be quantities of one unit.");
  }

  constexpr bool CheckPresentations() {
    if (!CheckIds(table_.presentations, "presentation",
                  [](const Presentation& p) { return p.id; })) {
      return false;
    }
    for (const Presentation& p : table_.presentations) {
      if (p.when.empty()) return Fail("presentation \"", p.id, "\" has no rule; it never applies.");
      if (!CheckRule(p.when, "presentation", p.id) ||
          !CheckFindingId(p.complaint, "presentation", p.id)) {
        return false;
      }
      for (FindingId f : p.defined_by) {
        if (!CheckFindingId(f, "presentation", p.id)) return false;
      }
    }
    return true;
  }

  constexpr bool CheckRatio(const Ratio& r, std::string_view which, const Evidence& row) {
    const std::string_view f = row.finding.text;
    if (r.published < 0 || r.use < 0) {
      return Fail("finding \"", f, "\": ", which, " ratio is negative.");
    }
    for (const auto& [interval, value] :
         {Pair{r.published_interval, r.published}, Pair{r.use_interval, r.use}}) {
      if (interval.given() && value > 0 && (value < interval.low || value > interval.high)) {
        return Fail("finding \"", f, "\": ", which, " ratio ", value, " lies outside its interval ",
                    interval.low, "-", interval.high, "; check the decimal point.");
      }
      if (interval.given() && (interval.low <= 0 || interval.low > interval.high)) {
        return Fail("finding \"", f, "\": ", which, " interval ", interval.low, "-", interval.high,
                    " is not one; bounds are positive and in order.");
      }
    }
    if (r.use > 0 && (r.use < kRatioFloor || r.use > kRatioCeiling)) {
      return Fail("finding \"", f, "\": ", which, " ratio in use ", r.use, " is outside 0.05-20.");
    }
    return true;
  }

  constexpr bool CheckEvidence(const Condition& condition) {
    for (std::size_t i = 0; i < condition.evidence.size(); ++i) {
      const Evidence& row = condition.evidence[i];
      const std::string_view f = row.finding.text;
      if (!CheckFindingId(row.finding, "condition", condition.id.text) ||
          !CheckRatio(row.present, "present", row) || !CheckRatio(row.absent, "absent", row) ||
          !CheckCitations(row.sources, "evidence for finding", f)) {
        return false;
      }
      for (std::size_t j = 0; j < i && !row.for_the_record; ++j) {
        const Evidence& other = condition.evidence[j];
        if (!other.for_the_record && other.finding == row.finding) {
          return Fail("condition \"", condition.id.text, "\" weighs finding \"", f,
                      "\" twice; keep one row and mark the other for_the_record.");
        }
      }
      if (row.provenance != Provenance::kEstimate && row.sources.empty()) {
        return Fail("condition \"", condition.id.text, "\", finding \"", f,
                    "\": a published figure names its source.");
      }
      const Finding& finding = table_.vocabulary[FindFinding(f)];
      const bool yes_no = !row.present.silent() || !row.absent.silent();
      const bool fits =
          finding.kind == ValueKind::kYesNo      ? row.bands.empty() && row.given_condition.empty()
          : finding.kind == ValueKind::kQuantity ? !yes_no && row.given_condition.empty()
                                                 : !yes_no && row.bands.empty();
      if (!fits) {
        return Fail("condition \"", condition.id.text, "\", finding \"", f,
                    "\": this form of evidence does not fit the finding's kind of value.");
      }
      for (std::size_t b = 0; b < row.bands.size(); ++b) {
        const Band& band = row.bands[b];
        if (!(band.low < band.high) || (b > 0 && band.low != row.bands[b - 1].high)) {
          return Fail("finding \"", f, "\": bands must follow one another without gap or overlap.");
        }
        if (!CheckRatio(band.ratio, "band", row)) return false;
      }
      if (!row.given_condition.empty()) {
        if (row.given_condition.size() != finding.categories.size()) {
          return Fail("condition \"", condition.id.text, "\", finding \"", f,
                      "\": one share per category is needed.");
        }
        double sum = 0;
        for (double share : row.given_condition) sum += share;
        if (sum < 0.999 || sum > 1.001) {
          return Fail("condition \"", condition.id.text, "\", finding \"", f, "\": shares sum to ",
                      sum, ", not 1.");
        }
        for (std::size_t c = 0; c < finding.categories.size(); ++c) {
          if (finding.categories[c].reference <= 0 || row.given_condition[c] <= 0) {
            return Fail("finding \"", f,
                        "\": a share of 0 would prove or exclude; use a small one.");
          }
        }
      }
    }
    return true;
  }

  constexpr bool CheckConditions() {
    if (!CheckIds(table_.conditions, "condition", [](const Condition& c) { return c.id.text; })) {
      return false;
    }
    for (const Condition& c : table_.conditions) {
      if (c.id.text == "something_else") {
        return Fail("condition \"something_else\" belongs to the engine; rename yours.");
      }
      if (c.name.empty() || c.pretest.empty()) {
        return Fail("condition \"", c.id.text, "\" needs a name and a pretest probability.");
      }
      for (const Pretest& p : c.pretest) {
        if (Find(table_.presentations, p.context) == kNowhere) {
          return Fail("condition \"", c.id.text, "\": no presentation \"", p.context, "\".");
        }
        if (!(p.point >= 0 && p.point < 1) || p.range.low > p.point || p.range.high < p.point ||
            p.range.high >= 1) {
          return Fail("condition \"", c.id.text, "\": pretest ", p.point, " in \"", p.context,
                      "\" must lie in its range ", p.range.low, "-", p.range.high, ", within 0-1.");
        }
      }
      for (const Modifier& m : c.modifiers) {
        if (m.when.empty()) return Fail("modifier \"", m.id, "\" has no rule; it never applies.");
        if (!CheckRule(m.when, "modifier", m.id) || !CheckCitations(m.sources, "modifier", m.id)) {
          return false;
        }
        if (m.factor < 0 ||
            (m.range.given() && (m.factor < m.range.low || m.factor > m.range.high))) {
          return Fail("modifier \"", m.id, "\": factor ", m.factor, " lies outside its range.");
        }
        if ((m.action == ModifierAction::kSetToMultipleOf) != !m.of.empty()) {
          return Fail("modifier \"", m.id, "\": `of` goes with kSetToMultipleOf, and only there.");
        }
      }
      if (!CheckCitations(c.pretest_sources, "pretest of", c.id.text) || !CheckEvidence(c)) {
        return false;
      }
    }
    return true;
  }

  constexpr bool CheckRedFlags() {
    if (!CheckIds(table_.red_flags, "red flag", [](const RedFlag& f) { return f.id; })) {
      return false;
    }
    for (const RedFlag& flag : table_.red_flags) {
      if (flag.when.empty()) return Fail("red flag \"", flag.id, "\" has no rule; it never fires.");
      if (flag.say.empty() || flag.within.empty()) {
        return Fail("red flag \"", flag.id, "\" must say what to do, and within what time.");
      }
      if (!CheckRule(flag.when, "red flag", flag.id) ||
          !CheckCitations(flag.sources, "red flag", flag.id)) {
        return false;
      }
      for (FindingId f : flag.screen) {
        if (!CheckFindingId(f, "red flag", flag.id)) return false;
      }
      for (FindingId f : flag.withholds_tests) {
        if (!CheckFindingId(f, "red flag", flag.id)) return false;
      }
      for (OrderId id : flag.activates) {
        if (Find(table_.orders, id) == kNowhere) {
          return Fail("red flag \"", flag.id, "\" activates order \"", id,
                      "\", which this plugin does not define.");
        }
      }
    }
    return true;
  }

  constexpr bool CheckOrders() {
    if (!CheckIds(table_.orders, "order", [](const Order& o) { return o.id; }) ||
        !CheckIds(table_.order_sets, "order set", [](const OrderSet& s) { return s.id; })) {
      return false;
    }
    for (const Order& o : table_.orders) {
      if (o.title.empty() || o.dose.text.empty()) {
        return Fail("order \"", o.id, "\" needs a title and a dose in words (\"once\" is one).");
      }
      if (!CheckRule(o.when, "order", o.id) || !CheckCitations(o.sources, "order", o.id) ||
          !CheckCitations(o.dose.sources, "dose of order", o.id)) {
        return false;
      }
      for (FindingId f : o.selected_by) {
        if (!CheckFindingId(f, "order", o.id)) return false;
      }
      for (const Contraindication& c : o.contraindications) {
        if (c.when.empty() || c.reason.empty()) {
          return Fail("order \"", o.id, "\": a contraindication needs a rule and a reason.");
        }
        if (!CheckRule(c.when, "order", o.id)) return false;
      }
    }
    for (const OrderSet& set : table_.order_sets) {
      if (Find(table_.conditions, set.for_condition) == kNowhere) {
        return Fail("order set \"", set.id, "\" is for \"", set.for_condition.text,
                    "\", which this plugin does not know.");
      }
      for (const Phase& phase : set.phases) {
        for (OrderId id : phase.orders) {
          if (Find(table_.orders, id) == kNowhere) {
            return Fail("order set \"", set.id, "\" names order \"", id,
                        "\", which this plugin does not define.");
          }
        }
      }
    }
    return true;
  }

  constexpr bool CheckFactors() {
    for (const Factor& f : table_.factors) {
      if (f.claim.empty() || f.verdict.empty()) {
        return Fail("factor \"", f.id, "\" needs the claim and the verdict on it.");
      }
      for (FindingId id : f.assess) {
        if (!CheckFindingId(id, "factor", f.id)) return false;
      }
      if (!CheckRule(f.present_if, "factor", f.id)) return false;
      for (const Term& term : f.present_if.terms) {
        const FindingId asked{term.subject};
        if (FindFinding(asked.text) == kNowhere) continue;
        bool named = false;
        for (FindingId id : f.assess) named = named || id == asked;
        if (!named) {
          return Fail("factor \"", f.id, "\": its rule asks for \"", asked.text,
                      "\", which it does not assess; name it in `assess`.");
        }
      }
      for (OrderId id : f.orders) {
        if (Find(table_.orders, id) == kNowhere) {
          return Fail("factor \"", f.id, "\" names order \"", id,
                      "\", which this plugin does not define.");
        }
      }
      if (!CheckCitations(f.sources, "factor", f.id)) return false;
    }
    return true;
  }

  constexpr bool CheckQuantity(FindingId id, std::string_view where, std::string_view owner) {
    if (!CheckFindingId(id, where, owner)) return false;
    if (table_.vocabulary[FindFinding(id.text)].kind == ValueKind::kQuantity) return true;
    return Fail(where, " \"", owner, "\": \"", id.text, "\" is not a quantity; name one that is.");
  }

  constexpr bool CheckScores() {
    if (!CheckIds(table_.scores, "score", [](const Score& s) { return s.id; })) return false;
    for (const Score& s : table_.scores) {
      if (s.name.empty() || s.items.empty() || s.bands.empty()) {
        return Fail("score \"", s.id, "\" needs a name, items, and bands that say what it means.");
      }
      if (!s.sent_as.text.empty() && !CheckQuantity(s.sent_as, "score", s.id)) return false;
      for (const ScoreItem& item : s.items) {
        if (item.label.empty() || item.points == 0 || item.when.empty()) {
          return Fail("score \"", s.id, "\": an item needs a label, a rule, and points.");
        }
        if (!CheckRule(item.when, "score", s.id)) return false;
      }
      for (std::size_t i = 0; i < s.bands.size(); ++i) {
        const ScoreBand& band = s.bands[i];
        if (!(band.from < band.below) || (i > 0 && band.from != s.bands[i - 1].below)) {
          return Fail("score \"", s.id,
                      "\": bands must follow one another without gap or overlap.");
        }
      }
      if (!CheckCitations(s.sources, "score", s.id)) return false;
    }
    return true;
  }

  constexpr bool CheckOutcomes() {
    if (!CheckIds(table_.outcomes, "outcome", [](const Outcome& o) { return o.id; })) return false;
    for (const Outcome& o : table_.outcomes) {
      if (o.name.empty() || o.when.empty()) {
        return Fail("outcome \"", o.id, "\" needs a name, and when to take it.");
      }
      if (!CheckQuantity(o.finding, "outcome", o.id) ||
          !CheckCitations(o.sources, "outcome", o.id)) {
        return false;
      }
      for (const ChangeThreshold& t : o.thresholds) {
        if (!(t.change > 0) || t.after_weeks < 0) {
          return Fail("outcome \"", o.id,
                      "\": a change that counts is above 0, after 0 or more weeks.");
        }
        if (!(t.percent >= 0 && t.percent <= 100)) {
          return Fail("outcome \"", o.id, "\": ", t.percent, " is no share of a baseline, 0-100.");
        }
        if (!CheckCitations(t.sources, "outcome", o.id)) return false;
      }
    }
    return true;
  }

  constexpr bool CheckFollowUps() {
    if (!CheckIds(table_.follow_ups, "follow-up", [](const FollowUp& f) { return f.id; })) {
      return false;
    }
    for (const FollowUp& f : table_.follow_ups) {
      if (f.when.empty() || f.what.empty()) {
        return Fail("follow-up \"", f.id, "\" must say when, and what to do then.");
      }
      if (table_.conditions.empty() && f.if_holds.empty()) {
        return Fail("follow-up \"", f.id,
                    "\" belongs to no condition's care and has no rule; say whom it concerns.");
      }
      if (!CheckRule(f.if_holds, "follow-up", f.id) ||
          !CheckCitations(f.sources, "follow-up", f.id)) {
        return false;
      }
    }
    return true;
  }

  // Of `list`: known, each once, and worked out by code or not, as `by_code` says.
  template <typename List>
  constexpr bool CheckCodeList(const List& list, bool by_code, std::string_view what) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!CheckFindingId(list[i], "code", what)) return false;
      if (table_.vocabulary[FindFinding(list[i].text)].by_code != by_code) {
        return Fail("code \"", what, "\": \"", list[i].text,
                    by_code ? "\" is sent or derived; code sets findings that are by_code alone."
                            : "\" is set by code, and code does not read what code sets; read "
                              "what that is worked out from.");
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (list[j] == list[i]) {
          return Fail("code \"", what, "\" names \"", list[i].text, "\" twice; remove one.");
        }
      }
    }
    return true;
  }

  constexpr bool CheckCode() {
    const Code& code = table_.code;
    if (code.sets.empty()) {
      if (code.what.empty() && code.reads.empty() && code.reads_course.empty()) return true;
      return Fail("code that sets no finding does nothing; name what it sets, or leave it out.");
    }
    if (code.what.empty()) return Fail("code needs a sentence on what it works out.");
    if (code.reads.empty() && code.reads_course.empty()) {
      return Fail("code that reads nothing works nothing out; name what it reads.");
    }
    if (!CheckCodeList(code.sets, true, "sets") || !CheckCodeList(code.reads, false, "reads") ||
        !CheckCodeList(code.reads_course, false, "reads_course") ||
        !CheckCitations(code.sources, "code of", table_.about.id)) {
      return false;
    }
    if (code.provenance != Provenance::kEstimate && code.sources.empty()) {
      return Fail("code: a published method names its source.");
    }
    for (FindingId id : code.reads_course) {
      if (!CheckQuantity(id, "code", "reads_course")) return false;
    }
    return true;
  }

  constexpr bool CheckCourses(const Case& c) {
    for (const CaseCourse& course : c.courses) {
      if (!CheckQuantity(course.finding, "case", c.id)) return false;
      for (std::size_t i = 0; i < course.values.size(); ++i) {
        const int days_ago = course.values[i].days_ago;
        if (days_ago < 0 || (i > 0 && days_ago >= course.values[i - 1].days_ago)) {
          return Fail("case \"", c.id,
                      "\": a course runs from the oldest day to the newest, one "
                      "value a day, none after today.");
        }
      }
    }
    for (const CaseFact& fact : c.worked_out) {
      bool set = false;
      for (FindingId id : table_.code.sets) set = set || id == fact.finding;
      if (!set) {
        return Fail("case \"", c.id, "\": the plugin's code does not set \"", fact.finding.text,
                    "\"; name it in code.sets.");
      }
    }
    for (std::string_view id : c.follow_ups) {
      if (Find(table_.follow_ups, id) == kNowhere) {
        return Fail("case \"", c.id, "\" expects follow-up \"", id,
                    "\", which this plugin does not state.");
      }
    }
    return true;
  }

  constexpr bool CheckCases() {
    if ((!table_.conditions.empty() || !table_.code.sets.empty()) && table_.cases.empty()) {
      return Fail("a plugin brings at least one worked case; the engine replays it at load.");
    }
    for (const Case& c : table_.cases) {
      const bool expects_none = table_.conditions.empty() && c.first.text.empty();
      if (!expects_none && Find(table_.conditions, c.first) == kNowhere) {
        return Fail("case \"", c.id, "\" expects \"", c.first.text,
                    "\", which this plugin does not know.");
      }
      for (const CaseFact& fact : c.facts) {
        if (!CheckFindingId(fact.finding, "case", c.id)) return false;
      }
      if (!CheckCourses(c)) return false;
    }
    return true;
  }

  struct Pair {
    Interval interval;
    double value;
  };

  const Plugin& table_;
  FixedText defect_;
};

}  // namespace internal

constexpr FixedText FirstDefect(const Plugin& table) {
  return internal::Inspector(table).Run();
}

constexpr FixedText CodeDefect(const Plugin& table, bool exports_function) {
  FixedText defect;
  if (exports_function == !table.code.sets.empty()) return defect;
  defect << table.about.id
         << (exports_function
                 ? ": it exports a function, and its table does not say what that sets; fill "
                   "`code` in the table, or export it with SOLEUS_EXPORT_PLUGIN."
                 : ": its table states code, and no function is exported; export it with "
                   "SOLEUS_EXPORT_PLUGIN_WITH_CODE, or leave `code` out.");
  return defect;
}

// What the export macros check: the table, then that it and the function go together.
constexpr FixedText ExportDefect(const Plugin& table, bool exports_function) {
  const FixedText defect = FirstDefect(table);
  return defect.empty() ? CodeDefect(table, exports_function) : defect;
}

}  // namespace soleus::sdk
