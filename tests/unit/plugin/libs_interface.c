/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* libs_plugin.h is what libs' own header says: compiled where that one is installed, and never run. */
#include <falcosecurity/plugin/plugin_api.h>
#include <stddef.h>

#include "libs_plugin.h"

#define SAME_SIZE(ours, theirs) _Static_assert(sizeof(struct ours) == sizeof(theirs), #ours)
#define SAME_PLACE(ours, member, theirs, their_member) \
	_Static_assert(offsetof(struct ours, member) == offsetof(theirs, their_member), #ours "." #member)
#define SAME_NUMBER(ours, theirs) _Static_assert((int)(ours) == (int)(theirs), #ours)

SAME_NUMBER(LIBS_SUCCESS, SS_PLUGIN_SUCCESS);
SAME_NUMBER(LIBS_FAILURE, SS_PLUGIN_FAILURE);
SAME_NUMBER(LIBS_TIMEOUT, SS_PLUGIN_TIMEOUT);
SAME_NUMBER(LIBS_END, SS_PLUGIN_EOF);
SAME_NUMBER(LIBS_UNSUPPORTED, SS_PLUGIN_NOT_SUPPORTED);
SAME_NUMBER(LIBS_INT64, SS_PLUGIN_ST_INT64);
SAME_NUMBER(LIBS_UINT64, SS_PLUGIN_ST_UINT64);
SAME_NUMBER(LIBS_STRING, SS_PLUGIN_ST_STRING);
SAME_NUMBER(LIBS_TABLE, SS_PLUGIN_ST_TABLE);
SAME_NUMBER(LIBS_STRING, FTYPE_STRING);
SAME_NUMBER(LIBS_BOOL, FTYPE_BOOL);
SAME_NUMBER(LIBS_ABSOLUTE_TIME, FTYPE_ABSTIME);
SAME_NUMBER(LIBS_RELATIVE_TIME, FTYPE_RELTIME);

SAME_SIZE(libs_event, ss_plugin_event);
SAME_PLACE(libs_event, type, ss_plugin_event, type);
SAME_PLACE(libs_event, parameters, ss_plugin_event, nparams);
SAME_SIZE(libs_event_input, ss_plugin_event_input);
SAME_PLACE(libs_event_input, number, ss_plugin_event_input, evtnum);
_Static_assert(sizeof(union libs_value) == sizeof(ss_plugin_state_data), "libs_value");

SAME_SIZE(libs_table_fields, ss_plugin_table_fields_vtable_ext);
SAME_SIZE(libs_table_fields, ss_plugin_table_fields_vtable);
SAME_PLACE(libs_table_fields, get, ss_plugin_table_fields_vtable_ext, get_table_field);
SAME_SIZE(libs_old_table_reader, ss_plugin_table_reader_vtable);
SAME_SIZE(libs_table_reader, ss_plugin_table_reader_vtable_ext);
SAME_PLACE(libs_table_reader, get, ss_plugin_table_reader_vtable_ext, get_table_entry);
SAME_PLACE(libs_table_reader, read, ss_plugin_table_reader_vtable_ext, read_entry_field);
SAME_PLACE(libs_table_reader, release, ss_plugin_table_reader_vtable_ext, release_table_entry);
SAME_PLACE(libs_table_reader, each, ss_plugin_table_reader_vtable_ext, iterate_entries);
SAME_SIZE(libs_table_writer, ss_plugin_table_writer_vtable_ext);
SAME_PLACE(libs_table_writer, create, ss_plugin_table_writer_vtable_ext, create_table_entry);
SAME_PLACE(libs_table_writer, destroy, ss_plugin_table_writer_vtable_ext, destroy_table_entry);

SAME_SIZE(libs_tables, ss_plugin_init_tables_input);
SAME_PLACE(libs_tables, get, ss_plugin_init_tables_input, get_table);
SAME_PLACE(libs_tables, fields, ss_plugin_init_tables_input, fields_ext);
SAME_PLACE(libs_tables, reader, ss_plugin_init_tables_input, reader_ext);
SAME_PLACE(libs_tables, writer, ss_plugin_init_tables_input, writer_ext);
SAME_SIZE(libs_init_input, ss_plugin_init_input);
SAME_PLACE(libs_init_input, tables, ss_plugin_init_input, tables);
SAME_PLACE(libs_init_input, owner_error, ss_plugin_init_input, get_owner_last_error);
SAME_PLACE(libs_init_input, log, ss_plugin_init_input, log_fn);

SAME_SIZE(libs_field_request, ss_plugin_extract_field);
SAME_PLACE(libs_field_request, count, ss_plugin_extract_field, res_len);
SAME_PLACE(libs_field_request, field, ss_plugin_extract_field, field_id);
SAME_PLACE(libs_field_request, key, ss_plugin_extract_field, arg_key);
SAME_PLACE(libs_field_request, index, ss_plugin_extract_field, arg_index);
SAME_PLACE(libs_field_request, is_list, ss_plugin_extract_field, flist);
/* What later versions appended to it, the plugin does not touch. */
SAME_PLACE(libs_extract_input, count, ss_plugin_field_extract_input, num_fields);
SAME_PLACE(libs_extract_input, requests, ss_plugin_field_extract_input, fields);
SAME_PLACE(libs_extract_input, reader, ss_plugin_field_extract_input, table_reader_ext);
