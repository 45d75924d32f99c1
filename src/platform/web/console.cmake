# The browser's program: console_core.mjs and .wasm by em++, then the site (HTML, CSS, one console.js,
# the fonts) by shell/build.mjs. `ninja console` makes ${CMAKE_BINARY_DIR}/site.
set(OSMO_FONTS ${CMAKE_SOURCE_DIR}/build/fonts CACHE PATH "Where scripts/setup put the fonts")
set(web ${CMAKE_SOURCE_DIR}/src/platform/web)

file(GLOB web_sources CONFIGURE_DEPENDS ${web}/*.cpp)
add_executable(console_core ${web_sources})
target_link_libraries(console_core PRIVATE app raster strict)
target_compile_features(console_core PRIVATE cxx_std_23)
set_target_properties(console_core PROPERTIES SUFFIX .mjs LINK_DEPENDS ${web}/bridge.js)

target_link_options(console_core PRIVATE
    --js-library ${web}/bridge.js
    -sSTRICT -sENVIRONMENT=web -sMODULARIZE -sEXPORT_ES6 -sINCOMING_MODULE_JS_API=instantiateWasm
    -sEXPORTED_RUNTIME_METHODS=wasmMemory -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE= -lhtml5.js -lhtml5_webgl.js -lfetch.js -lGL
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_TRACK_ERRORS=0
    -sFETCH -sFETCH_STREAMING=1 -sFETCH_SUPPORT_INDEXEDDB=0
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH -sINITIAL_HEAP=16mb -sSTACK_SIZE=512kb
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sWASM_BIGINT)
if(CMAKE_BUILD_TYPE STREQUAL Release OR CMAKE_BUILD_TYPE STREQUAL MinSizeRel)
    target_link_options(console_core PRIVATE -Os --closure 1 --profiling-funcs)  # names: shell/split.mjs sorts by them, and drops them
    # What is called from one place only would become part of it, and come with the first part of the program for its sake.
    target_link_options(console_core PRIVATE -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=400)
else()
    target_link_options(console_core PRIVATE -O1)  # assertions would want system libraries of their own
    set(debug_flag --debug)
endif()

find_program(NODE_PROGRAM NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(GLOB_RECURSE shell_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shell/*)
file(GLOB page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*.* ${CMAKE_SOURCE_DIR}/web/embed/*.js)
file(GLOB font_files CONFIGURE_DEPENDS ${OSMO_FONTS}/*.woff2)
file(GLOB split_data CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/shots/data/*.json)
set(site ${CMAKE_BINARY_DIR}/site)
if(NOT debug_flag)
    get_filename_component(emscripten_programs ${EMSCRIPTEN_ROOT_PATH} REALPATH)
    find_program(WASM_SPLIT wasm-split HINTS ${emscripten_programs}/../../bin ${emscripten_programs}/../bin NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    set(split_words --split ${WASM_SPLIT})
endif()
add_custom_command(
    OUTPUT ${site}/index.html
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/shell/build.mjs --core $<TARGET_FILE:console_core>
            --wasm $<TARGET_FILE_DIR:console_core>/console_core.wasm --fonts ${OSMO_FONTS} --out ${site} ${debug_flag} ${split_words}
    COMMAND ${CMAKE_COMMAND} -E touch ${site}/index.html
    DEPENDS console_core ${shell_files} ${split_data} ${font_files} ${page_files} ${CMAKE_SOURCE_DIR}/assets/tokens.json
    COMMENT "Putting the site together"
    VERBATIM)
add_custom_target(console ALL DEPENDS ${site}/index.html)
