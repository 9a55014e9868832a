// SPDX-License-Identifier: MIT OR Apache-2.0
// Signals that end a run, or tell that a child has ended, without a moment in which one is missed.
#ifndef RINGTAP_ENGINE_SIGNALS_H
#define RINGTAP_ENGINE_SIGNALS_H

#include <csignal>

namespace ringtap {

// One at a time: handlers belong to the process.
class signal_watch {
  public:
    // From now on SIGINT and SIGTERM do not kill, unless one comes again two seconds later or more;
    // SIGPIPE does nothing.
    signal_watch();
    ~signal_watch();
    signal_watch(const signal_watch &) = delete;
    signal_watch &operator=(const signal_watch &) = delete;

    // SIGINT or SIGTERM, whichever came last; 0: none.
    static int stop_signal();

    // From now on SIGUSR1 does not kill, but is noted.
    static void watch_usr1();
    static bool has_usr1();
    // True: it has come since this was asked last.
    static bool take_usr1();

    // The same of SIGHUP.
    static void watch_hup();
    static bool take_hup();

    // While it lives, signals wait: look at what has come, then sleep with mask().
    class hold {
      public:
        hold();
        ~hold();
        hold(const hold &) = delete;
        hold &operator=(const hold &) = delete;
        const sigset_t *mask() const { return &before_; }

      private:
        sigset_t before_;
    };

  private:
    struct sigaction before_int_, before_term_, before_chld_, before_pipe_;
};

}  // namespace ringtap

#endif
