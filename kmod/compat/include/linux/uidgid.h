/* SPDX-License-Identifier: GPL-2.0 */
/* Not yet in this kernel: ids are plain numbers, the same in all user namespaces. */
#ifndef COMPAT_UIDGID_H
#define COMPAT_UIDGID_H

#include <linux/types.h>

typedef uid_t kuid_t;

#define __kuid_val(uid)		(uid)
#define make_kuid(ns, uid)	((void)(ns), (uid))
#define from_kuid(ns, uid)	((void)(ns), (uid))
#define from_kgid(ns, gid)	((void)(ns), (gid))
#define uid_valid(uid)		((uid) != (uid_t)-1)
#define uid_eq(a, b)		((a) == (b))

#endif
