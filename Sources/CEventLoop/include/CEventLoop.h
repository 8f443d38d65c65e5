// What Swift can't call as it stands: epoll's packed struct with a union, and constants that are enums in C.
#ifndef CEVENTLOOP_H
#define CEVENTLOOP_H

#include <stdint.h>

enum { CEL_READABLE = 1, CEL_WRITABLE = 2, CEL_HANGUP = 4, CEL_EDGE = 8 };

struct cel_event {
    uint64_t token;
    uint32_t readiness;
};

// Each answers -1 with errno set where it fails.
int cel_epoll_create(void);
int cel_epoll_add(int epoll, int descriptor, uint32_t interest, uint64_t token);
int cel_epoll_update(int epoll, int descriptor, uint32_t interest, uint64_t token);
int cel_epoll_remove(int epoll, int descriptor);
int cel_epoll_wait(int epoll, struct cel_event *events, int capacity, int timeout_ms);
int cel_wakeup_create(void);
void cel_wakeup_signal(int descriptor);
uint64_t cel_monotonic_ns(void);

#endif
