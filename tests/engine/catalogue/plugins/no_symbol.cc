// A shared library that is no plugin.
extern "C" __attribute__((visibility("default"))) int soleus_modul() {
  return 1;
}
