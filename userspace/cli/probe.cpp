// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <unistd.h>

#include "cli/host_facts.h"
#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/reader_tools.h"
#include "cli/subcommands.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

struct host_facts {
    kernel_facts kernel;
    module_facts module;
    bpf_facts bpf;

    backend to_take() const {
        if (module.usable)
            return backend::ringtap;
        return bpf.is_modern() ? backend::modern_bpf : backend::none;
    }

    std::string why() const {
        switch (to_take()) {
            case backend::ringtap:
                return "the module is loaded, and this user may capture with it";
            case backend::modern_bpf:
                return "ringtap cannot capture now, and the kernel has bpf(2), types of its own and the ring buffer";
            default:
                return "ringtap cannot capture now, and the kernel lacks what today's eBPF programs need";
        }
    }
};

struct feature_name {
    uint64_t bit;
    const char *name;
};

constexpr feature_name feature_names[] = {
    {RINGTAP_FEAT_EXEC, "exec"},       {RINGTAP_FEAT_COMPAT, "compat"},
    {RINGTAP_FEAT_CGROUP, "cgroup"},   {RINGTAP_FEAT_AUDIT, "audit"},
    {RINGTAP_FEAT_HOTPLUG, "hotplug"}, {RINGTAP_FEAT_SIGNAL, "signal"},
    {RINGTAP_FEAT_FLIGHT, "flight"},   {RINGTAP_FEAT_PROTECT, "protect"},
    {RINGTAP_FEAT_SWITCH, "switch"},   {RINGTAP_FEAT_FAULT, "fault"},
    {RINGTAP_FEAT_TARGET, "target"},   {RINGTAP_FEAT_PEER, "peer"},
};

const char *text_of(answer value) {
    switch (value) {
        case answer::yes:
            return "yes";
        case answer::no:
            return "no";
        default:
            return "unknown";
    }
}

void add(json_writer &json, std::string_view key, answer value) {
    json.key(key);
    if (value == answer::unknown)
        json.null();
    else
        json.boolean(value == answer::yes);
}

void add_or_null(json_writer &json, std::string_view key, const std::string &text) {
    json.key(key);
    if (text.empty())
        json.null();
    else
        json.string(text);
}

std::string text_or_empty(const char *text) {
    return text ? text : "";
}

void add_module(json_writer &json, const module_facts &module) {
    json.key("module").begin_object();
    json.member("usable", module.usable).member("loaded", module.loaded);
    add_or_null(json, "file", module.file);
    add(json, "signed", module.is_signed);
    add_or_null(json, "trouble", module.trouble);
    if (module.usable) {
        json.member("version", std::string_view(module.info.version));
        json.member("abi", fmt::format("{}.{}", module.info.abi_major, module.info.abi_minor));
        json.member("captures_max", module.info.captures_max);
        json.key("features").begin_array();
        for (const feature_name &feature : feature_names)
            if (module.info.features & feature.bit)
                json.string(feature.name);
        json.end_array();
    }
    json.end_object();
}

void add_kernel(json_writer &json, const kernel_facts &kernel) {
    json.key("kernel").begin_object().member("release", kernel.release);
    add_or_null(json, "config", kernel.config);
    add(json, "preempt_rt", kernel.real_time);
    add(json, "have_syscall_tracepoints", kernel.tracepoints);
    add(json, "ftrace_syscalls", kernel.syscall_events);
    add(json, "raw_syscalls", kernel.raw_syscalls);
    add(json, "secure_boot", kernel.secure_boot);
    add(json, "signed_modules_only", kernel.signed_modules_only);
    add_or_null(json, "lockdown", kernel.lockdown);
    json.end_object();
}

void add_bpf(json_writer &json, const bpf_facts &bpf) {
    json.key("ebpf").begin_object();
    add(json, "bpf", bpf.syscall);
    add(json, "btf", bpf.btf);
    add(json, "ring_buffer", bpf.ring_buffer);
    json.key("unprivileged_bpf_disabled");
    if (bpf.unprivileged_disabled)
        json.number(*bpf.unprivileged_disabled);
    else
        json.null();
    json.end_object();
}

// How each of them is made to show this host's events
void add_tools(json_writer &json, backend which) {
    json.key("commands").begin_object();
    for (const reader_tool &tool : reader_tools())
        add_or_null(json, tool.name, text_or_empty(tool.command(which)));
    json.end_object();
}

void append_json(text_buffer &out, const host_facts &host) {
    json_writer json(out);
    json.begin_object().member("type", "probe").member("backend", backend_name(host.to_take()));
    json.member("why", host.why());
    add_tools(json, host.to_take());
    add_or_null(json, "advice", advice(host.kernel, host.module));
    add_module(json, host.module);
    add_kernel(json, host.kernel);
    add_bpf(json, host.bpf);
    json.end_object();
    out.push_back('\n');
}

void append_line(text_buffer &out, const char *name, std::string_view value) {
    append_format(out, "{:<38} {}\n", name, visible{value});
}

void append_module(text_buffer &out, const module_facts &module) {
    append_line(out, "module loaded", module.loaded ? "yes" : "no");
    append_line(out, "module file for this kernel", module.file.empty() ? "none" : module.file);
    if (!module.file.empty())
        append_line(out, "module file is signed", text_of(module.is_signed));
    append_line(out, "ringtap can capture now", module.usable ? "yes" : "no: " + module.trouble);
    if (!module.usable)
        return;
    std::string features;
    for (const feature_name &feature : feature_names)
        if (module.info.features & feature.bit)
            features += fmt::format("{}{}", features.empty() ? "" : ", ", feature.name);
    append_line(out, "module version", module.info.version);
    append_line(out, "module ABI",
                fmt::format("{}.{}", module.info.abi_major, module.info.abi_minor));
    append_line(out, "module features", features);
}

void append_kernel(text_buffer &out, const kernel_facts &kernel) {
    append_line(out, "kernel", kernel.release);
    append_line(out, "kernel's configuration", kernel.config.empty() ? "unknown" : kernel.config);
    append_line(out, "CONFIG_PREEMPT_RT", text_of(kernel.real_time));
    append_line(out, "CONFIG_HAVE_SYSCALL_TRACEPOINTS", text_of(kernel.tracepoints));
    append_line(out, "CONFIG_FTRACE_SYSCALLS", text_of(kernel.syscall_events));
    append_line(out, "tracepoints raw_syscalls", text_of(kernel.raw_syscalls));
    append_line(out, "Secure Boot", text_of(kernel.secure_boot));
    append_line(out, "takes signed modules only", text_of(kernel.signed_modules_only));
    append_line(out, "lockdown", kernel.lockdown.empty() ? "unknown" : kernel.lockdown);
}

void append_bpf(text_buffer &out, const bpf_facts &bpf) {
    append_line(out, "eBPF: bpf(2)", text_of(bpf.syscall));
    append_line(out, "eBPF: BTF of the kernel", text_of(bpf.btf));
    append_line(out, "eBPF: ring buffer", text_of(bpf.ring_buffer));
    append_line(
        out, "eBPF: unprivileged_bpf_disabled",
        bpf.unprivileged_disabled ? fmt::format("{}", *bpf.unprivileged_disabled) : "unknown");
}

void append_text(text_buffer &out, const host_facts &host) {
    append_kernel(out, host.kernel);
    append_module(out, host.module);
    append_bpf(out, host.bpf);
    append_line(out, "backend to take", backend_name(host.to_take()));
    append_line(out, "why", host.why());
    for (const reader_tool &tool : reader_tools())
        if (const char *command = tool.command(host.to_take()))
            append_line(out, fmt::format("for {}", tool.name).c_str(), command);
    const std::string what_to_do = advice(host.kernel, host.module);
    if (!what_to_do.empty())
        append_line(out, "what to do", what_to_do);
}

constexpr auto footer =
    "Exit status: 0 if ringtap can capture now, else 1.\n"
    "\n"
    "Example:\n"
    "  ringtap probe --json | jq -r .backend      ringtap, modern eBPF, or none";

}  // namespace

int cmd_probe(int argc, char **argv) {
    bool json = false;
    CLI::App app("Says what this host can capture with, and what is missing.", argv[0]);
    app.add_flag("--json", json, "one JSON object");
    app.footer(footer);
    set_usage(app, "ringtap probe [--json]");
    if (const auto status = parse(app, argc, argv))
        return *status;

    host_facts host;
    host.kernel = probe_kernel();
    host.module = probe_module(host.kernel.release);
    host.bpf = probe_bpf();
    out_stream out(STDOUT_FILENO);
    json ? append_json(out.buffer(), host) : append_text(out.buffer(), host);
    out.flush();
    return host.module.usable ? exit_ok : exit_failure;
}

}  // namespace ringtap
