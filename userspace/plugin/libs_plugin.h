/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * What the libraries of Sysdig and Falco (falcosecurity libs) and a plugin of theirs hand each other, as far as the plugins
 * here use it: API 3.0.0 and later ones, which only append members. The distributions that the plugins are built on have no
 * package of the API's own headers. tests/unit/plugin compares the two where they are installed (falcosecurity/plugin/).
 *
 * What lies behind a pointer is its owner's, and valid until the next call of the same function unless it is said otherwise.
 */
#ifndef RINGTAP_PLUGIN_LIBS_PLUGIN_H
#define RINGTAP_PLUGIN_LIBS_PLUGIN_H

#include <stdint.h>

/* What the functions of either side return. */
enum {
	LIBS_SUCCESS = 0,
	LIBS_FAILURE = 1,
	LIBS_TIMEOUT = -1,
	LIBS_END = 2,
	LIBS_UNSUPPORTED = 3
};

/* The types of fields and of what tables hold */
enum {
	LIBS_INT64 = 4,
	LIBS_UINT64 = 8,
	LIBS_STRING = 9,
	LIBS_TABLE = 10,
	LIBS_RELATIVE_TIME = 20,	/* in ns */
	LIBS_ABSOLUTE_TIME = 21,	/* in ns since 1970 */
	LIBS_BOOL = 25			/* of 32 bits */
};

/* An event: this head, the lengths of its parameters (16 bits each, of large events 32), the parameters in a row. */
struct libs_event {
	uint64_t ns;	/* since 1970; all ones: now */
	uint64_t tid;	/* all ones: of no thread */
	uint32_t size;	/* of all that */
	uint16_t type;
	uint32_t parameters;
} __attribute__((packed));

struct libs_event_input {
	const struct libs_event *event;
	uint64_t number;
	const char *source;
};

/* Tables, entries and fields are known to libs alone. */
typedef void libs_table;
typedef void libs_entry;
typedef void libs_table_field;
typedef void libs_owner;

union libs_value {
	uint32_t boolean;
	int64_t s64;
	uint64_t u64;
	const char *text;
	libs_table *table;
};

struct libs_table_fields {
	const void *(*list)(libs_table *, uint32_t *count);
	libs_table_field *(*get)(libs_table *, const char *name, int type);
	libs_table_field *(*add)(libs_table *, const char *name, int type);
};

/* Older readers of tables end here; they are in the inputs below for who was built with them. */
struct libs_old_table_reader {
	const char *(*name)(libs_table *);
	uint64_t (*size)(libs_table *);
	libs_entry *(*get)(libs_table *, const union libs_value *key);
	int (*read)(libs_table *, libs_entry *, const libs_table_field *, union libs_value *out);
};

struct libs_table_reader {
	const char *(*name)(libs_table *);
	uint64_t (*size)(libs_table *);
	/* Null: there is none. To be released. */
	libs_entry *(*get)(libs_table *, const union libs_value *key);
	/* A text is valid until the entry is released. */
	int (*read)(libs_table *, libs_entry *, const libs_table_field *, union libs_value *out);
	void (*release)(libs_table *, libs_entry *);
	/* Until the function returns 0. */
	uint32_t (*each)(libs_table *, uint32_t (*function)(void *with, libs_entry *), void *with);
};

struct libs_table_writer {
	int (*clear)(libs_table *);
	int (*erase)(libs_table *, const union libs_value *key);
	libs_entry *(*create)(libs_table *);
	void (*destroy)(libs_table *, libs_entry *);
	libs_entry *(*add)(libs_table *, const union libs_value *key, libs_entry *);
	int (*write)(libs_table *, libs_entry *, const libs_table_field *, const union libs_value *);
};

struct libs_tables {
	const void *(*list)(libs_owner *, uint32_t *count);
	libs_table *(*get)(libs_owner *, const char *name, int key_type);
	int (*add)(libs_owner *, const void *table);
	struct libs_table_fields old_fields;
	struct libs_table_fields *fields;
	struct libs_table_reader *reader;
	struct libs_table_writer *writer;
};

struct libs_init_input {
	const char *config;
	libs_owner *owner;
	const char *(*owner_error)(libs_owner *);
	const struct libs_tables *tables;	/* null: the plugin neither parses nor extracts */
	void (*log)(libs_owner *, const char *component, const char *text, int severity);
};

/* A question for a field, and its answer */
struct libs_field_request {
	/* The answer: values in a row, of whichever type the field has. */
	union {
		const char **text;
		uint64_t *u64;
		uint32_t *boolean;
	} values;
	uint64_t count;		/* 0: there is none */
	/* The question */
	uint32_t field;		/* its place in the list of fields */
	const char *name;
	const char *key;	/* what is in brackets; null: no key */
	uint64_t index;		/* the same as a number */
	uint32_t has_argument;
	uint32_t type;
	uint32_t is_list;
};

struct libs_extract_input {
	libs_owner *owner;
	const char *(*owner_error)(libs_owner *);
	uint32_t count;
	struct libs_field_request *requests;
	struct libs_old_table_reader old_reader;
	struct libs_table_reader *reader;
};

#endif
