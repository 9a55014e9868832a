# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The newest suite's sysdig, in a root of its own.

SYSDIG_SUITE=sid
# With the libraries below it, to build programs of our own on them.
SYSDIG_PACKAGES=(sysdig libfalcosecurity0-dev g++ pkg-config)

sysdig_root() { echo "$CACHE/sysdig/$SYSDIG_SUITE-$(printf %s "$DEB_ARCH ${LEAN[*]} ${SYSDIG_PACKAGES[*]}" | digest)"; }

prepare_sysdig() {
	local dir tmp
	dir=$(sysdig_root)
	[[ ! -e $dir ]] || return 0
	need_packages mmdebstrap debian-archive-keyring
	say "fetching Debian $SYSDIG_SUITE's sysdig (once)"
	tmp=$(scratch)
	bootstrap "$SYSDIG_SUITE" "$tmp/root" --architectures="$DEB_ARCH" --variant=apt --dpkgopt=force-unsafe-io \
		"${SYSDIG_PACKAGES[@]/#/--include=}"
	mkdir -p "$CACHE/sysdig"
	as_root mv -T "$tmp/root" "$dir"
	rm -r "$tmp"
}

# write_sysdig FILE DIR: a program that runs it, with the files in DIR at /mnt, and with the plugin for containers that may
# be in DIR/plugins. It looks at threads of process 1, which has to be one of its own.
write_sysdig() {
	cat >"$1" <<-END
		#!/bin/sh
		exec unshare -pfm --propagation private sh -c '
			mount --bind "\$1" "\$2/mnt"; mount -t proc proc "\$2/proc"; root=\$2; shift 2
			exec chroot "\$root" env TZ=UTC SYSDIG_PLUGIN_DIR=/mnt/plugins sysdig "\$@"' sh "$2" "$(sysdig_root)" "\$@"
	END
	chmod +x "$1"
}
