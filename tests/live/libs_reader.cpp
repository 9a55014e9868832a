// SPDX-License-Identifier: MIT OR Apache-2.0
// Reads this host's system calls as Falco does: by the libraries that it stands on, which look
// themselves at what runs, from a source plugin or from a driver of theirs. Prints what a format
// makes of the events that a filter lets through; at the end, to standard error, how many there
// were and what they cost.
#include <libsinsp/eventformatter.h>
#include <libsinsp/plugin.h>
#include <libsinsp/plugin_filtercheck.h>
#include <libsinsp/sinsp.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>

namespace {

struct options {
    std::string source;  // empty: the module scap
    std::string extraction, params, format, filter;
    std::string printed;  // empty: whatever the filter lets through
    double seconds = 5;
    uint64_t most = UINT64_MAX;
    unsigned rounds = 1;
};

constexpr auto usage =
    "usage: libs_reader [-s SOURCE.so [-o PARAMS]] [-x EXTRACTION.so] [-p FORMAT] [-M SECONDS] [-n "
    "COUNT] [-r ROUNDS] [-P FILTER-OF-WHAT-IS-PRINTED] [FILTER]\n";

volatile std::sig_atomic_t stopped = 0;

double seconds_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

options parse(int argc, char **argv) {
    options made;
    int option;
    while ((option = getopt(argc, argv, "s:x:o:p:M:n:r:P:")) != -1) {
        switch (option) {
            case 's':
                made.source = optarg;
                break;
            case 'x':
                made.extraction = optarg;
                break;
            case 'o':
                made.params = optarg;
                break;
            case 'p':
                made.format = optarg;
                break;
            case 'M':
                made.seconds = atof(optarg);
                break;
            case 'n':
                made.most = strtoull(optarg, nullptr, 10);
                break;
            case 'r':
                made.rounds = static_cast<unsigned>(atoi(optarg));
                break;
            case 'P':
                made.printed = optarg;
                break;
            default:
                fputs(usage, stderr);
                exit(2);
        }
    }
    if (optind < argc)
        made.filter = argv[optind];
    return made;
}

std::shared_ptr<sinsp_plugin> load(sinsp &inspector, const std::string &path) {
    std::string error;
    auto plugin = inspector.register_plugin(path);
    if (!plugin->init("", error))
        throw sinsp_exception(error);
    return plugin;
}

void open(sinsp &inspector, const options &asked) {
    if (asked.source.empty())
        return inspector.open_kmod();
    const auto source = load(inspector, asked.source);
    inspector.open_plugin(source->name(), asked.params, sinsp_plugin_platform::SINSP_PLATFORM_FULL);
}

// False: there will be none any more.
bool next(sinsp &inspector, sinsp_evt **event) {
    const int32_t result = inspector.next(event);
    if (result == SCAP_EOF)
        return false;
    if (result != SCAP_SUCCESS)
        *event = nullptr;
    if (result != SCAP_SUCCESS && result != SCAP_TIMEOUT && result != SCAP_FILTERED_EVENT)
        throw sinsp_exception(inspector.getlasterr());
    return true;
}

void read_events(const options &asked) {
    sinsp inspector;
    sinsp_filter_check_list checks;
    if (!asked.extraction.empty())
        checks.add_filter_check(sinsp_plugin::new_filtercheck(load(inspector, asked.extraction)));
    open(inspector, asked);
    const auto factory = std::make_shared<sinsp_filter_factory>(&inspector, checks);
    const auto compiled = [&](const std::string &text) {
        return text.empty() ? nullptr : sinsp_filter_compiler(factory, text).compile();
    };
    const std::unique_ptr<sinsp_filter> filter = compiled(asked.filter), printed = compiled(asked.printed);
    std::unique_ptr<sinsp_evt_formatter> formatter;
    if (!asked.format.empty())
        formatter = std::make_unique<sinsp_evt_formatter>(&inspector, asked.format, checks);
    inspector.start_capture();
    uint64_t seen = 0, shown = 0;
    const double end = seconds_of(CLOCK_MONOTONIC) + asked.seconds;
    const double begun = seconds_of(CLOCK_THREAD_CPUTIME_ID);
    sinsp_evt *event = nullptr;
    while (!stopped && seconds_of(CLOCK_MONOTONIC) < end && shown < asked.most &&
           next(inspector, &event)) {
        if (!event)
            continue;
        seen++;
        if (filter && !filter->run(event))
            continue;
        shown++;
        std::string line;
        if (formatter && (!printed || printed->run(event)) && formatter->tostring(event, line))
            puts(line.c_str());
    }
    const double cost = (seconds_of(CLOCK_THREAD_CPUTIME_ID) - begun) * 1e9;
    fflush(stdout);
    fprintf(stderr, "%llu events, %llu shown, %.0f ns of CPU for each\n",
            static_cast<unsigned long long>(seen), static_cast<unsigned long long>(shown),
            seen ? cost / static_cast<double>(seen) : 0.0);
    inspector.stop_capture();
    inspector.close();
}

}  // namespace

int main(int argc, char **argv) {
    const options asked = parse(argc, argv);
    setvbuf(stdout, nullptr, _IOLBF, 0);
    signal(SIGINT, [](int) { stopped = 1; });
    try {
        for (unsigned i = 0; i < asked.rounds; i++)
            read_events(asked);
    } catch (const std::exception &trouble) {
        fprintf(stderr, "libs_reader: %s\n", trouble.what());
        return 1;
    }
    return 0;
}
