// A sound table in a library that calls a function nobody defines.
#define TINY_ID "subject"
#include "tests/engine/catalogue/plugins/tiny.h"

SOLEUS_EXPORT_PLUGIN(tiny::kTable);

extern "C" int defined_by_nobody();
extern "C" __attribute__((visibility("default"))) int calls_it() {
  return defined_by_nobody();
}
