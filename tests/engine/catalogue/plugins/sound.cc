// A table exported as it should be. Whether it may serve depends on what TINY_... say.
#include "tests/engine/catalogue/plugins/tiny.h"

SOLEUS_EXPORT_PLUGIN(tiny::kTable);
