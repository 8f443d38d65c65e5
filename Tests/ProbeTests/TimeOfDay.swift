import Glibc

/// The machine's clock, as its servers see it.
enum TimeOfDay {
    static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec)
    }
}
