import Glibc

/// What a worker gives up before it meets anybody.
enum WorkerLimits {
    /// Bytes of memory; a server may send a row of any length.
    private static let memory: rlim_t = 256 << 20

    static func apply() {
        // libpq takes defaults from PG… variables, and from files under the home directory.
        clearenv()
        setenv("HOME", "/nonexistent", 1)
        // The default may have been ignored in the parent, and it is what ends this process when its time is over.
        signal(SIGALRM, SIG_DFL)
        signal(SIGPIPE, SIG_IGN)
        limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        limit(__rlimit_resource_t(RLIMIT_DATA.rawValue), to: memory)
        limit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), to: 0)
    }

    private static func limit(_ resource: __rlimit_resource_t, to value: rlim_t) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        setrlimit(resource, &limit)
    }
}
