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
	locked apt install_packages "${missing[@]}"
}

# apt itself does not wait for another one.
install_packages() {
	# The package lists may be absent or stale: only a failure tells.
	apt_get install -y --no-install-recommends "$@" >/dev/null 2>&1 && return
	quietly apt_get update || say "apt-get update failed; trying with what there is"
	quietly apt_get install -y --no-install-recommends "$@" || die "cannot install $*"
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

# The one version number.
project_version() { sed -n 's/^PACKAGE_VERSION="\(.*\)"/\1/p' "$TOP/dkms.conf"; }

# run_check PREFIX CHECK: prints PASS, FAIL or SKIP for it; sets FAILED=1 if it failed. It runs in a subshell that its
# first failing command ends, which it would not do inside a condition: nor must this be called in one.
run_check() {
	local out status name=$1${2//_/ }
	set +e
	out=$(set -e; "$2" 2>&1)
	status=$?
	set -e
	# shellcheck disable=SC2034 # FAILED is the caller's
	case $status in
	0) echo "PASS $name" ;;
	77) echo "SKIP $name: ${out##*$'\n'}" ;;
	*) printf '%s\n' "$out" | sed 's/^/    /'; echo "FAIL $name"; FAILED=1 ;;
	esac
}
