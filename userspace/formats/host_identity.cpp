// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/host_identity.h"

#include <sys/utsname.h>

#include "model/proc_files.h"

namespace ringtap {

host_identity this_host() {
    utsname host;
    uname(&host);
    return {host.nodename, host.release, host.machine, boot_id()};
}

std::string machine_name(machine on) {
    return on == machine::x86_64 ? "x86_64" : "aarch64";
}

}  // namespace ringtap
