// SPDX-License-Identifier: MIT OR Apache-2.0
// What a system call's number and arguments mean, by machine and ABI.
#ifndef RINGTAP_DECODE_SYSCALLS_H
#define RINGTAP_DECODE_SYSCALLS_H

#include <ringtap/ringtap.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "decode/names.h"
#include "decode/structs.h"
#include "decode/syscall_table.inc"

namespace ringtap {

enum class arg_type : unsigned char {
#define X(type) type,
    RT_ARG_TYPES(X)
#undef X
};

struct syscall_arg {
    std::string_view name;  // a literal, as that of a call
    arg_type type;
    signed char len;      // index of the argument with its length or count; 7: the result; -1: none
    unsigned short what;  // of a set, a selector or a layout, as the type says
    signed char by;       // index of the argument that selects that, or what a buffer holds; -1: none
};

struct selected_arg;

// What a call is for: bits of syscall_desc::uses, by the words of syscalls.tbl.
enum call_use : unsigned char {
    use_read = 1 << 0,
    use_write = 1 << 1,
    use_waits = 1 << 2,
    use_bulk = 1 << 3,
    use_security = 1 << 4,
    use_socketcall = 1 << 5,
    use_lifecycle = 1 << 6,
};

struct syscall_desc {
    short nr;
    std::string_view name;  // a literal: a NUL is behind it
    const char *category;  // Sysdig's word; or io_category
    unsigned char uses;    // enum call_use
    unsigned char rule;    // what it does to the model: see call_rules
    unsigned char nargs;
    syscall_arg args[6];
};

// Of calls that are about whatever is behind a descriptor: that says what they are for.
constexpr std::string_view io_category = "io";

// Values of ELF's e_machine.
enum class machine : uint16_t { unknown = 0, x86_64 = 62, aarch64 = 183 };

// The machine of the running kernel.
machine host_machine();

// Null: a call that the tables do not know. abi: enum ringtap_abi.
const syscall_desc *find_syscall(machine on, unsigned abi, int nr);

struct syscall_number {
    unsigned abi;
    int nr;
};

// All numbers of a name; empty: no ABI of this machine has such a call.
std::vector<syscall_number> numbers_of(machine on, std::string_view name);

// A call of that name is for it.
bool has_use(machine on, std::string_view name, call_use use);

// The call whose name is most like this one; empty: none is near.
std::string_view nearest_syscall(machine on, std::string_view name);

// "64", "32" or "x32".
const char *abi_name(unsigned abi);

// An argument as a number: sign or width follow from the type and the ABI.
struct arg_number {
    bool is_signed;
    uint64_t bits;
    int64_t as_signed() const { return static_cast<int64_t>(bits); }
};

// How the register of an argument is read
enum class arg_width : unsigned char { signed_32, unsigned_32, id, signed_long, unsigned_long };

constexpr arg_width width_of(arg_type type) {
    switch (type) {
        case arg_type::int_:
        case arg_type::fd:
        case arg_type::dfd:
        case arg_type::sig:
        case arg_type::pid:
        case arg_type::clockid:
            return arg_width::signed_32;
        case arg_type::uid:
        case arg_type::gid:
            return arg_width::id;
        case arg_type::uint:
        case arg_type::hex:
        case arg_type::oct:
        case arg_type::mode:
        case arg_type::dev:
        case arg_type::flags:
        case arg_type::enum_:
            return arg_width::unsigned_32;
        case arg_type::long_:
        case arg_type::off:
            return arg_width::signed_long;
        default:
            return arg_width::unsigned_long;
    }
}

// The argument is an address in the caller's memory.
constexpr bool leads_to_memory(arg_type type) {
    switch (type) {
        case arg_type::ptr:
        case arg_type::path:
        case arg_type::str:
        case arg_type::in:
        case arg_type::out:
        case arg_type::iov_in:
        case arg_type::iov_out:
        case arg_type::sockaddr_in:
        case arg_type::sockaddr_out:
        case arg_type::msg_in:
        case arg_type::msg_out:
        case arg_type::argv:
        case arg_type::envp:
        case arg_type::struct_in:
        case arg_type::struct_out:
        case arg_type::struct_cut:
        case arg_type::array_in:
        case arg_type::array_out:
        case arg_type::out_at:
        case arg_type::pages_out:
        case arg_type::mmsg_in:
        case arg_type::mmsg_out:
            return true;
        default:
            return false;
    }
}

// The argument's number may stand for a name.
constexpr bool stands_for_name(arg_type type) {
    switch (type) {
        case arg_type::sig:
        case arg_type::mode:
        case arg_type::dev:
        case arg_type::dfd:
        case arg_type::flags:
        case arg_type::flags64:
        case arg_type::enum_:
        case arg_type::enum64:
        case arg_type::clockid:
            return true;
        default:
            return false;
    }
}

constexpr size_t arg_types = 0
#define X(type) +1
    RT_ARG_TYPES(X)
#undef X
    ;

struct arg_traits {
    arg_width width;
    bool is_address, may_have_name;
};

// What is above, of each type: asked of every argument.
inline constexpr auto traits_of_args = [] {
    std::array<arg_traits, arg_types> traits{};
    for (size_t i = 0; i < arg_types; i++)
        traits[i] = {width_of(static_cast<arg_type>(i)), leads_to_memory(static_cast<arg_type>(i)),
                     stands_for_name(static_cast<arg_type>(i))};
    return traits;
}();

inline bool is_address(arg_type type) {
    return traits_of_args[static_cast<size_t>(type)].is_address;
}

inline bool may_have_name(arg_type type) {
    return traits_of_args[static_cast<size_t>(type)].may_have_name;
}

// narrow: the call is of an ABI whose longs have 32 bits.
inline arg_number number_as(arg_width width, bool narrow, uint64_t raw) {
    const auto low = static_cast<uint32_t>(raw);
    const arg_number as_signed = {true, static_cast<uint64_t>(static_cast<int32_t>(low))};
    switch (width) {
        case arg_width::signed_32:
            return as_signed;
        case arg_width::id:
            // -1 leaves the id as it is
            return low == UINT32_MAX ? as_signed : arg_number{false, low};
        case arg_width::unsigned_32:
            return {false, low};
        case arg_width::signed_long:
            return narrow ? as_signed : arg_number{true, raw};
        default:
            return {false, narrow ? low : raw};
    }
}

inline arg_number number_of(arg_type type, unsigned abi, uint64_t raw) {
    return number_as(traits_of_args[static_cast<size_t>(type)].width, abi == RINGTAP_ABI_COMPAT, raw);
}

// The names of an argument's values; null: it has none. args: those of the call.
const name_set *names_of(const syscall_desc &desc, unsigned arg, const uint64_t (&args)[6]);

// An argument's type depends on another argument's value.
bool varies_by_arguments(const syscall_desc &desc);

// What calls of variable types are where their arguments are known: made once for each way in which they differ.
class described_calls {
  public:
    // desc with the types that its arguments have where others are args: of ioctl's arg, what its cmd says. desc
    // itself, if none depends on another; else it lives as long as this.
    const syscall_desc *describe(const syscall_desc *desc, const uint64_t (&args)[6]);

  private:
    using choice = std::array<const selected_arg *, 6>;

    std::map<std::pair<const syscall_desc *, choice>, syscall_desc> made_;
};

// What the bytes of an argument's item are laid out as; null: they are nothing but bytes. args: those of the call.
const struct_layout *layout_of(const syscall_desc &desc, unsigned arg, const uint64_t (&args)[6]);
bool is_array(arg_type type);
// Several messages: a STRUCT, and items of the first of them.
bool is_messages(arg_type type);

// As syscalls.tbl has it.
std::string_view type_name(arg_type type);

// A result as the kernel meant it: -errno, or a value that may use all bits of its ABI.
int64_t result_of(unsigned abi, int64_t raw);

// The error number of a failed call, 0 of one that succeeded.
int error_of(int64_t result);

}  // namespace ringtap

#endif
