import Foundation
import Support
import Testing

/// A library that shows a program another time of day. Clocks that only count on stay as they are: no machine turns
/// those back.
struct WrongClock {
    private let library: String

    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>

        static long shift(void) {
            const char *text = getenv("PAAS_TEST_CLOCK_SHIFT");
            return text ? atol(text) : 0;
        }

        int clock_gettime(clockid_t clock, struct timespec *time) {
            static int (*next)(clockid_t, struct timespec *);
            if (!next) next = dlsym(RTLD_NEXT, "clock_gettime");
            int status = next(clock, time);
            if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += shift();
            return status;
        }

        time_t time(time_t *result) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (result) *result = now.tv_sec;
            return now.tv_sec;
        }

        int gettimeofday(struct timeval *time, void *zone) {
            struct timespec now;
            int status = clock_gettime(CLOCK_REALTIME, &now);
            time->tv_sec = now.tv_sec;
            time->tv_usec = now.tv_nsec / 1000;
            return status;
        }

        """

    /// Compiles it: whoever builds Swift programs has a compiler for C.
    init(in folder: String) async throws {
        library = "\(folder)/clock.so"
        try Self.source.write(toFile: "\(folder)/clock.c", atomically: true, encoding: .utf8)
        let compiler = try #require(Tool("clang") ?? Tool("cc"), "there is no C compiler")
        try await compiler.run(["-shared", "-fPIC", "-w", "-o", library, "\(folder)/clock.c", "-ldl"])
    }

    /// What makes a program see a time that is so many seconds off.
    func environment(shift: Int) -> [String: String] {
        ["LD_PRELOAD": library, "PAAS_TEST_CLOCK_SHIFT": "\(shift)"]
    }
}
