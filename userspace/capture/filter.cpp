// SPDX-License-Identifier: MIT OR Apache-2.0
#include <ringtap/ringtap.h>

#include <cstring>

#include "capture/sized.h"

namespace {

unsigned bit_of(int nr) {
    return nr < 0 || nr >= RINGTAP_SYSCALL_OTHER ? RINGTAP_SYSCALL_OTHER : nr;
}

}  // namespace

void ringtap_filter_init_sized(ringtap_filter *filter, size_t size) {
    ringtap_filter made{};
    for (unsigned type = RINGTAP_SYSCALL; type < RINGTAP_TYPES; type++)
        ringtap_filter_type(&made, type, !(RINGTAP_TYPES_ASKED >> type & 1));
    ringtap_filter_all_calls(&made, 1);
    ringtap::give_request(filter, size, made);
}

void ringtap_filter_all_calls(ringtap_filter *filter, int on) {
    std::memset(filter->syscalls, on ? 0xff : 0, sizeof(filter->syscalls));
}

void ringtap_filter_call(ringtap_filter *filter, unsigned abi, int nr, int on) {
    if (abi >= RINGTAP_ABIS_MAX)
        return;
    __u64 &word = filter->syscalls[abi][bit_of(nr) / 64];
    const __u64 bit = __u64{1} << (bit_of(nr) % 64);
    word = on ? word | bit : word & ~bit;
}

int ringtap_filter_has_call(const ringtap_filter *filter, unsigned abi, int nr) {
    return abi < RINGTAP_ABIS_MAX &&
           (filter->syscalls[abi][bit_of(nr) / 64] >> (bit_of(nr) % 64) & 1);
}

void ringtap_filter_type(ringtap_filter *filter, unsigned type, int on) {
    if (type >= 64)
        return;
    const __u64 bit = __u64{1} << type;
    filter->types = on ? filter->types | bit : filter->types & ~bit;
}

void ringtap_filter_pids(ringtap_filter *filter, const uint32_t *pids, uint32_t count, int trees) {
    filter->flags &= ~(RINGTAP_FILTER_PIDS | RINGTAP_FILTER_TREES);
    filter->flags |= RINGTAP_FILTER_PIDS | (trees ? RINGTAP_FILTER_TREES : 0);
    filter->pids = reinterpret_cast<uintptr_t>(pids);
    filter->nr_pids = count;
}

void ringtap_filter_uids(ringtap_filter *filter, const uint32_t *uids, uint32_t count) {
    filter->flags |= RINGTAP_FILTER_UIDS;
    filter->uids = reinterpret_cast<uintptr_t>(uids);
    filter->nr_uids = count;
}
