// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/syscalls.h"

#include <ringtap/ringtap.h>
#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "decode/nearest.h"

namespace ringtap {

struct selected_arg {
    int64_t value;  // of the selecting argument; -1: all others
    syscall_arg arg;
};

namespace {

// clang-format off
constexpr syscall_desc calls_x86_64[] = {
#define RT_TABLE_X86_64
#include "decode/syscall_table.inc"
};
constexpr syscall_desc calls_i386[] = {
#define RT_TABLE_I386
#include "decode/syscall_table.inc"
};
constexpr syscall_desc calls_x32[] = {
#define RT_TABLE_X32
#include "decode/syscall_table.inc"
};
constexpr syscall_desc calls_arm64[] = {
#define RT_TABLE_ARM64
#include "decode/syscall_table.inc"
};
constexpr syscall_desc calls_arm[] = {
#define RT_TABLE_ARM
#include "decode/syscall_table.inc"
};

struct selection {
    uint32_t mask;
    const selected_arg *rows;  // by value
    unsigned count;
};

#define RT_SELECTIONS
#include "decode/syscall_table.inc"
// clang-format on

constexpr int x32_own_first = 512;  // below, x32 uses x86_64's numbers
constexpr int error_max = 4095;

// Where a number's row is, one more than that; 0: there is none. Of numbers too large for it
// nobody asks often.
using number_index = std::array<short, RINGTAP_SYSCALLS_MAX>;

template <size_t Rows>
constexpr number_index index_rows(const syscall_desc (&rows)[Rows]) {
    number_index index{};
    for (size_t i = 0; i < Rows; i++)
        if (rows[i].nr >= 0 && rows[i].nr < RINGTAP_SYSCALLS_MAX)
            index[static_cast<size_t>(rows[i].nr)] = static_cast<short>(i + 1);
    return index;
}

constexpr number_index index_x86_64 = index_rows(calls_x86_64);
constexpr number_index index_i386 = index_rows(calls_i386);
constexpr number_index index_x32 = index_rows(calls_x32);
constexpr number_index index_arm64 = index_rows(calls_arm64);
constexpr number_index index_arm = index_rows(calls_arm);

struct table {
    const syscall_desc *begin = nullptr;
    const syscall_desc *end = nullptr;
    const number_index *index = nullptr;
};

template <size_t Rows>
constexpr table table_of(const syscall_desc (&rows)[Rows], const number_index &index) {
    return {rows, rows + Rows, &index};
}

table table_for(machine on, unsigned abi) {
    if (on == machine::x86_64) {
        switch (abi) {
            case RINGTAP_ABI_NATIVE:
                return table_of(calls_x86_64, index_x86_64);
            case RINGTAP_ABI_COMPAT:
                return table_of(calls_i386, index_i386);
            case RINGTAP_ABI_X32:
                return table_of(calls_x32, index_x32);
        }
    }
    if (on == machine::aarch64 && abi == RINGTAP_ABI_NATIVE)
        return table_of(calls_arm64, index_arm64);
    if (on == machine::aarch64 && abi == RINGTAP_ABI_COMPAT)
        return table_of(calls_arm, index_arm);
    return {};
}

const syscall_desc *find_in(table rows, int nr) {
    if (rows.index && nr >= 0 && nr < RINGTAP_SYSCALLS_MAX) {
        const short row = (*rows.index)[static_cast<size_t>(nr)];
        return row ? rows.begin + row - 1 : nullptr;
    }
    const auto *row = std::lower_bound(rows.begin, rows.end, nr,
                                       [](const syscall_desc &d, int n) { return d.nr < n; });
    return row != rows.end && row->nr == nr ? row : nullptr;
}

int64_t sign_extend_32(uint64_t raw) {
    return static_cast<int32_t>(static_cast<uint32_t>(raw));
}

// Null: nothing is known of the selecting argument's value.
const selected_arg *select_arg(const syscall_arg &arg, const uint64_t (&args)[6]) {
    const selection &from = selections[arg.what];
    const auto value = static_cast<int64_t>(args[arg.by] & from.mask);
    const auto *end = from.rows + from.count;
    const auto *row = std::lower_bound(from.rows, end, value,
                                       [](const selected_arg &r, int64_t v) { return r.value < v; });
    if (row != end && row->value == value)
        return row;
    return from.count && from.rows->value == -1 ? from.rows : nullptr;
}

}  // namespace

machine host_machine() {
    utsname host;
    uname(&host);
    const std::string_view name = host.machine;
    if (name == "x86_64")
        return machine::x86_64;
    return name == "aarch64" ? machine::aarch64 : machine::unknown;
}

const syscall_desc *find_syscall(machine on, unsigned abi, int nr) {
    const syscall_desc *found = find_in(table_for(on, abi), nr);
    if (!found && abi == RINGTAP_ABI_X32 && nr < x32_own_first)
        found = find_in(table_for(on, RINGTAP_ABI_NATIVE), nr);
    return found;
}

std::vector<syscall_number> numbers_of(machine on, std::string_view name) {
    std::vector<syscall_number> numbers;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++) {
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (desc && name == desc->name)
                numbers.push_back({abi, nr});
        }
    }
    return numbers;
}

bool has_use(machine on, std::string_view name, call_use use) {
    const auto numbers = numbers_of(on, name);
    return !numbers.empty() &&
           find_syscall(on, numbers.front().abi, numbers.front().nr)->uses & use;
}

std::string_view nearest_syscall(machine on, std::string_view name) {
    std::vector<std::string_view> names;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++) {
        const table rows = table_for(on, abi);
        for (const auto *row = rows.begin; row != rows.end; row++)
            names.emplace_back(row->name);
    }
    return nearest_word(name, names);
}

const char *abi_name(unsigned abi) {
    switch (abi) {
        case RINGTAP_ABI_NATIVE:
            return "64";
        case RINGTAP_ABI_COMPAT:
            return "32";
        case RINGTAP_ABI_X32:
            return "x32";
        default:
            return "?";
    }
}

std::string_view type_name(arg_type type) {
    static constexpr std::string_view names[] = {
#define X(type) #type,
        RT_ARG_TYPES(X)
#undef X
    };
    const std::string_view name = names[static_cast<size_t>(type)];
    // What is a word of C++ has an underscore behind it.
    return name.substr(0, name.size() - (name.back() == '_'));
}

namespace {

bool is_selected(const syscall_arg &arg) {
    return arg.type == arg_type::select;
}

}  // namespace

bool varies_by_arguments(const syscall_desc &desc) {
    return std::any_of(desc.args, desc.args + desc.nargs, is_selected);
}

const syscall_desc *described_calls::describe(const syscall_desc *desc, const uint64_t (&args)[6]) {
    if (!desc || !varies_by_arguments(*desc))
        return desc;
    choice chosen = {};
    for (unsigned i = 0; i < desc->nargs; i++)
        if (is_selected(desc->args[i]))
            chosen[i] = select_arg(desc->args[i], args);
    const auto [found, is_new] = made_.try_emplace({desc, chosen}, *desc);
    for (unsigned i = 0; is_new && i < desc->nargs; i++) {
        syscall_arg &arg = found->second.args[i];
        if (chosen[i])
            arg = chosen[i]->arg;
        else if (is_selected(arg))
            arg = {arg.name, arg_type::hex64, -1, 0, -1};
    }
    return &found->second;
}

const name_set *names_of(const syscall_desc &desc, unsigned arg, const uint64_t (&args)[6]) {
    static const name_set *const clocks = find_set("clock");
    const syscall_arg &described = desc.args[arg];
    switch (described.type) {
        case arg_type::flags:
        case arg_type::flags64:
        case arg_type::enum_:
        case arg_type::enum64:
            return described.by < 0 ? &set_at(described.what)
                                    : select_set(described.what, args[described.by]);
        case arg_type::clockid:
            return clocks;
        default:
            return nullptr;
    }
}

namespace {

// As flags.tbl says of the value of the argument that selects it
const struct_layout *held_layout(const syscall_desc &desc, const syscall_arg &arg,
                                 const uint64_t (&args)[6]) {
    if (arg.by < 0)
        return nullptr;
    const auto by = static_cast<unsigned>(arg.by);
    const name_set *names = names_of(desc, by, args);
    const name_entry *entry = names ? entry_of(*names, args[by]) : nullptr;
    return entry && entry->holds ? &layout_at(entry->holds - 1u) : nullptr;
}

}  // namespace

const struct_layout *layout_of(const syscall_desc &desc, unsigned index, const uint64_t (&args)[6]) {
    const syscall_arg &arg = desc.args[index];
    switch (arg.type) {
        case arg_type::struct_in:
        case arg_type::struct_out:
        case arg_type::struct_cut:
        case arg_type::array_in:
        case arg_type::array_out:
        case arg_type::mmsg_in:
        case arg_type::mmsg_out:
            return &layout_at(arg.what);
        case arg_type::in:
        case arg_type::out_at:
            return held_layout(desc, arg, args);
        default:
            return nullptr;
    }
}

bool is_array(arg_type type) {
    return type == arg_type::array_in || type == arg_type::array_out || is_messages(type);
}

bool is_messages(arg_type type) {
    return type == arg_type::mmsg_in || type == arg_type::mmsg_out;
}

int64_t result_of(unsigned abi, int64_t raw) {
    if (abi != RINGTAP_ABI_COMPAT)
        return raw;
    const int64_t result = sign_extend_32(static_cast<uint64_t>(raw));
    return error_of(result) ? result : static_cast<int64_t>(raw & 0xffffffff);
}

int error_of(int64_t result) {
    return result < 0 && result >= -error_max ? static_cast<int>(-result) : 0;
}

}  // namespace ringtap
