extension Duration {
    /// The duration in whole nanoseconds, from 0 to `UInt64.max`: what lies outside becomes the nearest end.
    public var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, sumOverflow) = whole.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
        return overflow || sumOverflow ? .max : sum
    }
}
