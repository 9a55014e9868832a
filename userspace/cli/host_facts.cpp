// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/host_facts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <linux/bpf.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <ringtap/ringtap.hpp>
#include <string_view>

#include "model/proc_files.h"

namespace ringtap {

namespace {

bool exists(const std::string &path) {
    return access(path.c_str(), F_OK) == 0;
}

answer yes_if(bool condition) {
    return condition ? answer::yes : answer::no;
}

// Of a gzip file; empty: it is damaged, or too large to be a kernel's configuration.
std::string unpacked(const std::string &packed) {
    constexpr size_t size_max = 16 << 20;
    uint32_t size;  // the file's last bytes
    if (packed.size() < sizeof(size))
        return {};
    std::memcpy(&size, &packed[packed.size() - sizeof(size)], sizeof(size));
    std::string text(std::min<size_t>(size, size_max), '\0');
    const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor *)> unpacker(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    const bool whole = unpacker && libdeflate_gzip_decompress(unpacker.get(), packed.data(),
                                                              packed.size(), text.data(),
                                                              text.size(), nullptr) ==
                                       LIBDEFLATE_SUCCESS;
    return whole ? text : std::string();
}

// gzip or plain; empty: it cannot be read.
std::string read_maybe_packed(const std::string &path) {
    const std::string text = read_file(AT_FDCWD, path.c_str()).value_or(std::string());
    return text.compare(0, 2, "\x1f\x8b") == 0 ? unpacked(text) : text;
}

void read_config(kernel_facts &kernel) {
    for (const std::string &path :
         {std::string("/proc/config.gz"), "/boot/config-" + kernel.release,
          "/lib/modules/" + kernel.release + "/config"}) {
        const std::string config = "\n" + read_maybe_packed(path);
        if (config.find("\nCONFIG_") == std::string::npos)
            continue;
        const auto has = [&config](const char *option) {
            return yes_if(config.find(fmt::format("\nCONFIG_{}=y\n", option)) != std::string::npos);
        };
        kernel.config = path;
        kernel.tracepoints = has("HAVE_SYSCALL_TRACEPOINTS");
        kernel.syscall_events = has("FTRACE_SYSCALLS");
        return;
    }
}

// Without permission to look into tracefs, or without it, nobody knows. Linux 2.6.32 has the two
// tracepoints among those of the single calls.
answer has_raw_syscalls() {
    for (const char *root : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"})
        if (access(fmt::format("{}/events", root).c_str(), X_OK) == 0)
            return yes_if(exists(fmt::format("{}/events/raw_syscalls", root)) ||
                          exists(fmt::format("{}/events/syscalls/sys_enter", root)));
    return answer::unknown;
}

// The word in brackets: "none [integrity] confidentiality".
std::string lockdown_state() {
    const std::string text =
        read_file(AT_FDCWD, "/sys/kernel/security/lockdown").value_or(std::string());
    const size_t begin = text.find('[') + 1;
    const size_t end = text.find(']');
    return begin == 0 || end == std::string::npos ? "" : text.substr(begin, end - begin);
}

// Four bytes of attributes, then the value.
answer secure_boot_state() {
    if (!exists("/sys/firmware/efi"))
        return answer::no;
    const auto value = read_file(
        AT_FDCWD, "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
    return value && value->size() == 5 ? yes_if((*value)[4] == 1) : answer::unknown;
}

answer signature_state(const std::string &lockdown) {
    const auto enforced = read_file(AT_FDCWD, "/sys/module/module/parameters/sig_enforce");
    if (!lockdown.empty() && lockdown != "none")
        return answer::yes;
    return enforced ? yes_if(enforced->substr(0, 1) == "Y") : answer::unknown;
}

// Asks for the impossible: EINVAL or EPERM says that the call itself is there.
answer has_bpf_syscall() {
    bpf_attr attr{};
    const long result = syscall(SYS_bpf, -1, &attr, sizeof(attr));
    return yes_if(result >= 0 || errno != ENOSYS);
}

// One that is made is the proof; without permission there is none.
answer has_ring_buffer() {
    bpf_attr attr{};
    attr.map_type = BPF_MAP_TYPE_RINGBUF;
    attr.max_entries = static_cast<__u32>(sysconf(_SC_PAGESIZE));
    const long map = syscall(SYS_bpf, BPF_MAP_CREATE, &attr, sizeof(attr));
    if (map >= 0) {
        close(static_cast<int>(map));
        return answer::yes;
    }
    return errno == EPERM ? answer::unknown : answer::no;
}

std::string find_module_file(const std::string &release) {
    const std::string directory = "/lib/modules/" + release;
    std::string found;
    for_each_line(read_file(AT_FDCWD, (directory + "/modules.dep").c_str()).value_or(""),
                  [&](std::string_view line) {
                      const std::string_view path = line.substr(0, line.find(':'));
                      const size_t name = path.rfind('/') + 1;
                      // perhaps compressed: ringtap.ko.xz
                      if (path.substr(name, 10) == "ringtap.ko")
                          found = fmt::format("{}/{}", directory, path);
                  });
    return found;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Of a file that is packed by xz or zstd, nobody knows.
answer has_signature(const std::string &file) {
    if (!ends_with(file, ".ko") && !ends_with(file, ".ko.gz"))
        return answer::unknown;
    const std::string image = read_maybe_packed(file);
    return image.empty() ? answer::unknown
                         : yes_if(ends_with(image, "~Module signature appended~\n"));
}

std::string advice_on_signing(const module_facts &module) {
    constexpr auto chapter = "see SECURE BOOT in ringtap(8)";
    if (module.is_signed == answer::no)
        return fmt::format(
            "this kernel takes signed modules only, and {} has no signature: sign "
            "it with a key that the kernel trusts, {}",
            module.file, chapter);
    return fmt::format(
        "modprobe ringtap; if that says that the key was rejected or is not "
        "available, let the kernel trust it, {}",
        chapter);
}

}  // namespace

answer is_real_time(std::string_view version) {
    // patches for kernels before Linux 5.3 had a blank there
    return yes_if(version.find("PREEMPT_RT") != std::string_view::npos ||
                  version.find("PREEMPT RT") != std::string_view::npos);
}

std::string advice(const kernel_facts &kernel, const module_facts &module) {
    if (module.usable || module.loaded)
        return "";
    if (kernel.real_time == answer::yes)
        return "boot a kernel without CONFIG_PREEMPT_RT: on this real-time kernel locks sleep that "
               "the module takes where nothing may, and it is not built for it";
    if (kernel.tracepoints == answer::no)
        return "boot a kernel with CONFIG_HAVE_SYSCALL_TRACEPOINTS: this one has nothing that the "
               "module could attach to";
    if (module.file.empty())
        return fmt::format(
            "install the module for this kernel: the headers of {}, then the "
            "package ringtap-dkms",
            kernel.release);
    if (kernel.signed_modules_only == answer::yes)
        return advice_on_signing(module);
    return "modprobe ringtap";
}

module_facts probe_module(const std::string &release) {
    module_facts facts;
    facts.loaded = exists("/sys/module/ringtap");
    facts.file = find_module_file(release);
    if (!facts.file.empty())
        facts.is_signed = has_signature(facts.file);
    try {
        const capture device;
        facts.info = device.info();
        facts.usable = true;
    } catch (const error &error) {
        facts.trouble = error.what();
    }
    return facts;
}

kernel_facts probe_kernel() {
    utsname host;
    uname(&host);
    kernel_facts facts;
    facts.release = host.release;
    facts.real_time = is_real_time(host.version);
    read_config(facts);
    facts.raw_syscalls = has_raw_syscalls();
    facts.lockdown = lockdown_state();
    facts.secure_boot = secure_boot_state();
    facts.signed_modules_only = signature_state(facts.lockdown);
    return facts;
}

bpf_facts probe_bpf() {
    bpf_facts facts;
    facts.syscall = has_bpf_syscall();
    facts.btf = yes_if(exists("/sys/kernel/btf/vmlinux"));
    facts.ring_buffer = facts.syscall == answer::yes ? has_ring_buffer() : answer::no;
    if (const auto value = read_file(AT_FDCWD, "/proc/sys/kernel/unprivileged_bpf_disabled"))
        facts.unprivileged_disabled =
            static_cast<int>(number_in(std::string_view(*value).substr(0, value->find('\n'))));
    return facts;
}

}  // namespace ringtap
