// SPDX-License-Identifier: MIT OR Apache-2.0
// A program that was built with one version of the headers runs with a library that was built with another, whose structs
// are longer or shorter. Built with OF_THE_FUTURE, the headers are those of future.sed.
#include <errno.h>
#include <ringtap/ringtap.h>
#include <string.h>

#include "guarded.h"

#ifdef OF_THE_FUTURE
#define SET_TAIL(of, value) ((of)->of_the_future = (value))
#define TAIL(of) ((of)->of_the_future)
#else
#define SET_TAIL(of, value) ((void)(of))
#define TAIL(of) ((void)(of), 0)
#endif

/* What the library does not know must be zero; it is not left out in silence. */
#ifdef OF_THE_FUTURE
#define EXPECT_REFUSED(of, call)                                \
	do {                                                    \
		SET_TAIL(of, 1);                                \
		EXPECT((call) == -EINVAL);                      \
		EXPECT(strstr(ringtap_capture_error(c), "newer")); \
		SET_TAIL(of, 0);                                \
	} while (0)
#else
#define EXPECT_REFUSED(of, call) ((void)0)
#endif

static void open_it(struct ringtap_capture *c)
{
	struct ringtap_options *options = guarded("ringtap_options", sizeof(*options));
	const struct ringtap_info *info;

	options->size = sizeof(*options);
	options->device = "/dev/null";
	EXPECT_REFUSED(options, ringtap_capture_open(c, options));
	EXPECT(ringtap_capture_open(c, options) == 0);
	info = ringtap_capture_info(c);
	EXPECT(info->size >= sizeof(*info));
	EXPECT(info->abi_major == RINGTAP_ABI_MAJOR);
}

static void set_up(struct ringtap_capture *c)
{
	struct ringtap_setup *setup = guarded("ringtap_setup", sizeof(*setup));
	struct ringtap_filter *filter = guarded("ringtap_filter", sizeof(*filter));
	struct ringtap_protect *protect = guarded("ringtap_protect", sizeof(*protect));

	SET_TAIL(setup, 1);
	ringtap_setup_init(setup);
	EXPECT(setup->size == sizeof(*setup) && setup->snaplen == RINGTAP_SNAPLEN_DEFAULT && !TAIL(setup));
	EXPECT_REFUSED(setup, ringtap_capture_setup(c, setup));
	EXPECT(ringtap_capture_setup(c, setup) == 0);
	EXPECT(setup->size == sizeof(*setup) && setup->ring_size && setup->ring_stride && !TAIL(setup));

	SET_TAIL(filter, 1);
	ringtap_filter_init(filter);
	EXPECT(filter->size == sizeof(*filter) && ringtap_filter_has_call(filter, 0, 1) && !TAIL(filter));
	EXPECT_REFUSED(filter, ringtap_capture_filter(c, filter));
	EXPECT(ringtap_capture_filter(c, filter) == 0);

	protect->size = sizeof(*protect);
	EXPECT_REFUSED(protect, ringtap_capture_protect(c, protect));
	EXPECT(ringtap_capture_protect(c, protect) == 0);
}

static void ask(struct ringtap_capture *c)
{
	struct ringtap_counts *counts = guarded("ringtap_counts", sizeof(*counts));
	struct ringtap_stat *stat = guarded("ringtap_stat", sizeof(*stat));
	struct ringtap_captures *found = guarded("ringtap_captures", sizeof(*found));

	SET_TAIL(counts, 1);
	counts->size = sizeof(*counts);
	EXPECT(ringtap_capture_counts(c, RINGTAP_ALL_CPUS, counts) == 0);
	EXPECT(counts->size == sizeof(*counts) && !TAIL(counts));
	SET_TAIL(stat, 1);
	EXPECT(ringtap_capture_stat(c, RINGTAP_ALL_CPUS, stat) == 0);
	EXPECT(stat->size == sizeof(*stat) && stat->shed[0] && !TAIL(stat));
	SET_TAIL(&found->stat, 1);
	EXPECT(ringtap_capture_list(c, 7, found) == 0);
	EXPECT(found->size == sizeof(*found) && found->id == 7 && found->stat.shed[0] && !TAIL(&found->stat));
	EXPECT(found->stat.size == sizeof(found->stat));
}

/* A struct whose size nobody has set holds anything. */
static void forget_sizes(struct ringtap_capture *c)
{
	struct ringtap_setup *setup = guarded("ringtap_setup", sizeof(*setup));
	struct ringtap_filter *filter = guarded("ringtap_filter", sizeof(*filter));
	struct ringtap_protect *protect = guarded("ringtap_protect", sizeof(*protect));
	const uint32_t sizes[] = { 0, 4, 1 << 30, UINT32_MAX };
	unsigned int i;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		setup->size = filter->size = protect->size = sizes[i];
		EXPECT(ringtap_capture_setup(c, setup) == -EINVAL);
		EXPECT(ringtap_capture_filter(c, filter) == -EINVAL);
		EXPECT(ringtap_capture_protect(c, protect) == -EINVAL);
		EXPECT(strstr(ringtap_capture_error(c), "size"));
	}
}

int main(void)
{
	struct ringtap_capture *c = ringtap_capture_new();

	open_it(c);
	forget_sizes(c);
	set_up(c);
	ask(c);
	ringtap_capture_free(c);
	return 0;
}
