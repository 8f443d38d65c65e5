// Running other programs from a test process without outliving it.
#ifndef CSUPPORT_H
#define CSUPPORT_H

#include <sys/types.h>

// Runs a program to its end as a user, with both outputs in a descriptor; it is killed if the calling thread ends first.
// Answers its exit status, 128 + the signal
// that ended it, or -1 with errno set.
int cs_run(char *const argv[], uid_t uid, gid_t gid, int output);

// Starts a program as a user under a guard, a process of its own session that ends the program as soon as nobody holds
// `*hold` any more, however that came about, and then removes the directory. Without
// a program it guards the directory alone. Answers the guard's process id or -1.
pid_t cs_guard(char *const argv[], uid_t uid, gid_t gid, const char *directory, int output, int *hold);

// Ends the guarded program in order and waits for it; the directory stays.
void cs_release(pid_t guard, int hold);

// Calls `body` on a thread made for it, in the network namespace that a file such as /run/netns/x names, or in the
// caller's own without one; threads and programs that the body starts are in that namespace too. `fault` is what errno
// said where the namespace couldn't be entered, else 0. Answers 0, or an error number if there will be no call.
int cs_in_namespace(const char *path, void (*body)(void *context, int fault), void *context);

#endif
