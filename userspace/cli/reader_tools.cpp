// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/reader_tools.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "capture/mapping.h"
#include "cli/out_stream.h"
#include "file/whole_file.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

constexpr auto falco_directory = "/etc/falco/config.d";
constexpr auto falco_file = "/etc/falco/config.d/ringtap.yaml";
// Falco's own package has this one, and ends if two plugins have the same name.
constexpr auto falco_container_file = "/etc/falco/config.d/falco.container_plugin.yaml";
constexpr auto source_plugin = RINGTAP_PLUGIN_DIR "/libringtap-source.so";
constexpr auto container_plugin = RINGTAP_PLUGIN_DIR "/libringtap-container.so";
constexpr auto extcap_program = RINGTAP_EXTCAP_HOME "/ringtap-extcap";

[[noreturn]] void fail(const std::string &path) {
    throw std::runtime_error(fmt::format("{}: {}", path, strerror(errno)));
}

bool exists(const std::string &path) {
    return !access(path.c_str(), F_OK);
}

void need(const std::string &path, const char *package) {
    if (!exists(path))
        throw std::runtime_error(fmt::format("{}: there is no such file: it is in the package {}", path, package));
}

// A JSON string is one of YAML's.
std::string quoted(const std::string &text) {
    text_buffer out;
    json_writer(out).string(text);
    return {out.data(), out.size()};
}

std::string falco_yaml(const std::string &params, bool with_container) {
    std::string made = fmt::format(
        "# Falco takes system calls from ringtap, instead of from a driver of its own.\n"
        "engine:\n"
        "  kind: nodriver\n"
        "load_plugins: [ringtap{}]\n"
        "plugins:\n"
        "  - name: ringtap\n"
        "    library_path: {}\n"
        "    open_params: {}\n",
        with_container ? ", container" : "", source_plugin, quoted(params));
    if (with_container)
        made += fmt::format("  - name: container\n    library_path: {}\n", container_plugin);
    return made;
}

std::string falco_configuration(const std::string &params) {
    return falco_yaml(params, !exists(falco_container_file));
}

std::string install_falco(const std::string &params) {
    need(source_plugin, "ringtap-plugins");
    need(container_plugin, "ringtap-plugins");
    if (!exists(falco_directory))
        fail(falco_directory);
    // Falco reads it again as soon as it changes.
    write_whole_file(falco_file, falco_configuration(params));
    std::string said = fmt::format("{} is written; `systemctl restart falco` takes it in\n", falco_file);
    if (exists(falco_container_file))
        said += fmt::format(
            "Falco's own plugin for containers, of {}, is kept. Where it does not load, because it was built "
            "for a newer C library: move that file away, and install this again\n",
            falco_container_file);
    return said;
}

std::string sysdig_configuration(const std::string &) {
    return "# Live. All arguments are sysdig's.\n"
           "ringtap sysdig proc.name=nginx\n"
           "# The same in two words, or on two hosts.\n"
           "ringtap record --format scap --pipe -w - | sysdig -r /dev/stdin proc.name=nginx\n"
           "# Files\n"
           "ringtap record -w today.scap; sysdig -r today.scap; csysdig -r today.scap\n";
}

std::string personal_folder(const char *tool) {
    const char *home = getenv("HOME");
    if (!home || !*home)
        throw std::runtime_error("HOME is not set");
    return fmt::format("{}/.local/lib/{}/extcap", home, tool);
}

std::string extcap_configuration(const char *tool) {
    const std::string folder = personal_folder(tool);
    return fmt::format(
        "# For this user; the package ringtap-wireshark does it for all.\n"
        "mkdir -p {0}\n"
        "ln -sf {1} {0}/\n"
        "{2} -k -i ringtap\n",
        folder, extcap_program, tool);
}

std::string install_extcap(const char *tool) {
    need(extcap_program, "ringtap-wireshark");
    const std::string folder = personal_folder(tool);
    const std::string link = folder + "/ringtap-extcap";
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble)
        throw std::runtime_error(fmt::format("{}: {}", folder, trouble.message()));
    if (unlink(link.c_str()) && errno != ENOENT)
        fail(link);
    if (symlink(extcap_program, link.c_str()))
        fail(link);
    return fmt::format("{} leads to {}; {} lists it when it starts again\n", link, extcap_program, tool);
}

const std::vector<reader_tool> tools = {
    {"sysdig", "ringtap sysdig", "sysdig --modern-bpf", sysdig_configuration, nullptr},
    {"falco", "ringtap setup falco --install && falco", "falco -o engine.kind=modern_ebpf", falco_configuration,
     install_falco},
    {"stratoshark", "stratoshark -k -i ringtap", nullptr,
     [](const std::string &) { return extcap_configuration("stratoshark"); },
     [](const std::string &) { return install_extcap("stratoshark"); }},
    {"wireshark", "wireshark -k -i ringtap", nullptr,
     [](const std::string &) { return extcap_configuration("wireshark"); },
     [](const std::string &) { return install_extcap("wireshark"); }},
};

}  // namespace

const char *backend_name(backend which) {
    switch (which) {
        case backend::ringtap:
            return "ringtap";
        case backend::modern_bpf:
            return "modern eBPF";
        default:
            return "none";
    }
}

const char *reader_tool::command(backend which) const {
    switch (which) {
        case backend::ringtap:
            return by_ringtap;
        case backend::modern_bpf:
            return by_modern_bpf;
        default:
            return nullptr;
    }
}

const std::vector<reader_tool> &reader_tools() {
    return tools;
}

const reader_tool *find_reader_tool(std::string_view name) {
    for (const reader_tool &tool : tools)
        if (name == tool.name)
            return &tool;
    return nullptr;
}

}  // namespace ringtap
