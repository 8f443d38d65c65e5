#include "CEventLoop.h"

#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

int cel_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static struct epoll_event event_of(uint32_t interest, uint64_t token) {
    struct epoll_event event = {0};
    if (interest & CEL_READABLE) event.events |= EPOLLIN | EPOLLRDHUP;
    if (interest & CEL_WRITABLE) event.events |= EPOLLOUT;
    if (interest & CEL_EDGE) event.events |= EPOLLET;
    event.data.u64 = token;
    return event;
}

int cel_epoll_add(int epoll, int descriptor, uint32_t interest, uint64_t token) {
    struct epoll_event event = event_of(interest, token);
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int cel_epoll_update(int epoll, int descriptor, uint32_t interest, uint64_t token) {
    struct epoll_event event = event_of(interest, token);
    return epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event);
}

int cel_epoll_remove(int epoll, int descriptor) { return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, NULL); }

int cel_epoll_wait(int epoll, struct cel_event *events, int capacity, int timeout_ms) {
    struct epoll_event raw[256];
    if (capacity > 256) capacity = 256;
    int count = epoll_wait(epoll, raw, capacity, timeout_ms);
    for (int i = 0; i < count; i++) {
        uint32_t readiness = 0;
        if (raw[i].events & (EPOLLIN | EPOLLRDHUP)) readiness |= CEL_READABLE;
        if (raw[i].events & EPOLLOUT) readiness |= CEL_WRITABLE;
        if (raw[i].events & (EPOLLHUP | EPOLLERR)) readiness |= CEL_HANGUP;
        events[i].token = raw[i].data.u64;
        events[i].readiness = readiness;
    }
    return count;
}

int cel_wakeup_create(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void cel_wakeup_signal(int descriptor) {
    uint64_t one = 1;
    // A full counter means that a wake-up is pending already.
    ssize_t ignored = write(descriptor, &one, sizeof one);
    (void)ignored;
}

uint64_t cel_monotonic_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
