/// A moment: whole microseconds since 1970-01-01 00:00 UTC, the resolution of PostgreSQL's `timestamptz`.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01 00:00 UTC.
    public let microseconds: Int64

    /// A moment by its microseconds since 1970-01-01 00:00 UTC.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    /// The moment that lies a duration later; the ends of the range are kept instead of overflowing.
    public func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let step = overflow ? (seconds < 0 ? Int64.min : Int64.max) : whole + attoseconds / 1_000_000_000_000
        let (sum, sumOverflow) = microseconds.addingReportingOverflow(step)
        return Timestamp(microseconds: sumOverflow ? (step < 0 ? .min : .max) : sum)
    }

    /// How long after `earlier` this moment lies; negative if it lies before.
    public func since(_ earlier: Timestamp) -> Duration {
        .microseconds(microseconds.subtractingReportingOverflow(earlier.microseconds).partialValue)
    }
}
