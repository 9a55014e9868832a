# shellcheck shell=bash disable=SC2034,SC2153 # set and read by the other files here
# SPDX-License-Identifier: MIT OR Apache-2.0
# What scripts/bench measures in its virtual machines, and what it takes along.

BENCH=$TOP/tests/bench
BENCH_BUILD=$TOP/build/bench

# Programs of our own, whose iterations are counted; and real programs, which are in the bench's own guest root.
OWN_WORKLOADS=(getppid write open pingpong tcp exec futex epoll vectors stat)
REAL_WORKLOADS=(nginx redis tar git compile python)
WALL_WORKLOADS=(getppid open pingpong tcp nginx redis compile)
ALL_MODES=(nothing ringtap-{lean,default} client loaded opened empty-exit empty-both masked-{lean,default}
	pid-{lean,default} tree-{lean,default} uid-{lean,default} contained-{lean,default} result-{lean,default} further-{lean,default}
	second-{lean,default} full-{lean,default} client-2cpus wall-{nothing,ringtap-lean,ringtap-default} curves curves-cpus)

# What is measured is configured with the tests.
need_bench_packages() {
	need_client_packages
	need_packages catch2
}

# All that a guest gets of the project's, so that boots are short: $BENCH_BUILD/bin and what lies beside it.
build_bench() {
	use_arch x86_64
	need_bench_packages
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
is_bare_mode() { case $1 in nothing | wall-nothing | empty-*) ;; *) return 1 ;; esac; }

NATIVE_PACKAGES=(libbenchmark-dev libboost-dev liblttng-ust-dev lttng-tools)

# On the processor that this machine has.
measure_native() {
	use_arch x86_64
	need_bench_packages
	need_packages "${NATIVE_PACKAGES[@]}"
	build "$TOP/build/native" bench-native -DRINGTAP_TESTS=ON -DRINGTAP_NATIVE_BENCH=ON
	mkdir -p "$BENCH_BUILD/results"
	rm -f "$BENCH_BUILD"/results/*
	"$BENCH/native/run" "$TOP/build/native/bench/tests/bench-native" "$BENCH_BUILD/results/native.json" >/dev/null
}

# choose_modes: MODES from PATTERNS, and what those are compared with.
choose_modes() {
	local mode pattern known=("${ALL_MODES[@]}" "${PEER_MODES[@]}") wanted=' '
	((${#PATTERNS[@]})) || PATTERNS=("${ALL_MODES[@]}")
	[[ ! $PEERS ]] || PATTERNS+=("${PEER_MODES[@]}")
	for pattern in "${PATTERNS[@]}"; do
		for mode in "${known[@]}"; do
			# shellcheck disable=SC2053 # a pattern
			[[ $mode != $pattern ]] || wanted+="$mode $(base_of "$mode") "
		done
	done
	MODES=()
	for mode in "${known[@]}"; do [[ $wanted != *" $mode "* ]] || MODES+=("$mode"); done
	((${#MODES[@]})) || die "no mode ${PATTERNS[*]}: see --list"
}

base_of() {
	case $1 in
	further-* | second-*) echo "nothing ringtap-${1#*-}" ;;
	wall-*) echo wall-nothing ;;
	client* | curves*) ;;
	*) echo nothing ;;
	esac
}

# workloads_of MODE: all of them where they differ from each other.
workloads_of() {
	if ((${#WORKLOADS[@]})); then echo "${WORKLOADS[@]}"; return; fi
	case $1 in
	wall-*) echo "${WALL_WORKLOADS[@]}" ;;
	nothing | ringtap-*) echo "${OWN_WORKLOADS[*]} ${REAL_WORKLOADS[*]}" ;;
	empty-* | peer-*) echo "${OWN_WORKLOADS[@]}" ;;
	*) echo getppid write open ;;
	esac
}

# The guest's root has the real programs if one of the modes is to run them.
choose_root() {
	local mode all=''
	for mode in "${MODES[@]}"; do all+=" $(workloads_of "$mode") "; done
	for mode in "${REAL_WORKLOADS[@]}"; do
		[[ $all != *" $mode "* ]] || export RINGTAP_GUEST_PACKAGES=$BENCH/packages
	done
}

measure_all() {
	rm -f "$BENCH_BUILD"/results/*
	choose_root
	bench_vm --icount --prepare
	[[ " ${MODES[*]}" != *' peer-'* ]] || locked peers prepare_peers
	measure_modes
}

# measure_modes: those of MODES, JOBS machines at a time; fails if one did, when all have had their turn.
measure_modes() {
	local mode failed=0
	for mode in "${MODES[@]}"; do
		while (($(jobs -rp | wc -l) >= JOBS)); do wait -n || failed=1; done
		measure_mode "$mode" &
	done
	while (($(jobs -p | wc -l))); do wait -n || failed=1; done
	return "$failed"
}

# measure_mode MODE: a boot; its figures go to results/MODE.tsv, behind those of boots before it.
measure_mode() {
	local log=$BENCH_BUILD/results/$1.log
	# shellcheck disable=SC2046 # names of workloads
	machine_of "$1" $(workloads_of "$1") >>"$BENCH_BUILD/results/$1.tsv" 2>"$log" && return
	cat "$log" >&2
	say "the machine in mode $1 failed"
	return 1
}

# machine_of MODE WORKLOAD...
machine_of() {
	local mode=$1 load=(); shift
	! is_bare_mode "$mode" || load=(--no-load)
	case $mode in
	client) bench_vm --icount --mem 3072 -- bench-client drain record trace mixed loss ;;
	client-2cpus) bench_vm --smp 2 --mem 3072 -- bench-client loss ;;
	curves) bench_vm --icount --mem 8192 --timeout 1200 -- bench-curve rings processes ;;
	curves-cpus) bench_vm --smp 64 --mem 8192 --timeout 1200 -- bench-curve cpus ;;
	peer-*)
		bench_vm --icount --no-load --mem 4096 --share "$(peers_dir)" -- bench-guest "$mode" "$@"
		;;
	wall-*) bench_vm --smp 2 "${load[@]}" -- bench-guest -w "${mode#wall-}" "$@" ;;
	*) bench_vm --icount "${load[@]}" -- bench-guest "$mode" "$@" ;;
	esac
}
