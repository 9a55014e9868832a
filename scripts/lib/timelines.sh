# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Programs that read our timelines and pages: speedscope and a driver of browsers, from npm.

# puppeteer-core drives the browser that Debian has; it brings none.
TIMELINE_PACKAGES=(speedscope@1.25.0 puppeteer-core@25.16.0)

timelines_dir() { echo "$CACHE/readers/timelines-$(printf %s "${TIMELINE_PACKAGES[*]}" | digest)"; }

prepare_timelines() {
	local dir tmp
	dir=$(timelines_dir)
	[[ ! -e $dir ]] || return 0
	command -v npm >/dev/null || need_packages npm
	say "fetching ${TIMELINE_PACKAGES[*]} (once)"
	tmp=$(scratch)
	quietly npm install --prefix "$tmp" --no-save --no-audit --no-fund --ignore-scripts "${TIMELINE_PACKAGES[@]}" ||
		die 'npm cannot install them'
	mkdir -p "$CACHE/readers"
	mv -T "$tmp" "$dir"
}
