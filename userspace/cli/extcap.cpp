// SPDX-License-Identifier: MIT OR Apache-2.0
// An interface of Wireshark and Stratoshark, which ask this program what it has, and run it to
// capture.
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>

#include "cli/extcap_answers.h"
#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/scap_output.h"
#include "cli/subcommands.h"
#include "engine/live_source.h"
#include "engine/recorder.h"
#include "engine/signals.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr auto device_capabilities = "cap_sys_ptrace,cap_dac_read_search=ep";
constexpr auto only_containers = "container.id != host";

// What is asked for, by the protocol's own names.
struct extcap_request {
    bool interfaces = false, dlts = false, config = false, capture = false;
    std::string interface, version, reload_option, fifo, filter;
    bool containers = false;

    void add_to(CLI::App &app);
    // Throws expression_error.
    std::string expression() const;
};

void extcap_request::add_to(CLI::App &app) {
    constexpr auto group = "Wireshark's questions";
    app.add_flag("--extcap-interfaces", interfaces, "which interfaces are there?")->group(group);
    app.add_option("--extcap-version", version, "who asks")->type_name("VERSION")->group(group);
    app.add_option("--extcap-interface", interface, "which of them the others are about")
        ->type_name("NAME")
        ->check(CLI::IsMember({std::string(extcap_interface)}).description(""))
        ->group(group);
    app.add_flag("--extcap-dlts", dlts, "of which type are its packets?")->group(group);
    app.add_flag("--extcap-config", config, "what can be set?")->group(group);
    app.add_option("--extcap-reload-option", reload_option, "which values has this option now?")
        ->type_name("OPTION")
        ->group(group);
    app.add_option("--extcap-capture-filter", filter, "without --capture: what is wrong with it?")
        ->type_name("FILTER")
        ->group(group);
    app.add_flag("--capture", capture, "capture")->group(group);
    app.add_option("--fifo", fifo, "the named pipe that events go to")
        ->type_name("FILE")
        ->group(group);
    app.add_flag("--containers", containers, "only what happens in containers")
        ->group("Which events");
}

std::string extcap_request::expression() const {
    if (!filter.empty())
        parse_expression(filter);
    if (!containers)
        return filter;
    return filter.empty() ? only_containers : fmt::format("({}) and {}", filter, only_containers);
}

// Nothing: it is right. Its reader shows the first line alone.
std::string trouble_with(const std::string &filter) {
    try {
        if (!filter.empty())
            event_expression(host_machine(), filter);
        return {};
    } catch (const expression_error &error) {
        return fmt::format("{}\n", visible{error.message()});
    }
}

// Who sees windows is not root, and need not be.
std::string why_not_open(const error &trouble) {
    if (trouble.number() == EACCES)
        return fmt::format(
            "{}: this user may not open it. As root: usermod -aG ringtap NAME; then log in again",
            RINGTAP_DEVICE);
    const auto program = read_link(AT_FDCWD, "/proc/self/exe");
    return fmt::format(
        "{} wants capabilities that this program does not have. As root: setcap {} {}",
        RINGTAP_DEVICE, device_capabilities, program ? *program : "PROGRAM");
}

void open_source(std::optional<live_source> &from, const source_filter &filter,
                 const live_settings &settings) {
    try {
        from.emplace(filter, settings);
    } catch (const error &trouble) {
        if (trouble.number() != EACCES && trouble.number() != EPERM)
            throw;
        throw error(trouble.number(), why_not_open(trouble));
    }
}

// Its reader comes later than we do. Nothing: a signal has come before.
unique_fd open_fifo(const std::string &path) {
    constexpr unsigned pause_us = 10000;
    while (!signal_watch::stop_signal()) {
        unique_fd fd(open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        if (fd) {
            fcntl(fd.get(), F_SETFL, O_WRONLY);
            return fd;
        }
        if (errno != ENXIO && errno != EINTR)
            throw file_error(errno, fmt::format("{}: {}", path, strerror(errno)));
        usleep(pause_us);
    }
    return {};
}

// Who has started this program shows what it captures, and so do those that it starts. Process 1
// takes the place of who has ended.
std::vector<uint32_t> readers() {
    const pid_t parent = getppid();
    return parent > 1 ? std::vector<uint32_t>{static_cast<uint32_t>(parent)}
                      : std::vector<uint32_t>{};
}

// Returns when a signal has come, or nobody reads any more.
run_summary capture_to(live_source &from, int fifo, const scap_options &how, uint64_t most) {
    file_header header = make_header(from.live().begun());
    header.wall_offset_ns = from.wall_offset_ns();
    scap_sink to(fifo);
    try {
        return write_scap(from, header, to, how, most);
    } catch (const error &trouble) {
        if (trouble.number() != EPIPE)
            throw;
        from.finish();
        return from.summary();
    }
}

int run_capture(const extcap_request &request, const filter_options &filter,
                const capture_options &options, int fifo) {
    scap_options how;
    if (!options.self)
        how.without = readers();
    source_filter wanted = filter.filter();
    wanted.expression = request.expression();
    live_settings settings = options.settings();
    settings.whole_state = true;  // the format's list of processes stands at its beginning
    std::optional<live_source> from;
    open_source(from, wanted, settings);
    const run_summary summary = capture_to(*from, fifo, how, filter.count);
    // What is on standard error is shown as an error.
    if (summary.total().lost)
        print_summary(summary);
    return exit_ok;
}

void need_interface(const extcap_request &request) {
    if (request.interface.empty())
        throw usage_error(
            fmt::format("name the interface: --extcap-interface {}", extcap_interface));
}

// Anybody may ask, and is told what anybody can know.
void drop_capabilities() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
    if (syscall(SYS_capset, &header, none))
        throw error(errno, fmt::format("capset: {}", strerror(errno)));
}

// Whatever of these is asked; False: nothing.
bool answer(const extcap_request &request, const CLI::App &app, text_buffer &out) {
    if (request.interfaces) {
        append_interfaces(out);
        return true;
    }
    const bool asks_filter = app.count("--extcap-capture-filter") != 0;
    if (!request.dlts && !request.config && !asks_filter)
        return false;
    need_interface(request);
    if (request.dlts)
        append_link_types(out);
    else if (request.config && !request.reload_option.empty())
        append_values_now(out, request.reload_option);
    else if (request.config)
        append_settings(out, app);
    else
        append(out, trouble_with(request.filter));
    return true;
}

std::string value_of(std::string_view option, int argc, char **argv) {
    for (int i = 1; i + 1 < argc; i++)
        if (argv[i] == option)
            return argv[i + 1];
    return {};
}

// A window may give an option for what is not set, and nothing with it.
void drop_unset(int &argc, char **argv) {
    constexpr std::string_view setting = "--", question = "--extcap-";
    int kept = 1;
    for (int i = 1; i < argc; i++) {
        const std::string_view word = argv[i];
        const bool is_setting =
            word.substr(0, 2) == setting && word.substr(0, question.size()) != question;
        if (is_setting && i + 1 < argc && !*argv[i + 1])
            i++;
        else
            argv[kept++] = argv[i];
    }
    argc = kept;
}

constexpr auto footer =
    "Wireshark, tshark and Stratoshark start this as `ringtap-extcap`, which lies in their "
    "folders, and\n"
    "list the interface ringtap. ringtap(8) says who may capture (WIRESHARK AND STRATOSHARK).\n"
    "\n"
    "Examples:\n"
    "  tshark -i ringtap -c 10\n"
    "  tshark -i ringtap -f 'proc.name = nginx' -a duration:60 -w nginx.scap\n"
    "  stratoshark -k -i ringtap";

}  // namespace

int cmd_extcap(int argc, char **argv) {
    extcap_request request;
    filter_options filter;
    capture_options options;
    CLI::App app("Is an interface of Wireshark, tshark and Stratoshark, which start it.", argv[0]);
    request.add_to(app);
    filter.add_to(app);
    options.add_to(app);
    // The filter has an option of the protocol's; nobody reads what would be explained.
    for (const char *name : {"FILTER", "--explain"})
        app.remove_option(app.get_option(name));
    app.footer(footer);
    drop_unset(argc, argv);
    set_usage(app, "ringtap extcap --capture --extcap-interface ringtap --fifo FILE [OPTION...]");
    // Before all that may go wrong: its reader waits until somebody has opened it, and is told by
    // its end that nothing will come.
    const signal_watch signals;
    const std::string path = value_of("--fifo", argc, argv);
    const unique_fd fifo = path.empty() ? unique_fd() : open_fifo(path);
    if (signal_watch::stop_signal())
        return exit_ok;
    if (const auto status = parse(app, argc, argv))
        return *status;
    if (request.capture) {
        need_interface(request);
        if (!fifo)
            throw usage_error("--capture needs --fifo FILE, the pipe that events go to");
        return run_capture(request, filter, options, fifo.get());
    }
    drop_capabilities();
    out_stream out(STDOUT_FILENO);
    if (!answer(request, app, out.buffer()))
        throw usage_error("what is asked? --extcap-interfaces is the first question");
    out.flush();
    return exit_ok;
}

}  // namespace ringtap
