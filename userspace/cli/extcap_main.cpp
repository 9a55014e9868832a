// SPDX-License-Identifier: MIT OR Apache-2.0
// `ringtap extcap` and nothing else: a program that may have capabilities which all of ringtap
// should not have.
#include "cli/subcommands.h"

int main(int argc, char **argv) {
    return ringtap::run_subcommand("extcap", ringtap::cmd_extcap, argc, argv);
}
