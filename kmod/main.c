// SPDX-License-Identifier: GPL-2.0
#include <linux/bug.h>
#include <linux/module.h>
#include "capture.h"
#include "clock.h"
#include "device.h"
#include "tap.h"

#define SIZE_IS(type, size)		BUILD_BUG_ON(sizeof(struct type) != (size))
#define IS_AT(type, member, offset)	BUILD_BUG_ON(offsetof(struct type, member) != (offset))

static inline void check_layout(void)
{
#include "uapi/layout.h"
}

static int __init ringtap_init(void)
{
	int err;

	check_layout();
	err = tap_init();
	if (err)
		return err;
	err = clock_init();
	if (err)
		goto err_tap;
	err = capture_init();
	if (err)
		goto err_clock;
	err = device_init();
	if (err)
		goto err_capture;
	return 0;

err_capture:
	capture_exit();
err_clock:
	clock_exit();
err_tap:
	tap_exit();
	return err;
}

static void __exit ringtap_exit(void)
{
	device_exit();
	capture_exit();
	clock_exit();
	tap_exit();
}

module_init(ringtap_init);
module_exit(ringtap_exit);
MODULE_DESCRIPTION("System call and process capture into memory-mapped rings");
MODULE_LICENSE("GPL");
MODULE_VERSION(RINGTAP_VERSION);
