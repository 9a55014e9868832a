// SPDX-License-Identifier: MIT OR Apache-2.0
// usage: write_stored_capture FILE
// The capture file of a small host, for tests that run programs on one.
#include <cstdio>
#include <filesystem>

#include "stored_capture.h"

int main(int argc, char **argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: write_stored_capture FILE\n");
        return 2;
    }
    std::filesystem::copy_file(ringtap_test::stored_capture().path(), argv[1],
                               std::filesystem::copy_options::overwrite_existing);
    return 0;
}
