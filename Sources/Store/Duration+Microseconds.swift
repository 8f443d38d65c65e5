extension Duration {
    /// Whole microseconds, from 0 to a century: what lies outside becomes the nearest end.
    var wholeMicroseconds: Int64 {
        let century: Int64 = 100 * 366 * 86_400
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return min(seconds, century) * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
