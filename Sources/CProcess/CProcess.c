#include "CProcess.h"

#include <sys/prctl.h>
#include <sys/resource.h>

int cprocess_keep_memory_private(void) {
    // A limit of 1 and not of 0: the kernel hands a core to the program that core_pattern names whatever the limit is,
    // but for this one. Where it may not be set, the line below is enough for this process.
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur > 1) {
        limit.rlim_cur = 1;
        setrlimit(RLIMIT_CORE, &limit);
    }
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
