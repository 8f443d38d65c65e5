// What Swift can't call of prctl, which takes a varying number of arguments.
#ifndef CPROCESS_H
#define CPROCESS_H

// Keeps this process's memory from files and from other processes of its user: no core dumps, no debuggers, no reading
// of /proc/<pid>/mem by others than root. 0, or -1 with errno set. Programs that it starts leave no core dumps either
// unless they raise their limit.
int cprocess_keep_memory_private(void);

#endif
