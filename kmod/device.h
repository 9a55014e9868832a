/* SPDX-License-Identifier: GPL-2.0 */
#ifndef RINGTAP_DEVICE_H
#define RINGTAP_DEVICE_H

int device_init(void);
void device_exit(void);

#endif
