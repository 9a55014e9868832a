// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/call_classes.h"

namespace ringtap {

ringtap_protect make_protect(machine on) {
    ringtap_protect protect{};
    protect.size = sizeof(protect);
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (!desc)
                continue;
            const uint64_t bit = uint64_t{1} << (nr % 64);
            protect.bulk[abi][nr / 64] |= desc->uses & use_bulk ? bit : 0;
            protect.security[abi][nr / 64] |= desc->uses & use_security ? bit : 0;
        }
    return protect;
}

}  // namespace ringtap
