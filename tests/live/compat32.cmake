# SPDX-License-Identifier: MIT OR Apache-2.0
# 32-bit programs need no 32-bit C library: they talk to the kernel themselves.
include_guard()

set(compat32_flags -std=gnu11 -O2 -Wall -Wextra -ffreestanding -fno-pie -fno-stack-protector -nostdlib -static -no-pie)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL aarch64)
	find_program(COMPAT32_CC NAMES arm-linux-gnueabihf-gcc-12 arm-linux-gnueabihf-gcc)
	list(APPEND compat32_flags -marm -fomit-frame-pointer)
else()
	set(COMPAT32_CC ${CMAKE_C_COMPILER} CACHE STRING "Compiler of 32-bit programs")
	list(APPEND compat32_flags -m32 -isystem /usr/include/${CMAKE_LIBRARY_ARCHITECTURE})
endif()

# Can it make one?
file(WRITE ${CMAKE_BINARY_DIR}/compat32_probe.c "void _start(void) {}\n")
if(COMPAT32_CC)
	execute_process(COMMAND ${COMPAT32_CC} ${compat32_flags} -o ${CMAKE_BINARY_DIR}/compat32_probe
		${CMAKE_BINARY_DIR}/compat32_probe.c RESULT_VARIABLE compat32_failed OUTPUT_QUIET ERROR_QUIET)
else()
	set(compat32_failed "no compiler")
endif()

# add_compat32_program(NAME SOURCE INCLUDE-DIRECTORY...)
function(add_compat32_program name source)
	if(NOT compat32_failed EQUAL 0)
		message(STATUS "no compiler of 32-bit programs: ${name} is left out")
		return()
	endif()
	list(TRANSFORM ARGN PREPEND -I OUTPUT_VARIABLE includes)
	list(TRANSFORM ARGN APPEND /*.h OUTPUT_VARIABLE globs)
	file(GLOB headers CONFIGURE_DEPENDS ${globs})
	set(out ${CMAKE_BINARY_DIR}/tests/${name})
	add_custom_command(OUTPUT ${out}
		COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/tests
		COMMAND ${COMPAT32_CC} ${compat32_flags} ${includes} -o ${out}
			${CMAKE_CURRENT_SOURCE_DIR}/${source} -lgcc
		DEPENDS ${source} ${headers} VERBATIM)
	add_custom_target(${name} ALL DEPENDS ${out})
endfunction()
