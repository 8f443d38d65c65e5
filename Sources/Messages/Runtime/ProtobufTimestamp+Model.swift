import Model

extension ProtobufTimestamp {
    /// A moment of ours.
    public init(_ timestamp: Timestamp) {
        let (quotient, remainder) = timestamp.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        // Protobuf's nanoseconds count upwards also before 1970.
        let seconds = remainder < 0 ? quotient - 1 : quotient
        self.init(seconds: seconds, nanos: Int32((remainder < 0 ? remainder + 1_000_000 : remainder) * 1_000))
    }
}

extension Timestamp {
    /// A protobuf moment, cut to whole microseconds; `nil` outside the years 1 to 9999 and for nanoseconds outside
    /// 0 to 999,999,999.
    public init?(_ timestamp: ProtobufTimestamp) {
        guard (-62_135_596_800...253_402_300_799).contains(timestamp.seconds),
            (0...999_999_999).contains(timestamp.nanos)
        else { return nil }
        self.init(microseconds: timestamp.seconds * 1_000_000 + Int64(timestamp.nanos / 1_000))
    }
}
