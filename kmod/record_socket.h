/* SPDX-License-Identifier: GPL-2.0 */
#ifndef RINGTAP_RECORD_SOCKET_H
#define RINGTAP_RECORD_SOCKET_H

#include "record.h"

/* Nothing if the descriptor is no socket. listener: where it was accepted; -1: nowhere */
void item_socket(struct record *rec, int arg, s32 fd, s32 listener);

#endif
