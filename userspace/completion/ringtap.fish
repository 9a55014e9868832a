# SPDX-License-Identifier: MIT OR Apache-2.0
# fish completion for ringtap

function __ringtap_names
    ringtap list $argv[1] --json 2>/dev/null | string replace -rf '^\{"type":"[a-z]*","name":"([^"]*)".*' '$1'
end

function __ringtap_calls
    __ringtap_names calls
    printf '%%%s\n' file desc process network signal ipc memory creds stat lstat fstat %stat statfs fstatfs %statfs
end

# Where a filter begins or goes on; never a guess at a field's values.
function __ringtap_fields
    __ringtap_names fields
    printf '%s\n' and or not in contains startswith exists
end

# The subcommand is one of these, and what is typed is not of the command behind --.
function __ringtap_is
    set -l words (commandline -opc)
    contains -- $words[2] $argv; and not contains -- -- $words
end

function __ringtap_option
    complete -c ringtap -n "__ringtap_is $argv[1]" $argv[2..-1]
end

complete -c ringtap -f
complete -c ringtap -n __fish_is_first_arg -a trace -d 'print events as they happen'
complete -c ringtap -n __fish_is_first_arg -a record -d 'store events in a file'
complete -c ringtap -n __fish_is_first_arg -a read -d 'print the events of a file'
complete -c ringtap -n __fish_is_first_arg -a edit -d 'make a file of a part of another'
complete -c ringtap -n __fish_is_first_arg -a count -d 'count calls, and tell how long they took'
complete -c ringtap -n __fish_is_first_arg -a spectrogram -d 'draw how long calls took, over time'
complete -c ringtap -n __fish_is_first_arg -a subsecond -d 'draw when in the second events happen'
complete -c ringtap -n __fish_is_first_arg -a top -d 'show where the time goes'
complete -c ringtap -n __fish_is_first_arg -a metrics -d 'keep numbers for Prometheus'
complete -c ringtap -n __fish_is_first_arg -a detect -d 'raise alerts by Falco\'s rules'
complete -c ringtap -n __fish_is_first_arg -a report -d 'make a page of a file\'s events'
complete -c ringtap -n __fish_is_first_arg -a probe -d 'say what this host can capture with'
complete -c ringtap -n __fish_is_first_arg -a list -d 'list the system calls, or the fields'
complete -c ringtap -n __fish_is_first_arg -a extcap -d 'be an interface of Wireshark and Stratoshark'
complete -c ringtap -n __fish_is_first_arg -a setup -d 'let another tool take its events from here'
complete -c ringtap -n __fish_is_first_arg -a sysdig -d 'run sysdig on what ringtap captures'
complete -c ringtap -n __fish_is_first_arg -a stat -d 'list the captures that run on this host'
complete -c ringtap -s h -l help -d 'print help'
complete -c ringtap -n __fish_is_first_arg -l version -d 'print the version'

set -l typed 'trace record read edit count top spectrogram subsecond report extcap'
set -l filters "$typed metrics"
__ringtap_option $filters -s e -l syscall -x -a '(__fish_append , (__ringtap_calls))' -d 'only these system calls'
__ringtap_option $typed -l type -x -a '(__fish_append , syscall exec fork exit signal switch fault cpu)' -d 'only these events'
__ringtap_option $filters -s P -l pid -x -a '(__fish_complete_pids)' -d 'only these processes'
__ringtap_option $filters -l tree -x -a '(__fish_complete_pids)' -d 'only these processes and all below them'
__ringtap_option $filters -l uid -x -a '(__fish_append , (__fish_print_users))' -d 'only processes of these real users'
__ringtap_option $filters -l failed -d 'of calls, only those that failed'
__ringtap_option $filters -l slower -x -d 'of calls, only those that took longer'
__ringtap_option $typed -s n -x -d 'end after so many events'
__ringtap_option $typed -l state -d 'show what ran when the capture started, too'
__ringtap_option $filters -a '(__ringtap_fields)'
set -l readers 'read edit count top spectrogram subsecond report metrics'
__ringtap_option "$readers detect" -l from -x -d 'of a file, only from then on'
__ringtap_option $readers -l to -x -d 'only until then'
__ringtap_option detect -l until -x -d 'only until then'

set -l recorders 'trace record count top spectrogram subsecond extcap'
set -l captures "$recorders metrics"
__ringtap_option $captures -l self -d 'capture ringtap itself, too'
__ringtap_option $recorders -l entries -d 'an event at the beginning of each call, too'
__ringtap_option $captures -l lean -d 'leave out the time of entry'
__ringtap_option $captures -l explain -d 'say what the kernel decides of the filter, and end'
__ringtap_option $captures -l nice -x -d 'run at this nice value'
__ringtap_option $captures -l protect -d 'record less of a CPU while ringtap falls behind there'
__ringtap_option $captures -l env -d 'keep the environment of execve'
__ringtap_option $captures -s s -l snaplen -x -d 'bytes kept of each buffer'
__ringtap_option $captures -l ring-size -x -d 'of each CPU'
__ringtap_option $captures -l memory -x -d 'of all rings in sum'
__ringtap_option $captures -l merge-delay -x -d 'how long to wait for other CPUs'
__ringtap_option $captures -s M -x -d 'end after so many seconds'

set -l outputs 'trace read spectrogram subsecond'
__ringtap_option 'trace read' -l state-at-end -d 'at the end, show the processes that run'
__ringtap_option $outputs -s p -x -a 'p c k' -d 'show these fields'
__ringtap_option $outputs -s t -x -a 'h i a r d D' -d 'how to tell times'
__ringtap_option $outputs -s A -d 'below an event, what was read or written, as text'
__ringtap_option $outputs -s X -d 'below an event, what was read or written, as hex and text'
__ringtap_option 'trace read' -l follow -x -d 'what some descriptors carry, as a conversation'
__ringtap_option "$outputs count top" -s o -r -F -d 'write to this file'
__ringtap_option 'trace record read count top spectrogram subsecond detect list probe stat' -l json -d 'print JSON'
__ringtap_option 'trace read detect' -a '--json=falco --json=ecs --json=ocsf' -d 'print JSON as others have it'

__ringtap_option setup -a 'sysdig falco stratoshark wireshark' -d 'which tool'
__ringtap_option setup -l install -d 'put it where the tool looks for it'
__ringtap_option setup -l params -x -d "of Falco's source"
__ringtap_option 'record read' -l without -x -a '(__fish_complete_pids)' -d 'leave out who reads the events'

__ringtap_option record -s w -r -F -d 'write to this file'
__ringtap_option record -s z -l compress -d 'compress with zstd'
__ringtap_option record -l format -x -a 'ringtap scap' -d 'of the file'
__ringtap_option 'record read' -l dialect -x -a 'modern superset' -d 'of Sysdig\'s format'
__ringtap_option 'record read' -l pipe -d 'for a reader at the other end of a pipe'
__ringtap_option record -s C -l file-size -x -d 'begin the next file when one has so many bytes'
__ringtap_option record -s G -l file-time -x -d 'begin the next file after so many seconds'
__ringtap_option record -l file-records -x -d 'begin the next file when one has so many records'
__ringtap_option record -s W -l files -x -d 'keep so many files'
__ringtap_option record -l disk -x -d 'of all files in sum'
__ringtap_option record -l flight -d 'overwrite the oldest; snapshots at SIGUSR1'
__ringtap_option record -l trigger -x -d 'a snapshot when this holds of an event'
__ringtap_option record -l trigger-killed -x -a '(__fish_append , any SEGV ABRT BUS ILL FPE KILL TERM)' -d 'a snapshot when a signal has ended a process'
__ringtap_option record -l before -x -d 'of what came before the trigger, only so much'
__ringtap_option record -l after -x -d 'and so much of what comes after'
__ringtap_option record -l snapshots -x -d 'end after so many snapshots'
__ringtap_option record -l snapshot-at-end -d 'a snapshot at the end, too'

__ringtap_option 'record edit' -l key -r -F -d 'make other names by this key'
__ringtap_option record -l redact -d 'write other names'
__ringtap_option edit -l comment -x -d 'put this text into it'
__ringtap_option read -l header -d 'of what the file is'
__ringtap_option edit -l anonymise -d 'write other names'
__ringtap_option edit -s w -r -F -d 'write to this file'
__ringtap_option edit -s z -l compress -d 'compress it with zstd'
__ringtap_option edit -s r -r -F -d 'of this file'
__ringtap_option read -l perfetto -d 'as a trace for ui.perfetto.dev'
__ringtap_option read -l collapsed -d 'as stacks for flame graphs'
__ringtap_option report -s r -r -F -d 'of this file'
__ringtap_option report -s o -r -F -d 'write to this file'
__ringtap_option report -l svg -x -a 'latency subsecond flame' -d 'one picture alone'

__ringtap_option read -s w -r -F -d 'write as Sysdig has it'
__ringtap_option read -s z -l compress -d 'compress that with gzip'
__ringtap_option read -s r -r -F -d 'read this file'
complete -c ringtap -n '__ringtap_is read edit' -F

set -l aggregates count rate errors bytes total share average p50 p99 max cpu load
__ringtap_option 'count top metrics' -s r -r -F -d 'of this file'
__ringtap_option metrics -l by -x -a '(__fish_append , (__ringtap_names fields))' -d 'the labels'
__ringtap_option metrics -l textfile -x -a '(__fish_complete_directories)' -d 'keep the numbers in this directory'
__ringtap_option metrics -l every -x -d 'write so often'
__ringtap_option metrics -l series -x -d 'no more than this'
__ringtap_option count -l by -x -a '(__fish_append , (__ringtap_names fields))' -d 'a row for each value of these fields'
__ringtap_option count -l columns -x -a "(__fish_append , $aggregates)" -d 'what is told of each'
__ringtap_option 'count top' -l sort -x -a "$aggregates" -d 'by this column or field'
__ringtap_option 'count top' -l top -x -d 'only so many rows'
__ringtap_option 'count top' -l every -x -d 'a table of each such time'
__ringtap_option 'count top' -l tsv -d 'tabs between columns'
__ringtap_option top -l batch -d 'print the table'
__ringtap_option top -a '(__ringtap_names views)' -d view
set -l pictures 'spectrogram subsecond'
__ringtap_option $pictures -s r -r -F -d 'of this file'
__ringtap_option $pictures -l select -x -d 'list the events of a part of the picture'
__ringtap_option $pictures -l every -x -d 'draw so often'
__ringtap_option detect -s R -l rules -r -F -d 'a rules file, or a directory of such'
__ringtap_option detect -s r -r -F -d 'look at this file'
__ringtap_option detect -s o -x -a 'priority= rule_matching= time_format_iso_8601=' -d 'set a key of Falco\'s configuration'
__ringtap_option detect -s t -x -d 'only rules with this tag'
__ringtap_option detect -s T -x -d 'no rules with this tag'
__ringtap_option detect -s D -x -d 'no rules with this in their names'
__ringtap_option detect -l validate -d 'check the rules'
__ringtap_option detect -s L -l list -d 'list the rules'
__ringtap_option detect -l print-conditions -d 'with macros and lists written out'
__ringtap_option detect -l explain -d 'say what the kernel lets through'
__ringtap_option detect -s s -l snaplen -x -d 'bytes kept of each buffer'
__ringtap_option detect -l memory -x -d 'of all rings in sum'
__ringtap_option detect -l to -r -F -d 'append alerts to this file'
__ringtap_option detect -l syslog -d 'to the log, too'
__ringtap_option detect -l program -x -d 'to the input of this command'
__ringtap_option detect -s q -l quiet -d 'not to standard output'
__ringtap_option detect -l rate -x -d 'alerts of a rule in a second'
__ringtap_option detect -l capture -x -a '(__fish_complete_directories)' -d 'keep what led to alerts'
__ringtap_option detect -l before -x -d 'of what came before, only so much'
__ringtap_option detect -l after -x -d 'and so much of what comes behind'
__ringtap_option detect -l capture-size -x -d 'of all files'
__ringtap_option detect -l capture-rate -x -d 'files in an hour'
__ringtap_option detect -s M -x -d 'end after so many seconds'

__ringtap_option extcap -l containers -d 'only what happens in containers'
__ringtap_option extcap -l extcap-interface -x -a ringtap
for question in capture extcap-interfaces extcap-dlts extcap-config
    __ringtap_option extcap -l $question
end
for question in extcap-reload-option extcap-capture-filter extcap-version
    __ringtap_option extcap -l $question -x
end
__ringtap_option extcap -l fifo -r -F

__ringtap_option list -a 'calls fields views'
__ringtap_option list -l man -d 'fields as the manual page has them'
complete -c ringtap -n 'contains -- -- (commandline -opc)' -x -a '(__fish_complete_subcommand --commandline (string split -m1 -- " -- " (commandline -pc))[2])'
