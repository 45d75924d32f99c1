# The simulated service as WebAssembly, and a site of its own with it: `ninja demo` makes ${CMAKE_BINARY_DIR}/demo.
# The product's target knows nothing of this.
file(GLOB demo_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/sim/*.cpp)
list(FILTER demo_sources EXCLUDE REGEX "/(main|server|socket)\\.cpp$")  # what needs a network
add_executable(sim_core EXCLUDE_FROM_ALL ${demo_sources})
target_link_libraries(sim_core PRIVATE fmt yaml strict)
target_compile_options(sim_core PRIVATE -fwasm-exceptions)
set_target_properties(sim_core PROPERTIES SUFFIX .mjs)
target_link_options(sim_core PRIVATE
    -sSTRICT -sENVIRONMENT=worker -sMODULARIZE -sEXPORT_ES6 -sINCOMING_MODULE_JS_API=instantiateWasm --no-entry
    -sEXPORTED_RUNTIME_METHODS=wasmMemory -sEXPORTED_FUNCTIONS=_sim_open,_sim_answer,_sim_piece,_sim_close,_malloc,_free
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH -sINITIAL_HEAP=32mb -sSTACK_SIZE=1mb -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sWASM_BIGINT)
if(CMAKE_BUILD_TYPE STREQUAL Release OR CMAKE_BUILD_TYPE STREQUAL MinSizeRel)
    target_link_options(sim_core PRIVATE -Os)
else()
    target_link_options(sim_core PRIVATE -O1)
endif()

file(GLOB demo_page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/demo/*)
set(demo_site ${CMAKE_BINARY_DIR}/demo)
add_custom_command(
    OUTPUT ${demo_site}/demo.html
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/shell/build_demo.mjs --core $<TARGET_FILE:sim_core>
            --wasm $<TARGET_FILE_DIR:sim_core>/sim_core.wasm --site ${site} --out ${demo_site} ${debug_flag}
    COMMAND ${CMAKE_COMMAND} -E touch ${demo_site}/demo.html
    DEPENDS sim_core ${site}/index.html ${shell_files} ${demo_page_files}
    COMMENT "Putting the demo together"
    VERBATIM)
add_custom_target(demo DEPENDS ${demo_site}/demo.html)
