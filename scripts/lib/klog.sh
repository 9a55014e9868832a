# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The kernel log as part of the verdict.

patterns() { sed '/^#/d; /^$/d' "$TOP/tests/vm/$1"; }

# kernel_reports LOG: the lines in which the kernel complains; fails when there are none.
kernel_reports() {
	tr -d '\r' <"$1" | grep -aE -f <(patterns log-bad) | grep -avE -f <(patterns log-allowed)
}

# show_reports LOG: those lines, and the first report in full.
show_reports() {
	local first
	kernel_reports "$1" | head -n 40
	first=$(kernel_reports "$1" | sed -n 1p)
	printf '\nThe first of them:\n'
	tr -d '\r' <"$1" | grep -aF -m 1 -A 40 -e "$first" || true
}

# first_report LOG: its first line and, where it has one, the instruction that the kernel was at.
first_report() {
	local first at
	first=$(kernel_reports "$1" | sed -n 1p)
	at=$(tr -d '\r' <"$1" | grep -aF -m 1 -A 40 -e "$first" | grep -aoE -m 1 '(RIP|pc) ?: .*' || true)
	echo "$first${at:+ ($at)}"
}
