# shellcheck shell=bash disable=SC2034,SC2153 # set and read by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# Other tools that record system calls, to be measured beside ringtap: Debian's packages, of the suite whose LTTng and
# scap build for the kernel in use; their programs in an image of their own, their modules built here.

PEER_MODES=(peer-{scap,lttng,ftrace,perf,bpftrace,strace})
PEERS_SUITE=sid
PEERS_PROGRAMS=(sysdig lttng-tools bpftrace linux-perf)
PEERS_MODULES=(falcosecurity-scap-dkms lttng-modules-dkms)

# Runs in the new root: the modules' sources, without DKMS, which would want a kernel of this suite.
# shellcheck disable=SC2016 # expanded in the chroot
FETCH_PEERS='set -e; mkdir /peers; cd /peers
	apt-get -qq -o APT::Sandbox::User=root download "$@"
	for deb in *.deb; do dpkg -x "$deb" .; done
	dpkg-query -W -f "\${Package}\t\${Version}\n" sysdig lttng-tools bpftrace linux-perf >versions
	for deb in *.deb; do dpkg-deb -W --showformat="\${Package}\t\${Version}\n" "$deb"; done >>versions
	rm *.deb'

peers_dir() {
	echo "$CACHE/peers/$KERNEL_ID-$(printf %s "${PEERS_PROGRAMS[*]} ${PEERS_MODULES[*]} $FETCH_PEERS" | digest)"
}

# prepare_peers: $(peers_dir) has root.ext4, modules/ and versions.
prepare_peers() {
	local dir tmp
	dir=$(peers_dir)
	[[ ! -e $dir ]] || return 0
	need_packages mmdebstrap debian-archive-keyring e2fsprogs
	say "fetching the peers' packages, building their modules (once)"
	tmp=$(scratch)
	bootstrap "$PEERS_SUITE" "$tmp/root" --architectures="$DEB_ARCH" --variant=apt --dpkgopt=force-unsafe-io \
		"${PEERS_PROGRAMS[@]/#/--include=}" \
		--customize-hook="chroot \"\$1\" sh -c '$FETCH_PEERS' sh ${PEERS_MODULES[*]}"
	mkdir -p "$tmp/out/modules"
	cp "$tmp/root/peers/versions" "$tmp/out/"
	build_peers "$tmp/root/peers/usr/src" "$tmp/out/modules"
	as_root rm -rf "$tmp/root/peers" "$tmp/root/var/cache/apt" "$tmp/root/var/lib/apt/lists"
	quietly as_root mke2fs "${EXT4[@]}" -d "$tmp/root" "$tmp/out/root.ext4" 2G
	as_root chown -R "$EUID" "$tmp/out"
	mkdir -p "$CACHE/peers"
	mv -T "$tmp/out" "$dir"
	as_root rm -rf "$tmp"
}

# build_peers SOURCES DIR
build_peers() {
	local work=$SUITE_CHROOT/tmp/peers source
	as_root rm -rf "$work"
	as_root mkdir "$work"
	for source in "$1"/*; do as_root cp -a "$source" "$work/"; done
	build_peer "$work"/lttng-modules-*
	build_peer "$work"/*scap-*
	# What scap's build tries out is a module, too.
	find "$work" -name '*.ko' ! -path '*/configure/*' -exec cp -t "$2" {} +
	as_root rm -rf "$work"
}

build_peer() { quietly compile_module "$1" CONFIG_LTTNG=m || die "${1##*/} does not build for $KERNEL_RELEASE"; }
