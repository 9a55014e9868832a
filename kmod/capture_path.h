/* SPDX-License-Identifier: GPL-2.0 */
/* Files and paths as the kernel has them. */
#ifndef RINGTAP_CAPTURE_PATH_H
#define RINGTAP_CAPTURE_PATH_H

#include <linux/fcntl.h>
#include <linux/limits.h>
#include <linux/path.h>
#include "record.h"

/* A descriptor's file, between file_hold() and file_release() */
struct held_file {
	struct file *file;
	bool shared;		/* other threads may change what the descriptor is */
};

/*
 * Under RCU, which goes on until the release. false: there is none, or it is not
 * to be had without waiting; nothing to release.
 */
bool file_hold(struct held_file *held, u32 fd);
void file_release(struct held_file *held);

void item_path(struct record *rec, int kind, int arg, const struct path *path);
/* The working directory. FAULTED: another thread may be changing it */
void item_cwd(struct record *rec, int kind, int arg);
/* The directory that a relative path in argument arg starts from */
void item_base(struct record *rec, int arg, s32 dirfd);
void item_file(struct record *rec, int arg, s32 fd);
void item_root(struct record *rec, int arg, bool only_if_changed);

#endif
