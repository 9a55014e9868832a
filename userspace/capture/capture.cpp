// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/capture.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "capture/sized.h"

namespace ringtap {

namespace {

std::string why_not_open(const char *device, int error) {
    const std::string reason = fmt::format("{}: {}", device, strerror(error));
    switch (error) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return reason + ": load the module with `modprobe ringtap`";
        case EACCES:
            return reason + ": run as root, or join the group ringtap";
        case EPERM:
            return reason + ": this needs CAP_SYS_PTRACE in the host's user namespace: run as root";
        default:
            return reason;
    }
}

// Empty: this client can talk to that module.
std::string why_not_compatible(const ringtap_info &info) {
    if (info.abi_major == RINGTAP_ABI_MAJOR && info.types > RINGTAP_SIGNAL)
        return {};
    return fmt::format(
        "the loaded module {} speaks ABI {}.{}, this client {} speaks ABI {}.{}: "
        "install the two from one release and load the module anew",
        info.version, info.abi_major, info.abi_minor, ringtap_version(), RINGTAP_ABI_MAJOR,
        RINGTAP_ABI_MINOR);
}

// Names what a filter requests and this kernel or this module does not tell, or gives an empty text.
std::string why_not_types(const ringtap_info &info, uint64_t types) {
    static constexpr struct {
        unsigned type;
        uint64_t feature;  // one of these is enough; 0: all kernels tell
        const char *what;
    } required[] = {
        {RINGTAP_SIGNAL, RINGTAP_FEAT_SIGNAL, "signals"},
        {RINGTAP_SWITCH, RINGTAP_FEAT_SWITCH, "switches between threads"},
        {RINGTAP_FAULT, RINGTAP_FEAT_FAULT, "page faults"},
        {RINGTAP_CPU, 0, "CPUs that come and go"},
        {RINGTAP_TARGET, RINGTAP_FEAT_TARGET | RINGTAP_FEAT_PEER, "what calls are about to act on"},
    };
    for (const auto &one : required) {
        if (!(types >> one.type & 1))
            continue;
        if (one.type >= info.types)
            return fmt::format("the loaded module {} is too old to tell of {}", info.version, one.what);
        if (one.feature && !(info.features & one.feature))
            return fmt::format("this kernel does not tell of {}", one.what);
    }
    return {};
}

bool is_power_of_two(uint64_t n) {
    return n && !(n & (n - 1));
}

// Names the value that the module will refuse, or gives an empty text.
std::string why_not_setup(const ringtap_info &info, const ringtap_setup &setup) {
    if (setup.flags & ~RINGTAP_SETUP_ALL)
        return fmt::format("unknown setup flags {:#x}", setup.flags & ~RINGTAP_SETUP_ALL);
    if (setup.mode == RINGTAP_MODE_FLIGHT && !(info.features & RINGTAP_FEAT_FLIGHT))
        return "the loaded module is older than flight mode";
    if (setup.snaplen > info.snaplen_max)
        return fmt::format("snaplen {} is more than {}", setup.snaplen, info.snaplen_max);
    if (setup.deadline_ms > RINGTAP_DEADLINE_MAX_MS)
        return fmt::format("deadline {} ms is more than {} ms", setup.deadline_ms,
                           RINGTAP_DEADLINE_MAX_MS);
    if (!setup.ring_size)
        return {};
    if (!is_power_of_two(setup.ring_size) || setup.ring_size < info.ring_size_min ||
        setup.ring_size > info.ring_size_max)
        return fmt::format("ring size {} is not a power of two from {} to {}", setup.ring_size,
                           info.ring_size_min, info.ring_size_max);
    if (setup.snaplen > setup.ring_size / 8)
        return fmt::format("snaplen {} is more than an eighth of the ring size {}", setup.snaplen,
                           setup.ring_size);
    if (setup.watermark > setup.ring_size)
        return fmt::format("watermark {} is more than the ring size {}", setup.watermark,
                           setup.ring_size);
    return {};
}

int take_options(ringtap_capture *c, const ringtap_options *options, const char **device) {
    if (!options)
        return 0;
    ringtap_options taken{};
    const std::string trouble = take_sized(&taken, options, options->size, options_size_min);
    if (!trouble.empty())
        return c->fail(EINVAL, "options: " + trouble);
    if (taken.device)
        *device = taken.device;
    c->merge_delay_ns = taken.merge_delay_ns;
    return 0;
}

int open_device(ringtap_capture *c, const char *device) {
    unique_fd fd(open(device, O_RDWR | O_CLOEXEC));
    if (!fd)
        return c->fail(errno, why_not_open(device, errno));
    c->space = {};
    c->info.size = sizeof(c->space);
    if (ioctl(fd.get(), RINGTAP_IOC_INFO, &c->info) < 0) {
        c->space = {};
        return c->fail(errno == ENOTTY ? EPROTO : errno,
                       fmt::format("{}: is not ringtap's device: {}", device, strerror(errno)));
    }
    const std::string trouble = why_not_compatible(c->info);
    if (!trouble.empty())
        return c->fail(EPROTO, trouble);
    c->fd = std::move(fd);
    return 0;
}

// What all captures have taken by now, of what they may
std::string why_too_much(ringtap_capture *c, const ringtap_setup &setup) {
    constexpr uint64_t mib = 1 << 20;
    ringtap_info now{};
    now.size = sizeof(now);
    if (ioctl(c->fd.get(), RINGTAP_IOC_INFO, &now) < 0)
        now = c->info;
    const uint64_t cpus = static_cast<uint64_t>(std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L));
    const uint64_t requested = setup.ring_size ? setup.ring_size * cpus : setup.memory;
    return fmt::format(
        "the rings of all captures may take {} MiB and take {} MiB: {} cannot be had. Ask for smaller rings, end "
        "a capture (`ringtap stat` lists them), or raise the module's parameter memory_max",
        now.memory_max / mib, (now.memory_taken + mib - 1) / mib,
        requested ? fmt::format("{} MiB more", (requested + mib - 1) / mib) : "the default share of the memory");
}

int explain_setup(ringtap_capture *c, const ringtap_setup &setup, int error) {
    switch (-error) {
        case ENOMEM:
            return c->fail(ENOMEM,
                           "the rings do not fit into the memory of the machine, or of this process's control "
                           "group: ask for a smaller ring size");
        case EDQUOT:
            return c->fail(EDQUOT, why_too_much(c, setup));
        case EMFILE:
            return c->fail(EMFILE, fmt::format("{} captures are set up already, more cannot be: end one, "
                                               "`ringtap stat` lists them",
                                               c->info.captures_setup_max));
        case EBUSY:
            return c->fail(EBUSY, "the capture has been set up already");
        case EINVAL:
            return c->fail(EINVAL,
                           "the module refuses the setup: the ring size, or the memory for a ring "
                           "of each CPU, is too small for the snaplen; or a flag is newer than the "
                           "module");
        default:
            return error;
    }
}

// The module does not tell which; the one may even be back by now.
std::string who_is_missing(const ringtap_filter &filter) {
    const auto *pids = reinterpret_cast<const uint32_t *>(static_cast<uintptr_t>(filter.pids));
    for (uint32_t i = 0; i < filter.nr_pids; i++)
        if (kill(static_cast<pid_t>(pids[i]), 0) < 0 && errno == ESRCH)
            return fmt::format("{}", pids[i]);
    return "like one of those";
}

int explain_start(ringtap_capture *c, int error) {
    switch (-error) {
        case EBUSY:
            return c->fail(EBUSY, fmt::format("{} captures run already, more cannot: end one, "
                                              "`ringtap stat` lists them",
                                              c->info.captures_max));
        case EINVAL:
            return c->fail(EINVAL, "start: the capture has not been set up");
        default:
            return error;
    }
}

}  // namespace

}  // namespace ringtap

using namespace ringtap;

int ringtap_capture::control(unsigned long request, void *argument, const char *what) {
    if (!fd)
        return fail(EBADF, fmt::format("{}: the capture is not open", what));
    if (ioctl(fd.get(), request, argument) < 0)
        return fail(errno, fmt::format("{}: {}", what, strerror(errno)));
    return 0;
}

const char *ringtap_version(void) {
    return RINGTAP_VERSION;
}

ringtap_capture *ringtap_capture_new(void) {
    return new (std::nothrow) ringtap_capture;
}

void ringtap_capture_free(ringtap_capture *c) {
    delete c;
}

int ringtap_capture_open(ringtap_capture *c, const ringtap_options *options) {
    return guarded(c, [&] {
        const char *device = RINGTAP_DEVICE;
        if (c->fd)
            return c->fail(EBUSY, "the capture is open already");
        const int err = take_options(c, options, &device);
        return err < 0 ? err : open_device(c, device);
    });
}

const char *ringtap_capture_error(const ringtap_capture *c) {
    return c->error.c_str();
}

const ringtap_info *ringtap_capture_info(const ringtap_capture *c) {
    return &c->info;
}

int ringtap_capture_fd(const ringtap_capture *c) {
    return c->fd.get();
}

void ringtap_setup_init_sized(ringtap_setup *setup, size_t size) {
    ringtap_setup made{};
    made.flags = RINGTAP_SETUP_ENTRY_TIME;
    made.snaplen = RINGTAP_SNAPLEN_DEFAULT;
    give_request(setup, size, made);
}

int ringtap_capture_setup(ringtap_capture *c, ringtap_setup *setup) {
    return guarded(c, [&] {
        const size_t size = setup->size;
        ringtap_setup request{};
        std::string trouble = take_sized(&request, setup, size, setup_size_min);
        if (!trouble.empty())
            return c->fail(EINVAL, "setup: " + trouble);
        request.size = sizeof(request);
        trouble = c->fd ? why_not_setup(c->info, request) : std::string();
        if (!trouble.empty())
            return c->fail(EINVAL, trouble);
        const int err = c->control(RINGTAP_IOC_SETUP, &request, "setup");
        if (err < 0)
            return explain_setup(c, request, err);
        c->setup = request;
        c->ready = true;
        give_request(setup, size, request);
        return std::min(ringtap_capture_refresh(c), 0);
    });
}

int ringtap_capture_filter(ringtap_capture *c, const ringtap_filter *filter) {
    return guarded(c, [&] {
        ringtap_filter copy{};
        std::string trouble = take_sized(&copy, filter, filter->size, filter_size_min);
        if (!trouble.empty())
            return c->fail(EINVAL, "filter: " + trouble);
        trouble = c->fd ? why_not_types(c->info, copy.types) : std::string();
        if (!trouble.empty())
            return c->fail(EOPNOTSUPP, "filter: " + trouble);
        copy.size = sizeof(copy);
        copy.types &= (uint64_t{1} << c->info.types) - 1;  // an older module knows no others
        const int err = c->control(RINGTAP_IOC_FILTER, &copy, "filter");
        if (err == -ESRCH)
            return c->fail(ESRCH,
                           fmt::format("filter: there is no process {}", who_is_missing(copy)));
        if (err == -EINVAL)
            return c->fail(EINVAL,
                           "the module refuses the filter: slower needs entry times, or a "
                           "flag is newer than the module");
        return err;
    });
}

int ringtap_capture_protect(ringtap_capture *c, const ringtap_protect *protect) {
    return guarded(c, [&] {
        ringtap_protect copy{};
        const std::string trouble = take_sized(&copy, protect, protect->size, protect_size_min);
        if (!trouble.empty())
            return c->fail(EINVAL, "protect: " + trouble);
        copy.size = sizeof(copy);
        if (c->fd && !(c->info.features & RINGTAP_FEAT_PROTECT))
            return c->fail(ENOSYS, "the loaded module is older than protection");
        const int err = c->control(RINGTAP_IOC_PROTECT, &copy, "protect");
        if (err == -EINVAL)
            return c->fail(EINVAL, "protect: the capture is in flight mode, or has not been set up");
        return err;
    });
}

int ringtap_capture_start(ringtap_capture *c) {
    return guarded(c, [&] {
        const int err = c->control(RINGTAP_IOC_START, nullptr, "start");
        if (err < 0)
            return explain_start(c, err);
        c->stopped = false;
        return 0;
    });
}

int ringtap_capture_stop(ringtap_capture *c) {
    return guarded_idle(c, [&] {
        const int err = c->control(RINGTAP_IOC_STOP, nullptr, "stop");
        if (err < 0)
            return err;
        c->stopped = true;
        return std::min(ringtap_capture_refresh(c), 0);
    });
}

int ringtap_capture_next_cpu(const ringtap_capture *c, int cpu) {
    for (const auto &ring : c->rings)
        if (static_cast<int>(ring->stream.cpu) > cpu)
            return static_cast<int>(ring->stream.cpu);
    return -1;
}

int ringtap_capture_counts(ringtap_capture *c, unsigned cpu, ringtap_counts *counts) {
    return guarded(c, [&] {
        const size_t size = counts->size;
        if (size < counts_size_min || size > struct_size_max)
            return c->fail(EINVAL, "counts: its size is not set");
        bool found = cpu == RINGTAP_ALL_CPUS;
        ringtap_counts sum{};
        for (const auto &ring : c->rings) {
            if (cpu != RINGTAP_ALL_CPUS && cpu != ring->stream.cpu)
                continue;
            add_counts(sum, ring->stream.counts);
            found = true;
        }
        sum.size = size;
        give_sized(counts, size, sum);
        return found ? 0 : c->fail(ENODEV, fmt::format("CPU {} has no ring", cpu));
    });
}

int ringtap_capture_stat_sized(ringtap_capture *c, unsigned cpu, ringtap_stat *stat, size_t size) {
    return guarded(c, [&] {
        ringtap_stat reply{};
        reply.size = sizeof(reply);
        reply.cpu = cpu;
        const int err = c->control(RINGTAP_IOC_STAT, &reply, "statistics");
        give_request(stat, size, reply);
        return err;
    });
}

int ringtap_capture_list_sized(ringtap_capture *c, uint32_t id, ringtap_captures *found,
                               size_t size) {
    return guarded(c, [&] {
        ringtap_captures reply{};
        reply.size = sizeof(reply);
        reply.id = id;
        const int err = c->control(RINGTAP_IOC_CAPTURES, &reply, "list of captures");
        reply.stat.size = static_cast<uint32_t>(size - std::min(size, offsetof(ringtap_captures, stat)));
        give_request(found, size, reply);
        return err;
    });
}
