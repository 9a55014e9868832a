// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/signals.h"

#include <initializer_list>

namespace ringtap {

namespace {

volatile std::sig_atomic_t stop_number;

void note_stop(int number) {
    stop_number = number;
}

// A handler, so that the signal ends a sleep.
void wake(int) {}

void handle(int number, void (*handler)(int), struct sigaction *before) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigaction(number, &action, before);
}

}  // namespace

signal_watch::signal_watch() {
    stop_number = 0;
    handle(SIGINT, note_stop, &before_int_);
    handle(SIGTERM, note_stop, &before_term_);
    handle(SIGCHLD, wake, &before_chld_);
    handle(SIGPIPE, SIG_IGN, &before_pipe_);
}

signal_watch::~signal_watch() {
    sigaction(SIGINT, &before_int_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
    sigaction(SIGCHLD, &before_chld_, nullptr);
    sigaction(SIGPIPE, &before_pipe_, nullptr);
}

int signal_watch::stop_signal() {
    return stop_number;
}

signal_watch::hold::hold() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGCHLD})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, &before_);
}

signal_watch::hold::~hold() {
    sigprocmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace ringtap
