// SPDX-License-Identifier: MIT OR Apache-2.0
// A program as it was built against the first libringtap.so.0 runs with this one.
#include "guarded.h"
#include "old_ringtap.h"

#define ALL_CPUS 0xffffffffU

static void set_up(struct ringtap_capture *c)
{
	struct ringtap_options *options = guarded("ringtap_options", sizeof(*options));
	struct ringtap_setup *setup = guarded("ringtap_setup", sizeof(*setup));
	struct ringtap_filter *filter = guarded("ringtap_filter", sizeof(*filter));

	options->size = sizeof(*options);
	options->device = "/dev/null";
	EXPECT(ringtap_capture_open(c, options) == 0);
	ringtap_setup_init(setup);
	EXPECT(setup->size == sizeof(*setup) && setup->snaplen == 80);
	EXPECT(ringtap_capture_setup(c, setup) == 0);
	EXPECT(setup->ring_size && setup->ring_stride);
	ringtap_filter_init(filter);
	EXPECT(filter->size == sizeof(*filter) && ringtap_filter_has_call(filter, 0, 1));
	ringtap_filter_all_calls(filter, 0);
	ringtap_filter_call(filter, 3, 100000, 1);
	EXPECT(ringtap_filter_has_call(filter, 3, -1) && !ringtap_filter_has_call(filter, 3, 1));
	EXPECT(ringtap_capture_filter(c, filter) == 0);
}

static void ask(struct ringtap_capture *c)
{
	struct ringtap_counts *counts = guarded("ringtap_counts", sizeof(*counts));
	struct ringtap_stat *stat = guarded("ringtap_stat", sizeof(*stat));
	struct ringtap_captures *found = guarded("ringtap_captures", sizeof(*found));

	counts->size = sizeof(*counts);
	EXPECT(ringtap_capture_counts(c, ALL_CPUS, counts) == 0);
	EXPECT(ringtap_capture_stat(c, ALL_CPUS, stat) == 0);
	EXPECT(stat->size == sizeof(*stat) && stat->cpu == ALL_CPUS && stat->lost_by_type[15]);
	EXPECT(ringtap_capture_list(c, 7, found) == 0);
	EXPECT(found->size == sizeof(*found) && found->id == 7 && found->stat.lost_by_type[15]);
	EXPECT(found->stat.size == sizeof(found->stat));
}

int main(void)
{
	struct ringtap_capture *c = ringtap_capture_new();

	set_up(c);
	ask(c);
	ringtap_capture_free(c);
	return 0;
}
