# SPDX-License-Identifier: MIT OR Apache-2.0
# Makes the headers of a later version: each struct that a program gives to the library, or gets from it, has grown
# (ringtap_captures by what ends it).
/^struct ringtap_\(options\|counts\|info\|setup\|filter\|stat\|protect\) {/,/^};/ s/^};/	__u64 of_the_future;\n};/
