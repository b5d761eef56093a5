# The only place that sets a compiler flag, and one function per kind of target.
# Presets are cache files: cmake -C deploy/build/release.cmake -S . -B build

get_filename_component(SOLEUS_ROOT ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# A folder finds the packages that it uses; whoever links its library sees their targets too.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(soleus_options INTERFACE)
target_include_directories(soleus_options INTERFACE ${SOLEUS_ROOT})
target_compile_options(soleus_options INTERFACE
  -Wall -Wextra -Werror -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wno-missing-field-initializers  # a table names the fields that it fills
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # false alarms on std::string in GCC 12 (its bug 105651)
  -fvisibility=hidden -fno-omit-frame-pointer)
if(SOLEUS_SANITIZE)
  target_compile_options(soleus_options INTERFACE
    -fsanitize=${SOLEUS_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(soleus_options INTERFACE -fsanitize=${SOLEUS_SANITIZE})
endif()

# soleus_library(<name> SOURCES <file>... [DEPS <target>...])
function(soleus_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC soleus_options ${ARG_DEPS})
endfunction()

# soleus_program(<name> SOURCES <file>... [DEPS <target>...]): lands in build/bin/
function(soleus_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE soleus_options ${ARG_DEPS})
endfunction()

# soleus_plugin(<id>): <id>.cc becomes build/plugins/<id>/plugin.so
add_custom_target(bundled_plugins)
function(soleus_plugin id)
  add_library(plugin_${id} MODULE ${id}.cc)
  target_link_libraries(plugin_${id} PRIVATE soleus_options)
  set_target_properties(plugin_${id} PROPERTIES
    PREFIX "" OUTPUT_NAME plugin LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/plugins/${id})
  add_dependencies(bundled_plugins plugin_${id})
endfunction()

# soleus_test(<name> SOURCES <file>... [DEPS <target>...]): one ctest per GoogleTest case
function(soleus_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE soleus_options ${ARG_DEPS} GTest::gmock GTest::gtest_main)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${SOLEUS_ROOT}
                       PROPERTIES TIMEOUT 120)
endfunction()
