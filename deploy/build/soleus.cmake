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

# A key of this build folder's own signs the bundled plugins, and the daemon beside them trusts it.
# Made once; where either half is missing both are made anew, and every bundle is signed again.
set(SOLEUS_BUILD_KEY ${CMAKE_BINARY_DIR}/obj/signing/build.key.pem)
set(SOLEUS_BUNDLE_COUNTER "" CACHE STRING
  "Counter of every bundle of this build; empty: one more than in the bundle that it replaces")
function(soleus_signing_key)
  set(trusted_half ${CMAKE_BINARY_DIR}/plugin_keys/build.pub.pem)
  add_custom_command(
    OUTPUT ${SOLEUS_BUILD_KEY} ${trusted_half}
    COMMAND ${CMAKE_COMMAND} -E make_directory
            ${CMAKE_BINARY_DIR}/obj/signing ${CMAKE_BINARY_DIR}/plugin_keys
    COMMAND ${CMAKE_COMMAND} -E rm -f ${SOLEUS_BUILD_KEY} ${trusted_half}
    COMMAND soleus-bundle keygen ${CMAKE_BINARY_DIR}/obj/signing/build
    COMMAND ${CMAKE_COMMAND} -E rename
            ${CMAKE_BINARY_DIR}/obj/signing/build.pub.pem ${trusted_half}
    COMMENT "Making the key that signs this build's plugins"
    VERBATIM)
  add_custom_target(build_signing_key DEPENDS ${SOLEUS_BUILD_KEY} ${trusted_half})
endfunction()

# soleus_plugin(<id>): <id>.cc becomes a signed bundle, build/plugins/<id>/, with the folder's
# SOURCES.md. Packed again where the library, SOURCES.md or the key changed, and not where the tool
# did. In a build of its own, out of this tree: the library alone, for its author to pack.
add_custom_target(bundled_plugins)
function(soleus_plugin id)
  set(bundle ${CMAKE_BINARY_DIR}/plugins/${id})
  set(library plugin_${id})
  set(library_folder ${bundle})
  if(CMAKE_SOURCE_DIR STREQUAL SOLEUS_ROOT)
    set(library plugin_${id}_library)
    set(library_folder ${CMAKE_BINARY_DIR}/obj/libraries/${id})
  endif()
  add_library(${library} MODULE ${id}.cc)
  target_link_libraries(${library} PRIVATE soleus_options)
  set_target_properties(${library} PROPERTIES
    PREFIX "" OUTPUT_NAME plugin LIBRARY_OUTPUT_DIRECTORY ${library_folder})
  if(CMAKE_SOURCE_DIR STREQUAL SOLEUS_ROOT)
    set(beside)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/SOURCES.md)
      set(beside ${CMAKE_CURRENT_SOURCE_DIR}/SOURCES.md)
    endif()
    add_custom_command(
      OUTPUT ${bundle}/plugin.so ${bundle}/manifest.json ${bundle}/manifest.sig
      COMMAND soleus-bundle pack $<TARGET_FILE:${library}> ${beside}
              --output ${bundle} --key ${SOLEUS_BUILD_KEY}
              "$<$<BOOL:${SOLEUS_BUNDLE_COUNTER}>:--counter;${SOLEUS_BUNDLE_COUNTER}>"
      DEPENDS ${library} $<TARGET_FILE:${library}> ${beside} ${SOLEUS_BUILD_KEY} build_signing_key
      COMMENT "Packing and signing ${id}"
      COMMAND_EXPAND_LISTS
      VERBATIM)
    add_custom_target(plugin_${id} DEPENDS ${bundle}/manifest.sig)
  endif()
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
