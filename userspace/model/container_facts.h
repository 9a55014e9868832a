// SPDX-License-Identifier: MIT OR Apache-2.0
// What runtimes' files say of a container beside its names: as a JSON object's text, with the names
// that events of Sysdig's files have for it.
#ifndef RINGTAP_MODEL_CONTAINER_FACTS_H
#define RINGTAP_MODEL_CONTAINER_FACTS_H

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace ringtap {

// Of config.v2.json, and hostconfig.json beside it; null: that could not be read.
std::string facts_of_docker(const nlohmann::json &config, const nlohmann::json &host);
// Of an OCI bundle's config.json.
std::string facts_of_bundle(const nlohmann::json &config);

}  // namespace ringtap

#endif
