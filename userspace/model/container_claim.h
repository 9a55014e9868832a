/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Whose a control group is, by its path: runtimes write it there. So may anybody who owns one of the groups above: by whose
 * word it is, is part of the answer. In C, for programs without C++ to use it, too.
 */
#ifndef RINGTAP_MODEL_CONTAINER_CLAIM_H
#define RINGTAP_MODEL_CONTAINER_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* As container_runtime of host_model.h */
enum claimed_runtime {
	CLAIM_NONE, CLAIM_DOCKER, CLAIM_PODMAN, CLAIM_CONTAINERD, CLAIM_CRIO, CLAIM_LXC, CLAIM_NSPAWN, CLAIM_SYSTEMD
};

/* A part of the path */
struct claim_part {
	const char *text;
	size_t size;
};

struct container_claim {
	enum claimed_runtime runtime;	/* none: the group is no container's and no service's */
	struct claim_part id;
	bool is_escaped;		/* systemd's: '-' in the id is "\x2d" */
	bool id_is_name;
	struct claim_part pod_uid;	/* '-' in it may be '_' */
	/* The group in which the container's or the service's was made, by who may write there; and the container's own. */
	struct claim_part made_in, own;
	/*
	 * As the path has it: a user, below the user's slice; root, where all groups above are such as systemd, Docker, LXC and
	 * Kubernetes make and hand to nobody.
	 */
	bool owner_known;
	uint32_t owner;
};

struct container_claim ringtap_claim_of_group(const char *path, size_t size);

/* What is shown of an id: twelve digits of one that has 64. */
size_t ringtap_short_id_size(const char *id, size_t size);

#ifdef __cplusplus
}
#endif

#endif
