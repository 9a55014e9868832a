/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* Memory for structs, of which no byte behind the end can be touched. */
#ifndef RINGTAP_TESTS_GUARDED_H
#define RINGTAP_TESTS_GUARDED_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Zeros, size bytes of them; who touches what is behind is named and ends the program. */
void *guarded(const char *name, size_t size);

/* Ends the program with the text unless it is true. */
void expect(int is_true, const char *text);

#define EXPECT(condition) expect(!!(condition), #condition)

#ifdef __cplusplus
}
#endif

#endif
