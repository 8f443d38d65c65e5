#define _GNU_SOURCE
#include "CSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Between fork and exec only async-signal-safe calls: the test process has threads.

static pid_t wait_for(pid_t child, int *status)
{
    pid_t ended;
    do ended = waitpid(child, status, 0);
    while (ended < 0 && errno == EINTR);
    return ended;
}

// With `mortal` the program ends when the thread that started it does, which the kernel forgets where users change.
static void become(char *const argv[], uid_t uid, gid_t gid, int output, int mortal)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) _exit(126);
    close_range(3, ~0U, 0);
    if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(gid) != 0 || setuid(uid) != 0)) _exit(126);
    if (mortal && prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) _exit(126);
    execv(argv[0], argv);
    _exit(127);
}

// What was killed may still be writing for a moment.
static void remove_all(const char *directory)
{
    for (int attempt = 0; attempt < 50 && access(directory, F_OK) == 0; attempt++) {
        pid_t child = fork();
        int status;
        if (child == 0) {
            execl("/bin/rm", "rm", "-rf", "--", directory, (char *)NULL);
            _exit(127);
        }
        if (child > 0) wait_for(child, &status);
        poll(NULL, 0, 20);
    }
}

int cs_run(char *const argv[], uid_t uid, gid_t gid, int output)
{
    pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) become(argv, uid, gid, output, 1);
    int status;
    if (wait_for(child, &status) < 0) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void guard(char *const argv[], uid_t uid, gid_t gid, const char *directory, int output, int held)
{
    setsid();
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    if (dup2(held, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) _exit(126);
    close_range(3, ~0U, 0);

    pid_t program = argv == NULL ? -1 : fork();
    if (program == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGTERM, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        become(argv, uid, gid, 1, 0);
    }
    char byte;
    ssize_t count;
    do count = read(0, &byte, 1);
    while (count < 0 && errno == EINTR);
    int status;
    if (program > 0) {
        kill(program, count == 1 ? SIGINT : SIGQUIT);
        wait_for(program, &status);
    }
    if (count != 1) remove_all(directory);
    _exit(0);
}

pid_t cs_guard(char *const argv[], uid_t uid, gid_t gid, const char *directory, int output, int *hold)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    pid_t child = fork();
    if (child == 0) guard(argv, uid, gid, directory, output, ends[0]);
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return -1;
    }
    *hold = ends[1];
    return child;
}

void cs_release(pid_t guard, int hold)
{
    int status;
    if (write(hold, "k", 1) == 1) wait_for(guard, &status);
    close(hold);
}

struct visit {
    int namespace;
    void (*body)(void *context, int fault);
    void *context;
};

static void *run_visit(void *argument)
{
    struct visit visit = *(struct visit *)argument;
    free(argument);
    int fault = 0;
    if (visit.namespace >= 0) {
        if (setns(visit.namespace, CLONE_NEWNET) != 0) fault = errno;
        close(visit.namespace);
    }
    visit.body(visit.context, fault);
    return NULL;
}

int cs_in_namespace(const char *path, void (*body)(void *context, int fault), void *context)
{
    struct visit *visit = malloc(sizeof *visit);
    if (visit == NULL) return ENOMEM;
    *visit = (struct visit){.namespace = -1, .body = body, .context = context};
    int fault = 0;
    if (path != NULL) {
        visit->namespace = open(path, O_RDONLY | O_CLOEXEC);
        if (visit->namespace < 0) fault = errno;
    }
    pthread_t thread;
    if (fault == 0) fault = pthread_create(&thread, NULL, run_visit, visit);
    if (fault == 0) {
        pthread_detach(thread);
    } else {
        if (visit->namespace >= 0) close(visit->namespace);
        free(visit);
    }
    return fault;
}
