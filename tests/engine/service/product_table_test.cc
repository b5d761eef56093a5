// The codes are RxNorm's, as public lists name them: 205770 ciprofloxacin 500 MG Oral Tablet
// [Cipro], 103943 ciprofloxacin 3 MG/ML Ophthalmic Solution [Ciloxan], 211816 levofloxacin 500 MG
// Oral Tablet [Levaquin], 763179 a pack of prednisone 5 MG oral tablets; ingredients 2551
// ciprofloxacin, 82122 levofloxacin, 8640 prednisone.
#include "engine/service/product_table.h"

#include <memory>

#include "tests/engine/service/facts_fixture.h"

namespace soleus::service {
namespace {

constexpr std::string_view kProducts =
    "product\tingredient\tdose_form\n"
    "205770\t2551\tOral Tablet\n"
    "103943\t2551\tOphthalmic Solution\n"
    "211816\t82122\t\n"
    "763179\t8640\tOral Tablet\n";

class Products : public FactsTest {
 protected:
  Recognition ReadWith(std::string_view text = kProducts) const {
    auto table = ProductTable::Parse(text);
    EXPECT_TRUE(table.ok()) << table.status();
    SiteData site;
    site.products = std::make_shared<const ProductTable>(*std::move(table));
    return FactReader(knowledge_, site).Read(record_, At("2026-03-14"));
  }

  static fhir::Medication Product(std::string_view code) {
    fhir::Medication m = Drug("m", kRxNorm, code);
    m.route.reset();
    return m;
  }
};

TEST_F(Products, AProductIsKnownByItsIngredientAndTheAnswerSaysSo) {
  record_.medications = {Product("205770")};
  EXPECT_EQ(ValueOf(Read(), "fluoroquinolone"), "unknown");
  const Recognition r = ReadWith();
  EXPECT_EQ(ValueOf(r, "fluoroquinolone"), "current");
  EXPECT_EQ(ValueOf(r, "steroid"), "unknown");
  EXPECT_THAT(r.patient.Find("fluoroquinolone")->resources, ElementsAre("MedicationStatement/m"));
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("known by the table of products")));
  record_.medications = {Product("763179")};
  EXPECT_EQ(ValueOf(ReadWith(), "steroid"), "present");
}

TEST_F(Products, TheFormOfAProductTellsAnEyeDropFromATablet) {
  record_.medications = {Product("103943")};
  const Recognition r = ReadWith();
  EXPECT_EQ(ValueOf(r, "fluoroquinolone"), "unknown");
  EXPECT_THAT(Texts(r), ElementsAre(HasSubstr("is given locally")));
  // Without the form only the route could tell, and there is none.
  EXPECT_EQ(ValueOf(ReadWith("product\tingredient\n103943\t2551\n"), "fluoroquinolone"), "current");
}

TEST_F(Products, TheStatedRouteStandsOverTheForm) {
  record_.medications = {Product("103943")};
  record_.medications[0].route = Coded(kSnomed, "26643006");  // oral
  EXPECT_EQ(ValueOf(ReadWith(), "fluoroquinolone"), "current");
}

TEST_F(Products, AnUnknownFormIsSaidAndTakenAsSystemic) {
  record_.medications = {Product("211816")};
  const Recognition r = ReadWith();
  EXPECT_EQ(ValueOf(r, "fluoroquinolone"), "current");
  EXPECT_THAT(Texts(r), Contains(HasSubstr("states no route")));
}

TEST_F(Products, TheCodeIsSurerThanTheName) {
  record_.medications = {Product("205770")};
  record_.medications[0].drug.text = "Ciprofloxacin 500 MG Oral Tablet";
  EXPECT_THAT(Texts(Read()), ElementsAre(HasSubstr("recognised by its name")));
  EXPECT_THAT(Texts(ReadWith()), ElementsAre(HasSubstr("known by the table of products")));
}

TEST_F(Products, ANumberOfAnotherSystemIsNoProduct) {
  record_.medications = {Drug("m", "http://hl7.org/fhir/sid/ndc", "205770")};
  const Recognition r = ReadWith();
  EXPECT_EQ(ValueOf(r, "fluoroquinolone"), "unknown");
  ASSERT_EQ(r.issues.size(), 1u);
  EXPECT_THAT(r.issues[0].remedy, HasSubstr("rxnorm_products"));
}

TEST(ProductTable, KeepsEveryIngredientOfAProductOnce) {
  const auto table = ProductTable::Parse("product\tingredient\n7\t3\n5\t1\n7\t2\n7\t3\n6\t1\n");
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->size(), 4u);
  const auto rows = table->Find("7");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].ingredient, 2u);
  EXPECT_EQ(rows[1].ingredient, 3u);
  EXPECT_TRUE(table->Find("8").empty());
  EXPECT_TRUE(table->Find("").empty());
  EXPECT_TRUE(table->Find("07").empty());
  EXPECT_TRUE(table->Find("7x").empty());
  EXPECT_TRUE(table->Find("99999999999999999999").empty());
}

TEST(ProductTable, ReadsWhatASpreadsheetWrites) {
  const auto table =
      ProductTable::Parse("\xEF\xBB\xBFproduct\tingredient\tdose_form\r\n5\t1\tOral Tablet\r\n");
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->DoseForm(table->Find("5")[0]), "Oral Tablet");
}

TEST(ProductTable, IsRefusedWholeByTheLineThatIsWrong) {
  const struct {
    const char* text;
    const char* said;
  } kWrong[] = {
      {"", "line 1: the header"},
      {"rxcui,ingredient\n5,1\n", "line 1: the header"},
      {"product\tingredient\n", "nothing follows"},
      {"product\tingredient\n5\t1\n6\n", "line 3: 1 columns where the header has 2"},
      {"product\tingredient\n5\t1\t2\n", "line 2: 3 columns"},
      {"product\tingredient\n5\t1\n\n6\t1\n", "line 3: 1 columns"},
      {"product\tingredient\nfive\t1\n", "line 2: the product is no RXCUI"},
      {"product\tingredient\n5\t0\n", "line 2: the ingredient is no RXCUI"},
      {"product\tingredient\n5\t-1\n", "line 2: the ingredient is no RXCUI"},
      {"product\tingredient\n123456789\t1\n", "line 2: the product is no RXCUI"},
      {"product\tingredient\n5\t1\n205770\t25", "line 3: the last line does not end"},
  };
  for (const auto& wrong : kWrong) {
    const auto table = ProductTable::Parse(wrong.text);
    EXPECT_EQ(table.status().code(), absl::StatusCode::kInvalidArgument) << wrong.text;
    EXPECT_THAT(std::string(table.status().message()), HasSubstr(wrong.said)) << wrong.text;
  }
}

TEST(ProductTable, HoldsThreeHundredThousandLinesAndFindsThem) {
  std::string text = "product\tingredient\tdose_form\n";
  for (int i = 1; i <= 300'000; ++i) {
    text += std::to_string(i * 7) + "\t" + std::to_string(i) + "\tForm " + std::to_string(i % 150) +
            "\n";
  }
  const auto table = ProductTable::Parse(text);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->size(), 300'000u);
  const auto rows = table->Find("2099993");  // 7 x 299999
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].ingredient, 299'999u);
  EXPECT_EQ(table->DoseForm(rows[0]), "Form 149");  // 299999 = 1999 x 150 + 149
}

TEST(ProductTable, IsBounded) {
  std::string text = "product\tingredient\tdose_form\n";
  for (std::size_t i = 0; i <= ProductTable::kMaxDoseForms; ++i) {
    text += "5\t1\tForm " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(ProductTable::Parse(text).status().code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace soleus::service
