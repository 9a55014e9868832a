/* SPDX-License-Identifier: GPL-2.0 */
/* Records TARGET: what a call is about to act on, in the kernel's own hands by now. */
#ifndef RINGTAP_RECORD_TARGET_H
#define RINGTAP_RECORD_TARGET_H

#include <linux/path.h>
#include "record.h"

/* As item_file_at() takes it; none if there is no path */
struct target_file {
	const struct path *path;
	const struct dentry *dentry;
};

struct target {
	struct target_file file[2];
	const char *text;	/* of a new symbolic link */
	const void *address;	/* a struct sockaddr of any family */
	u32 address_len;
	/* of the call that does it */
	int abi;
	int nr;
	const u8 *arg;		/* of the first item, and of the second */
};

void capture_target(struct capture *capture, const struct target *target, u64 ns);

#endif
