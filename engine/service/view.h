// What one answer is made with: one KnowledgeBase, what the site adds to it, and the indexes over
// both. Immutable, any thread; a request pins one for its whole life, and so never mixes two.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "engine/catalogue/knowledge_base.h"
#include "engine/service/facts.h"
#include "engine/service/fetch_plan.h"
#include "engine/service/site_data.h"

namespace soleus::service {

struct View {
  // A mapping in `site` has passed ProblemsOf against this knowledge.
  View(std::shared_ptr<const catalogue::KnowledgeBase> knowledge, SiteData site_data)
      : base(std::move(knowledge)),
        site(std::move(site_data)),
        mapping_digest(site.mapping ? site.mapping->digest : ""),
        products_digest(site.products ? site.products->digest() : ""),
        facts(base->knowledge(), site),
        plan(base->knowledge(), site) {}

  const std::shared_ptr<const catalogue::KnowledgeBase> base;
  const SiteData site;
  const std::string mapping_digest;   // empty: none
  const std::string products_digest;  // likewise
  const FactReader facts;
  const FetchPlan plan;
};

}  // namespace soleus::service
