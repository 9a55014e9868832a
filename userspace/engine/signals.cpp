// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/signals.h"

#include <ctime>
#include <initializer_list>

namespace ringtap {

namespace {

// A key that is held down is no wish to end without what belongs to the end.
constexpr std::sig_atomic_t patience_s = 2;

volatile std::sig_atomic_t stop_number;
volatile std::sig_atomic_t stop_s;  // when the first came
volatile std::sig_atomic_t usr1_came;
volatile std::sig_atomic_t hup_came;

std::sig_atomic_t now_s() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::sig_atomic_t>(now.tv_sec);
}

// The signal comes again when its handler returns.
void end_at_once(int number) {
    std::signal(number, SIG_DFL);
    std::raise(number);
}

// Whoever asks again has waited for long enough, whatever we are at.
void note_stop(int number) {
    if (!stop_number)
        stop_s = now_s();
    else if (now_s() - stop_s >= patience_s)
        end_at_once(number);
    stop_number = number;
}

void note_usr1(int) {
    usr1_came = 1;
}

void note_hup(int) {
    hup_came = 1;
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

void signal_watch::watch_usr1() {
    struct sigaction before;
    handle(SIGUSR1, note_usr1, &before);
}

bool signal_watch::has_usr1() {
    return usr1_came;
}

bool signal_watch::take_usr1() {
    if (!usr1_came)
        return false;
    usr1_came = 0;  // one that comes just before this asks for what is about to be done
    return true;
}

void signal_watch::watch_hup() {
    struct sigaction before;
    handle(SIGHUP, note_hup, &before);
}

bool signal_watch::take_hup() {
    if (!hup_came)
        return false;
    hup_came = 0;
    return true;
}

signal_watch::hold::hold() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGCHLD, SIGUSR1, SIGHUP})
        sigaddset(&set, number);
    pthread_sigmask(SIG_BLOCK, &set, &before_);
}

signal_watch::hold::~hold() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace ringtap
