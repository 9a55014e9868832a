# SPDX-License-Identifier: MIT OR Apache-2.0
# bash completion for ringtap

_ringtap_list() {
	# completes the last of a list with commas
	local done=${cur%"${cur##*,}"}
	mapfile -t COMPREPLY < <(compgen -P "$done" -W "$1" -- "${cur##*,}")
}

_ringtap_pids() {
	_ringtap_list "$(cd /proc && echo [0-9]*)"
}

_ringtap_value() {
	case $prev in
	--type) _ringtap_list 'syscall exec fork exit signal switch fault cpu' ;;
	-P | --pid | --tree) _ringtap_pids ;;
	--uid) _ringtap_list "$(compgen -u)" ;;
	-o)
		if [[ ${COMP_WORDS[1]} == detect ]]; then
			mapfile -t COMPREPLY < <(compgen -W 'priority= rule_matching= time_format_iso_8601=' -- "$cur")
		else
			mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		fi
		;;
	--to)
		[[ ${COMP_WORDS[1]} == detect ]] || return 0
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	-w | -r | -R | --rules | --key | --fifo) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
	-p) mapfile -t COMPREPLY < <(compgen -W 'p c k' -- "$cur") ;;
	-e | --syscall) _ringtap_list "$(ringtap list calls --json 2>/dev/null | sed -n 's/.*"name":"\([^"]*\)","numbers".*/\1/p')
		%file %desc %process %network %signal %ipc %memory %creds %stat %lstat %fstat %%stat %statfs %fstatfs %%statfs" ;;
	-t)
		[[ ${COMP_WORDS[1]} != detect ]] || return 0
		mapfile -t COMPREPLY < <(compgen -W 'h i a r d D' -- "$cur")
		;;
	--from | --comment | --until | --follow | -T | -D | --program | --rate | --capture-size | --capture-rate | --slower | -n | --top | --select | --every | -s | --snaplen | --ring-size | --memory | --merge-delay | -M | \
		--trigger | --before | --after | --snapshots | --series) ;;
	--capture | --textfile) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
	--svg) mapfile -t COMPREPLY < <(compgen -W 'latency subsecond flame' -- "$cur") ;;
	--format) mapfile -t COMPREPLY < <(compgen -W 'ringtap scap' -- "$cur") ;;
	--dialect) mapfile -t COMPREPLY < <(compgen -W 'modern superset' -- "$cur") ;;
	top) mapfile -t COMPREPLY < <(compgen -W "$(_ringtap_views)" -- "$cur") && [[ $COMP_CWORD == 2 && $cur != -* ]] ;;
	--by) _ringtap_list "$(ringtap list fields --json 2>/dev/null | sed -n 's/.*"name":"\([^"]*\)".*/\1/p')" ;;
	--columns | --sort) _ringtap_list 'count rate errors bytes total share average p50 p99 max cpu load' ;;
	--trigger-killed) _ringtap_list 'any SEGV ABRT BUS ILL FPE KILL TERM' ;;
	*) return 1 ;;
	esac
}

_ringtap_views() {
	ringtap list views --json 2>/dev/null | sed -n 's/.*"name":"\([^"]*\)".*/\1/p'
}

# A field's name where a filter begins or goes on: never a guess at its values.
_ringtap_fields() {
	local fields
	[[ $cur == [a-z]* && $cur != *[!a-z0-9_.]* ]] || return 0
	fields=$(ringtap list fields --json 2>/dev/null | sed -n 's/.*"name":"\([^"]*\)".*/\1/p')
	mapfile -t COMPREPLY < <(compgen -W "$fields and or not in contains startswith exists" -- "$cur")
}

_ringtap() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} i
	local filter='-e --syscall --type -P --pid --tree --uid --failed --slower -n --state' part='--from --to'
	local capture='-s --snaplen --env --entries --lean --self --protect --nice --ring-size --memory --merge-delay -M --'
	local words='trace record read edit count top spectrogram subsecond metrics detect report extcap setup sysdig list probe stat --help --version'

	for ((i = 2; i < COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i]} == -- ]]; then
			_command_offset $((i + 1)) 2>/dev/null
			return
		fi
	done
	if ((COMP_CWORD > 1)); then
		_ringtap_value && return
		case ${COMP_WORDS[1]} in
		trace) words="$filter $capture --explain --json --json=falco --json=ecs --json=ocsf --state-at-end -p -t -A -X --follow -o -h --help" ;;
		record) words="$filter $capture --explain -w -z --compress --format --dialect --pipe --without --json -C --file-size -G --file-time --file-records -W --files --disk --redact --key
			--flight --trigger --trigger-killed
			--before --after --snapshots --snapshot-at-end -h --help" ;;
		read) words="$filter $part -r --header --perfetto --collapsed -w -z --compress --dialect --pipe --without --json --json=falco --json=ecs --json=ocsf --state-at-end -p -t -A -X --follow -o -h --help" ;;
		edit) words="${filter% -n --state} $part -r -w -z --compress --comment --anonymise --key -h --help" ;;
		count) words="$filter $part $capture --explain -r --by --columns --sort --top --every --json --tsv -o -h --help" ;;
		spectrogram | subsecond) words="$filter $part $capture -r --select --every --json -p -t -A -X -o -h --help" ;;
		top) words="$filter $part $capture -r --batch --sort --top --every --json --tsv -o -h --help" ;;
		metrics) words="${filter/ --type/} $part $capture --explain -r --textfile --by --every --series -h --help"
			words=${words/ -n --state/} words=${words/ --entries/} ;;
		detect) words='-R --rules -r --from --until --json --json=falco --json=ecs --json=ocsf -o -t -T -D --validate -L --list --print-conditions --explain -s --snaplen --memory -M
			--to --syslog --program -q --quiet --rate --capture --before --after --capture-size --capture-rate -h --help --' ;;
		report) words="${filter% -n --state} $part -r -o --svg -h --help" ;;
		extcap) words="$filter $capture --containers --capture --fifo --extcap-interface --extcap-interfaces --extcap-dlts
			--extcap-config --extcap-reload-option --extcap-capture-filter
			--extcap-version -h --help" ;;
		list) words='calls fields views --json --man -h --help' ;;
		setup) words='sysdig falco stratoshark wireshark --install --params -h --help' ;;
		probe | stat) words='--json -h --help' ;;
		*) return ;;
		esac
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
	if [[ ${COMP_WORDS[1]} == @(read|edit) && $cur != -* ]]; then
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
	if [[ ${COMP_WORDS[1]} == @(trace|record|read|edit|count|top|metrics|spectrogram|subsecond|report) && ${#COMPREPLY[@]} == 0 ]]; then
		_ringtap_fields
	fi
}

complete -o filenames -F _ringtap ringtap
