// SPDX-License-Identifier: MIT OR Apache-2.0
// Names and images of containers, from the files in which their runtimes keep them: no daemon is
// asked. The man page ringtap(7) lists them.
#ifndef RINGTAP_MODEL_CONTAINER_FILES_H
#define RINGTAP_MODEL_CONTAINER_FILES_H

#include <string>

#include "model/host_model.h"

namespace ringtap {

// Adds to a container of which runtime and id are known what the files below root say. True: there
// is nothing more to be found. Files that are too large or damaged count as not there.
bool read_container_files(const std::string &root, container_info &container);

}  // namespace ringtap

#endif
