// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include "capture.h"
#include "clock.h"
#include "device.h"
#include "tap.h"

static int __init ringtap_init(void)
{
	int err;

	err = tap_init();
	if (err)
		return err;
	err = clock_init();
	if (err)
		return err;
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
	return err;
}

static void __exit ringtap_exit(void)
{
	device_exit();
	capture_exit();
	clock_exit();
}

module_init(ringtap_init);
module_exit(ringtap_exit);
MODULE_DESCRIPTION("System call and process capture into memory-mapped rings");
MODULE_LICENSE("GPL");
MODULE_VERSION(RINGTAP_VERSION);
