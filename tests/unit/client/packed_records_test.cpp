// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/packed_records.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "capture/records.h"
#include "file/capture_file.h"
#include "make_records.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

std::string packed(const record_words &records, bool plain = false) {
    record_packer packer(plain);
    const auto [bytes, len] = packer.pack(records.data(), records.size() * 8);
    return {reinterpret_cast<const char *>(bytes), len};
}

// What is written where no record is to be.
constexpr uint8_t untouched = 0xa5;

struct unpacked {
    std::string trouble;
    record_words records;
    uint64_t last_ns = 0;
    bool kept_to_itself;
};

// Into exactly as much room, and from exactly as much as may be read.
unpacked unpack(const std::string &from, size_t raw_len) {
    constexpr size_t around = 64;
    std::vector<uint8_t> bytes(from.begin(), from.end()), raw(raw_len + 2 * around, untouched);
    bytes.resize(bytes.size() + packed_slack);
    unpacked result;
    result.trouble = unpack_records(bytes.data(), from.size(), raw.data() + around, raw_len, &result.last_ns);
    const auto is_untouched = [](uint8_t byte) { return byte == untouched; };
    result.kept_to_itself = std::all_of(raw.begin(), raw.begin() + around, is_untouched) &&
                            std::all_of(raw.end() - around, raw.end(), is_untouched);
    result.records.resize(raw_len / 8);
    if (raw_len >= 8)
        std::memcpy(result.records.data(), raw.data() + around, raw_len / 8 * 8);
    return result;
}

// Records that look like real ones: alike, with numbers in order, and now and then not.
class record_maker {
  public:
    explicit record_maker(unsigned seed) : random_(seed) {}

    record_words make(unsigned count) {
        record_words all;
        while (count--) {
            const record_words one = make_one();
            all.insert(all.end(), one.begin(), one.end());
        }
        return all;
    }

  private:
    unsigned any(unsigned below) { return static_cast<unsigned>(random_() % below); }

    uint64_t value() {
        const unsigned bits = any(65);
        const uint64_t all = uint64_t{random_()} << 32 | random_();
        return bits == 64 ? all : all & ((uint64_t{1} << bits) - 1);
    }

    // One of the type that is as short as it may be, or longer, or longer than what is told word by word.
    record_words make_one() {
        const unsigned type = any(3) ? unsigned{RINGTAP_SYSCALL} : any(RINGTAP_TYPES_MAX);
        const size_t least = record_size_min(type) / 8;
        const size_t words = any(30) ? least + any(4) * any(8) : least + any(2 * packed_words_max);
        record_words &before = latest_[type * 4096 + words];
        before.resize(words);
        for (unsigned i = any(6); i; i--)
            before[any(static_cast<unsigned>(words))] = value();
        auto *const head = reinterpret_cast<ringtap_record *>(before.data());
        head->len = static_cast<uint32_t>(words * 8);
        head->type = static_cast<uint16_t>(type);
        if (words >= 4 && any(20)) {
            head->flags = any(10) ? RINGTAP_F_ENTRY_TIME : static_cast<uint16_t>(any(4));
            head->seq = seq_++;
            head->ns = ns_ += any(5000);
        }
        if (type == RINGTAP_SYSCALL && any(20)) {
            auto *const call = reinterpret_cast<ringtap_syscall *>(before.data());
            call->nr = static_cast<int>(any(6));
            call->entry_ns = any(9) ? ns_ - any(3000) : 0;
        }
        return before;
    }

    std::minstd_rand random_;
    std::map<size_t, record_words> latest_;
    uint64_t seq_ = 0;
    uint64_t ns_ = 1000000;
};

record_words call(uint64_t seq, uint64_t ns, uint64_t arg = 3) {
    return make_syscall(header(seq, ns, 7, 7, RINGTAP_F_ENTRY_TIME), {0, {arg, 2, 64}, 64, RINGTAP_ABI_NATIVE, ns - 100},
                        {{RINGTAP_KIND_BUFFER, 1, std::string(64, 'x')}});
}

record_words calls(unsigned count) {
    record_words all;
    for (unsigned i = 0; i < count; i++)
        all = std::move(all) + call(i, 1000 + 200 * i, i % 5 ? 3 : 4);
    return all;
}

uint64_t latest_of(const record_words &records) {
    uint64_t latest = 0;
    record_cursor cursor(records.data(), records.size() * 8);
    for (; const ringtap_record *record = cursor.peek(); cursor.skip())
        latest = std::max<uint64_t>(latest, record->ns);
    return latest;
}

// By hand, where every byte matters.
std::string by_hand(const std::vector<uint8_t> &control, const std::string &times, const std::string &words) {
    const uint32_t lengths[] = {static_cast<uint32_t>(control.size()), static_cast<uint32_t>(times.size())};
    return std::string(reinterpret_cast<const char *>(lengths), sizeof(lengths)) +
           std::string(control.begin(), control.end()) + times + words;
}

std::string first_word(uint32_t len, uint16_t type) {
    ringtap_record head{};
    head.len = len;
    head.type = type;
    return std::string(reinterpret_cast<const char *>(&head), 8);
}

}  // namespace

TEST_CASE("packed records of every type and length come back bit for bit") {
    for (unsigned seed = 1; seed <= 300; seed++) {
        INFO("seed " << seed);
        const record_words records = record_maker(seed).make(1 + seed * 2);
        const std::string bytes = packed(records);
        if (bytes.empty())
            continue;  // of a few that have nothing in common
        const unpacked result = unpack(bytes, records.size() * 8);
        REQUIRE(result.trouble == "");
        REQUIRE(result.records == records);
        REQUIRE(result.kept_to_itself);
        REQUIRE(result.last_ns == latest_of(records));
    }
}

TEST_CASE("what is packed is the same whatever the processor can do") {
    for (unsigned seed = 1; seed <= 100; seed++) {
        const record_words records = record_maker(seed).make(100);
        REQUIRE(packed(records, false) == packed(records, true));
    }
}

TEST_CASE("calls that repeat take a tenth of their bytes and less") {
    const record_words records = calls(1000);
    CHECK(packed(records).size() < records.size() * 8 / 20);
}

TEST_CASE("what are no sound records is not packed") {
    record_words records = calls(20);
    const size_t words = records.size() / 20;
    auto &last = *reinterpret_cast<ringtap_record *>(&records[19 * words]);
    for (const uint32_t len : {0u, 4u, 8u, 36u, 40u, static_cast<uint32_t>(words * 8 + 8), 0xfffffff8u, UINT32_MAX}) {
        last.len = len;
        CHECK(packed(records).empty());
    }
    records.pop_back();
    last.len = static_cast<uint32_t>(words * 8);
    CHECK(packed(records).empty());
    CHECK(packed(make_pad(record_bytes_max / 8 + 1)).empty());
    CHECK(packed({}).empty());
}

TEST_CASE("any changed byte of packed records is found, or makes other sound records, and no more of them") {
    const record_words records = calls(6) + make_pad(3) + record_maker(5).make(30);
    const std::string bytes = packed(records);
    REQUIRE_FALSE(bytes.empty());
    for (size_t bit = 0; bit < bytes.size() * 8; bit++) {
        std::string changed = bytes;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        const unpacked result = unpack(changed, records.size() * 8);
        INFO("bit " << bit << ": " << result.trouble);
        REQUIRE(result.kept_to_itself);
        if (!result.trouble.empty())
            continue;
        record_cursor cursor(result.records.data(), result.records.size() * 8);
        while (cursor.peek())
            cursor.skip();
        REQUIRE_FALSE(cursor.damaged());
    }
}

TEST_CASE("packed records that are cut off, or are to be of another length, are refused") {
    const record_words records = calls(10);
    const std::string bytes = packed(records);
    for (size_t len = 0; len < bytes.size(); len++) {
        const unpacked result = unpack(bytes.substr(0, len), records.size() * 8);
        REQUIRE_FALSE(result.trouble.empty());
        REQUIRE(result.kept_to_itself);
    }
    for (const size_t raw_len : {size_t{0}, size_t{3}, size_t{8}, records.size() * 8 - 8, records.size() * 8 - 1,
                                 records.size() * 8 + 1, records.size() * 8 + 8}) {
        const unpacked result = unpack(bytes, raw_len);
        INFO(raw_len);
        REQUIRE_FALSE(result.trouble.empty());
        REQUIRE(result.kept_to_itself);
    }
}

TEST_CASE("random bytes do no harm as packed records") {
    std::minstd_rand random(1);
    for (int round = 0; round < 20000; round++) {
        std::vector<uint8_t> control(random() % 60);
        for (uint8_t &byte : control)
            byte = static_cast<uint8_t>(random() % 4 ? random() % 3 : random());
        std::string words;
        for (unsigned i = random() % 4; i; i--)
            words += first_word(random() % 300 * 4, static_cast<uint16_t>(random() % RINGTAP_TYPES_MAX));
        const std::string times(random() % 20, static_cast<char>(random()));
        REQUIRE(unpack(by_hand(control, times, words), random() % 700).kept_to_itself);
    }
}

TEST_CASE("what is wrong with packed records is told, and of which") {
    const auto trouble = [](const std::string &bytes, size_t raw_len) { return unpack(bytes, raw_len).trouble; };
    const std::string exit_head = first_word(48, RINGTAP_EXIT + 50), call_head = first_word(96, RINGTAP_SYSCALL);
    CHECK(trouble("1234567", 8) == "packed records are too short");
    CHECK_THAT(trouble(std::string(8, '\1'), 8), Contains("parts that are longer"));
    CHECK_THAT(trouble(by_hand({}, "", ""), 8), Contains("byte 0 of 8 takes more than there is"));
    CHECK_THAT(trouble(by_hand({0, 0, 0}, "", ""), 8), Contains("an impossible length"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 0}, "1", call_head), 96), Contains("an impossible length"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 0}, "1", exit_head), 40), Contains("an impossible length"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 1, 3 << 3}, "1", exit_head + "1"), 48), Contains("a word behind its end"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 0}, "", exit_head), 48), Contains("takes more than there is"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 1, 0}, "1", exit_head), 48), Contains("takes more than there is"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 0, 9, 9, 9}, "1", exit_head), 48), Contains("make more than 48 bytes"));
    CHECK_THAT(trouble(by_hand({0, 0x40, 0, 0, 0, 0}, "12", exit_head), 48 + 40), Contains("byte 48 of 88 has an impossible"));
    CHECK(trouble(by_hand({0, 0x40, 0, 0, 0, 0}, "12", exit_head), 48 + 48).empty());
}
