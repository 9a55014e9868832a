// SPDX-License-Identifier: MIT OR Apache-2.0
// One function and one file per subcommand.
#ifndef RINGTAP_CLI_SUBCOMMANDS_H
#define RINGTAP_CLI_SUBCOMMANDS_H

#include <string_view>

namespace ringtap {

// argv[0] is the subcommand's full name, "ringtap trace". Each returns an exit status.
int cmd_trace(int argc, char **argv);
int cmd_record(int argc, char **argv);
int cmd_read(int argc, char **argv);
int cmd_edit(int argc, char **argv);
int cmd_count(int argc, char **argv);
int cmd_top(int argc, char **argv);
int cmd_metrics(int argc, char **argv);
int cmd_detect(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_spectrogram(int argc, char **argv);
int cmd_subsecond(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_probe(int argc, char **argv);
int cmd_extcap(int argc, char **argv);
int cmd_setup(int argc, char **argv);
int cmd_sysdig(int argc, char **argv);
int cmd_stat(int argc, char **argv);

// What went wrong with one of them becomes a line on standard error, and a status. name: that it
// goes by.
int run_subcommand(const char *name, int (*run)(int argc, char **argv), int argc, char **argv);
// The line, and the status as it was given.
int complain(std::string_view name, std::string_view text, int status);

}  // namespace ringtap

#endif
