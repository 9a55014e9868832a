# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What every script here needs: talk, root, packages, the cache and its locks.

CACHE=${RINGTAP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ringtap}

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$@"; exit 1; }

as_root() {
	if ((EUID == 0)); then "$@"
	elif command -v sudo >/dev/null; then sudo -- "$@"
	else die "needs root (and there is no sudo) to run: $1"
	fi
}

# quietly CMD...: its output appears, on stderr, only when it fails.
quietly() {
	local log status=0
	log=$(mktemp)
	"$@" >"$log" 2>&1 || status=$?
	((status == 0)) || cat "$log" >&2
	rm -f "$log"
	return "$status"
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@"; }

# need_packages PKG...: install those Debian packages that are missing.
need_packages() {
	local package missing=()
	command -v apt-get >/dev/null || die "needs a machine with apt; install by hand: $*"
	for package; do
		[[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || missing+=("$package")
	done
	((${#missing[@]})) || return 0
	say "installing ${missing[*]}"
	# The package lists may be absent or stale: only a failure tells.
	apt_get install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && return
	quietly apt_get update || say "apt-get update failed; trying with what there is"
	quietly apt_get install -y --no-install-recommends "${missing[@]}" || die "cannot install ${missing[*]}"
}

# locked NAME CMD...: one process at a time runs CMD under this name.
# In a subshell, so that `set -e` and `exit` inside CMD end CMD alone.
locked() {
	local name=$1; shift
	mkdir -p "$CACHE/locks"
	(
		flock 9
		"$@" 9>&-
	) 9>"$CACHE/locks/${name//\//_}"
}

# scratch: a new directory in the cache, on the same file system as what it will be renamed to.
scratch() {
	mkdir -p "$CACHE/tmp"
	mktemp -d "$CACHE/tmp/XXXXXXXX"
}

digest() { sha256sum | cut -c1-16; }
