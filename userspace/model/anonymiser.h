// SPDX-License-Identifier: MIT OR Apache-2.0
// Records without the names in them: other names in their place (pseudonyms.h), zeros in the place of what programs read and
// write. Numbers stay: ids, times, sizes, ports, results.
//
// What is not known to hold no name is zeroed: bytes behind what this version knows of a record, items and records of kinds
// that it does not know, structs without a layout.
#ifndef RINGTAP_MODEL_ANONYMISER_H
#define RINGTAP_MODEL_ANONYMISER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "decode/syscalls.h"
#include "file/file_writer.h"
#include "model/pseudonyms.h"
#include "model/record_view.h"

namespace ringtap {

class anonymiser final : public record_changer {
  public:
    explicit anonymiser(const siphash_key &key) : names_(key) {}

    void begin(file_header &header) override;
    void change(std::vector<uint64_t> &record) override;

  private:
    class builder;

    void change_fixed(ringtap_record &record) const;
    void change_items(builder &made, const ringtap_record &record, unsigned count);
    std::string changed(const item &item, const syscall_desc *desc, const uint64_t (&args)[6], unsigned abi) const;
    std::string changed_socket(std::string_view bytes) const;
    std::string changed_struct(std::string_view bytes, const struct_layout *layout, bool array) const;
    void change_element(char *at, size_t bytes, const struct_layout &layout) const;
    void change_field(char *at, size_t bytes, const struct_field &field) const;
    std::string changed_control(std::string_view bytes, unsigned abi) const;
    void change_client_record(std::vector<uint64_t> &record) const;
    std::string changed_descriptors(std::string_view bytes, uint32_t count) const;
    std::string changed_container(std::string_view bytes) const;
    std::string changed_lines(std::string_view bytes, bool of_mounts) const;

    pseudonyms names_;
    machine on_ = machine::unknown;
    record_layout layout_;
    described_calls described_;
};

}  // namespace ringtap

#endif
