// SPDX-License-Identifier: MIT OR Apache-2.0
// Every call of every machine, with arguments and items as nobody means them: what is made of them
// is text and JSON, and not much of it.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "render/json_event.h"
#include "event_of.h"
#include "fields/filter.h"
#include "fields/format.h"
#include "harmless.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

// clang-format off
constexpr uint64_t numbers[] = {
    0, 1, 2, 3, 7, 12, 16, 24, 64, 253, 4096, 0x5401,
    INT32_MAX, uint64_t{1} << 31, UINT32_MAX, uint64_t{1} << 32, INT64_MAX, uint64_t{1} << 63,
    UINT64_MAX - 7, UINT64_MAX - 6, UINT64_MAX - 1, UINT64_MAX,
};
// clang-format on

class chance {
  public:
    explicit chance(unsigned seed) : random_(seed) {}

    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    uint64_t number() { return below(4) ? numbers[below(std::size(numbers))] : below(300); }

    std::string bytes() {
        static constexpr std::string_view parts[] = {
            "\x1b[2J", "\xc2\x9b", "\x9b", "\xff", "/", "..", "\n", "a", "%s", "\xe2\x80\xae"};
        const unsigned words = below(8) ? below(24) : below(400);
        std::string made;
        for (unsigned i = 0; i < words; i++) {
            const uint64_t word = number();
            switch (below(3)) {
                case 0:
                    made.append(reinterpret_cast<const char *>(&word), sizeof(word));
                    break;
                case 1:
                    made.append(reinterpret_cast<const char *>(&word), sizeof(uint32_t));
                    break;
                default:
                    made.append(parts[below(std::size(parts))]);
            }
        }
        return made;
    }

    new_item item(unsigned arg) {
        return {below(RINGTAP_KINDS + 1), arg, bytes(), below(16), number()};
    }

    // What the kernel captures of such an argument, if anything.
    new_item item(unsigned arg, arg_type type) {
        new_item made = item(arg);
        switch (type) {
            case arg_type::msg_in:
            case arg_type::msg_out:
                made.kind = below(2) ? RINGTAP_KIND_CONTROL : RINGTAP_KIND_SOCKADDR;
                break;
            case arg_type::sockaddr_in:
            case arg_type::sockaddr_out:
                made.kind = RINGTAP_KIND_SOCKADDR;
                break;
            case arg_type::in:
            case arg_type::out:
                made.kind = RINGTAP_KIND_BUFFER;
                break;
            default:
                if (is_address(type))
                    made.kind = RINGTAP_KIND_STRUCT;
        }
        return made;
    }

  private:
    std::mt19937 random_;
};

record_words random_call(chance &by, unsigned abi, int nr, const syscall_desc *desc) {
    new_call call{nr, {}, static_cast<int64_t>(by.number()), abi, by.below(2) ? by.number() : 0};
    std::vector<new_item> items;
    for (unsigned arg = 0; arg < 6; arg++) {
        call.args.push_back(by.number());
        const unsigned count = by.below(3);
        for (unsigned i = 0; i < count; i++)
            items.push_back(desc && arg < desc->nargs && by.below(2)
                                ? by.item(arg, desc->args[arg].type)
                                : by.item(arg));
    }
    if (by.below(2))
        items.push_back(by.item(by.below(2) ? RINGTAP_ARG_RESULT : RINGTAP_ARG_NONE));
    const ringtap_record head = header(by.number(), by.number(), by.below(9), by.below(9));
    return by.below(3) ? make_syscall(head, call, items) : make_entry(head, call, items);
}

// Reads all that there is to be read of an event.
class everything : public event_sink {
  public:
    explicit everything(machine on) : reader_(on, 0) {}

    void on_event(const event &event) override {
        reader_.begin(event);
        text(event);
        json(event);
        for (const field_class &fields : field_classes())
            for (const field &field : fields)
                read(field);
        seen_++;
    }

    size_t space = 0;  // how much may be made of the record
    unsigned seen() const { return seen_; }

  private:
    static std::string_view view(const text_buffer &text) { return {text.data(), text.size()}; }

    void text(const event &event) {
        text_buffer out;
        append_arguments(out, event, event.host);
        append_result(out, event, event.host);
        append_result_view(out, event);
        CHECK(harm_in(view(out)) == std::string_view::npos);
        CHECK(view(out).find('\n') == std::string_view::npos);
        CHECK(out.size() < space);
    }

    void json(const event &event) {
        text_buffer out;
        append_event_json(out, event, 0);
        CHECK(harm_in(view(out)) == std::string_view::npos);
        CHECK(nlohmann::json::accept(view(out).begin(), view(out).end()));
        CHECK(out.size() < 2 * space);
    }

    void read(const field &field) {
        field_arg arg;
        arg.given = field.arg != field_arg_kind::none;
        arg.name = "res";
        arg.is_index = field.arg == field_arg_kind::index ||
                       field.arg == field_arg_kind::optional_index ||
                       (field.arg == field_arg_kind::name_or_index && seen_ % 2);
        arg.index = seen_ % 7;
        reader_.values().clear();
        field.read(reader_, arg);
        text_buffer out;
        for (const field_value &value : reader_.values())
            append_value(out, field.type, value);
        if (harm_in(view(out)) != std::string_view::npos)
            FAIL_CHECK(field.name << " harms: " << fmt::to_string(out));
    }

    field_reader reader_;
    unsigned seen_ = 0;
};

void read_random_calls(machine on, unsigned seed) {
    decoder_setup setup;
    setup.on = on;
    setup.all_entries = true;
    everything sink(on);
    feeding_decoder decoder(setup, sink);
    chance by(seed);
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = -1; nr < RINGTAP_SYSCALLS_MAX; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (!desc && by.below(50))
                continue;
            const record_words record = random_call(by, abi, nr, desc);
            sink.space = 16384 + 64 * record.size() * sizeof(record[0]);
            INFO("seed " << seed << ", ABI " << abi << ", call " << nr);
            decoder.decode(0, as_record(record));
        }
    CHECK(sink.seen() > 300);
}

}  // namespace

TEST_CASE("calls as nobody means them become text and JSON, and not much of it") {
    const auto on = GENERATE(machine::x86_64, machine::aarch64);
    const auto seed = GENERATE(range(1u, 5u));
    read_random_calls(on, seed);
}
