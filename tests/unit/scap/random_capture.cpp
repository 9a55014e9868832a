// SPDX-License-Identifier: MIT OR Apache-2.0
// usage: random_capture FILE SEED COUNT
// A capture file of random records, each whole: calls of all numbers with all kinds of items.
#include <cstdio>
#include <cstdlib>

#include "../client/mutant_files.h"

int main(int argc, char **argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: random_capture FILE SEED COUNT\n");
        return 2;
    }
    ringtap_test::mutant_file file(static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
    file.write_whole(argv[1], static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
    return 0;
}
