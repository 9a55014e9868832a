# shellcheck shell=bash disable=SC2153 # set by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# What scripts/bench measures in its virtual machines, and what it takes along.

BENCH=$TOP/tests/bench
BENCH_BUILD=$TOP/build/bench

EVERY_WORKLOAD=(getppid write open pingpong tcp exec futex epoll vectors stat)
ALL_MODES=(nothing loaded opened empty-exit empty-both ringtap-{lean,default} masked-{lean,default} pid-{lean,default}
	tree-{lean,default} uid-{lean,default} result-{lean,default} further-{lean,default} second-{lean,default}
	full-{lean,default})

# All that a guest gets of the project's, so that boots are short: $BENCH_BUILD/bin and what lies beside it.
build_bench() {
	use_arch x86_64
	need_client_packages
	build "$TOP/build" bench -DRINGTAP_TESTS=ON
	mkdir -p "$BENCH_BUILD/bin" "$BENCH_BUILD/results"
	ln -sf "$TOP/build/bin/ringtap" "$BENCH_BUILD/bin/"
	install -m 755 "$BENCH"/guest/* "$BENCH_BUILD/tests/"
	use_kernel "$KERNEL"
	locked bench-empty build_empty
}

# The module with empty probes, for the kernel in use.
build_empty() {
	local src=${SUITE_CHROOT:-$BENCH_BUILD}/tmp/bench-empty
	as_root rm -rf "$src"
	as_root mkdir -p "$src"
	as_root cp "$BENCH"/empty/* "$src/"
	quietly compile_module "$src" || die 'the empty probes do not build'
	install -m 755 "$src/bench-empty.ko" "$BENCH_BUILD/tests/"
	as_root rm -rf "$src"
}

# bench_vm OPTION... -- COMMAND...
bench_vm() { RINGTAP_BIN=$BENCH_BUILD/bin "$TOP/scripts/vm" --kernel "$KERNEL" "$@"; }

# Modes in which ringtap's module is not even loaded
is_bare_mode() { case $1 in nothing | empty-*) ;; *) return 1 ;; esac; }

# workloads_of MODE: all of them where they differ from each other.
workloads_of() {
	case $1 in
	nothing | empty-* | ringtap-* | tree-*) echo "${EVERY_WORKLOAD[@]}" ;;
	*) echo getppid write open ;;
	esac
}

# measure_all: the modes of MODES, JOBS machines at a time.
measure_all() {
	local mode failed=0
	rm -f "$BENCH_BUILD"/results/*.tsv
	bench_vm --icount --prepare
	for mode in "${MODES[@]}"; do
		while (($(jobs -rp | wc -l) >= JOBS)); do wait -n || failed=1; done
		# shellcheck disable=SC2046 # names
		measure_mode "$mode" ${WORKLOADS[@]:-$(workloads_of "$mode")} &
	done
	while (($(jobs -p | wc -l))); do wait -n || failed=1; done
	((failed == 0)) || die 'not everything could be measured'
}

# measure_mode MODE WORKLOAD...: a boot.
measure_mode() {
	local mode=$1 load=(); shift
	! is_bare_mode "$mode" || load=(--no-load)
	bench_vm --icount "${load[@]}" -- bench-guest "$mode" "$@" >"$BENCH_BUILD/results/$mode.tsv" ||
		die "the machine in mode $mode failed"
}
