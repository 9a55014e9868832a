// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Threads that hand a turn to each other through futexes; then exit_group ends, by force, those that wait in calls:
 * in read, in nanosleep, in poll and in futex.
 */
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define PLAYERS 3
#define TURNS 60

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn;
static int blocked[2];

static void *play(void *arg)
{
	long me = (long)arg;

	pthread_mutex_lock(&lock);
	while (turn < TURNS) {
		if (turn % PLAYERS == me) {
			turn++;
			getppid();
			pthread_cond_broadcast(&changed);
		} else {
			pthread_cond_wait(&changed, &lock);
		}
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *wait_in_read(void *arg)
{
	char byte;

	return read(blocked[0], &byte, 1) < 0 ? NULL : arg;
}

static void *wait_in_sleep(void *arg)
{
	sleep(1000);
	return arg;
}

static void *wait_in_poll(void *arg)
{
	struct pollfd ends = { .fd = blocked[0], .events = POLLIN };

	poll(&ends, 1, -1);
	return arg;
}

static void *wait_in_futex(void *arg)
{
	static pthread_mutex_t never = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&never);
	pthread_mutex_lock(&never);
	return arg;
}

int main(void)
{
	void *(*waits[])(void *) = { wait_in_read, wait_in_sleep, wait_in_poll, wait_in_futex };
	pthread_t players[PLAYERS], waiter;
	long i;

	if (pipe(blocked))
		return 1;
	for (i = 0; i < 4; i++)
		pthread_create(&waiter, NULL, waits[i], NULL);
	for (i = 0; i < PLAYERS; i++)
		pthread_create(&players[i], NULL, play, (void *)i);
	for (i = 0; i < PLAYERS; i++)
		pthread_join(players[i], NULL);
	usleep(100000);
	_exit(3);
}
