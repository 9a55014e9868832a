# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Wireshark's programs and Stratoshark, of two ages, each in a root of its own: a directory for chroot on this machine,
# and an image of it for the guest.

# What each suite is asked for. Its own Wireshark is 4.0 in bookworm, which has no Stratoshark.
declare -A READERS=(
	[bookworm]='tshark'
	[sid]='tshark stratoshark sysdig xvfb xauth xdotool scrot fonts-dejavu-core'
)

readers_dir() { echo "$CACHE/readers/$1-$(printf %s "$DEB_ARCH ${READERS[$1]} ${LEAN[*]} ${EXT4[*]}" | digest)"; }

# prepare_readers SUITE: $(readers_dir SUITE) has root/ and root.ext4.
prepare_readers() {
	local dir tmp
	dir=$(readers_dir "$1")
	[[ ! -e $dir ]] || return 0
	need_packages mmdebstrap debian-archive-keyring e2fsprogs
	say "fetching Debian $1's ${READERS[$1]} (once)"
	tmp=$(scratch)
	bootstrap "$1" "$tmp/root" --architectures="$DEB_ARCH" --variant=apt --dpkgopt=force-unsafe-io \
		--include="${READERS[$1]// /,}"
	as_root rm -rf "$tmp/root/var/cache/apt" "$tmp/root/var/lib/apt/lists"
	quietly as_root mke2fs "${EXT4[@]}" -d "$tmp/root" "$tmp/root.ext4" "$(($(as_root du -sm "$tmp/root" | cut -f1) + 512))M"
	as_root chown "$EUID" "$tmp/root.ext4"
	mkdir -p "$CACHE/readers"
	as_root mv -T "$tmp" "$dir"
}

# in_reader SUITE DIR COMMAND...: in that root, as the caller, with DIR as its home. libs look at threads of process 1,
# which has to be one of its own.
in_reader() {
	local root dir=$2
	root=$(readers_dir "$1")/root; shift 2
	# shellcheck disable=SC2016 # expanded by the inner shell
	as_root unshare -pfm --propagation private sh -c 'user=$1 dir=$2 root=$3; shift 3
		mount --bind "$dir" "$root/mnt" && mount -t proc proc "$root/proc" || exit
		mkdir -p -m 1777 /tmp/.X11-unix "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix" || exit
		exec chroot --userspec="$user" "$root" env HOME=/mnt XDG_RUNTIME_DIR=/mnt LC_ALL=C.UTF-8 TZ=UTC sh -c "cd; $*"' \
		sh "$(id -u):$(id -g)" "$dir" "$root" "$@"
}

# build_interface: the program that they start, static; sets INTERFACE.
build_interface() {
	need_client_packages
	build "$TOP/build/static" ringtap-extcap -DRINGTAP_STATIC=ON -DRINGTAP_TESTS=OFF
	# shellcheck disable=SC2034 # the caller's
	INTERFACE=$TOP/build/static/bin/ringtap-extcap
}
