// SPDX-License-Identifier: MIT OR Apache-2.0
// Rows of /etc/passwd and /etc/group. Not by getpwnam(3) and its like, which a static binary cannot have: they load what
// the host's nsswitch says. Nor by fgetpwent(3), whose rows belong to the process and not to a thread.
#ifndef RINGTAP_MODEL_ACCOUNT_FILES_H
#define RINGTAP_MODEL_ACCOUNT_FILES_H

#include <grp.h>
#include <pwd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace ringtap {

// read: fgetpwent_r or fgetgrent_r. call(const Row &) gives false to end.
template <typename Row, typename Call>
void for_each_row(const std::string &path, int (*read)(FILE *, Row *, char *, size_t, Row **), Call call) {
    const std::unique_ptr<FILE, int (*)(FILE *)> file(fopen(path.c_str(), "re"), fclose);
    std::vector<char> text(1024);
    Row row;
    Row *found = nullptr;
    while (file) {
        const int err = read(file.get(), &row, text.data(), text.size(), &found);
        if (err == ERANGE)
            text.resize(2 * text.size());
        else if (err || !call(static_cast<const Row &>(row)))
            return;
    }
}

}  // namespace ringtap

#endif
