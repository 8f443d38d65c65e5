import Glibc

/// The machine's idea of the time of day.
enum WallClock {
    /// A moment by its seconds since 1970-01-01 00:00 UTC and the nanoseconds after them.
    struct Moment: Equatable, Sendable {
        var seconds: Int64
        var nanoseconds: Int64
    }

    static func now() -> Moment {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Moment(seconds: Int64(moment.tv_sec), nanoseconds: Int64(moment.tv_nsec))
    }
}
