import Messages

/// The `id` of an event: `EPOCH:REVISION`, the place in the history after which a stream can go on.
enum EventID {
    /// The id of a place.
    static func text(_ position: DatabasesV1.Position) -> String { "\(position.epoch):\(position.revision)" }

    /// The place that the header `Last-Event-ID` names; `nil` where it is missing or empty, as a browser sends it that
    /// has seen no id.
    ///
    /// - Throws: `Problem` for anything that is no id of ours.
    static func position(_ header: String?) throws(Problem) -> DatabasesV1.Position? {
        guard let header, !header.isEmpty else { return nil }
        let parts = header.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy(isEpoch),
            (1...20).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
            let revision = UInt64(parts[1])
        else { throw Problem.malformedEventID }
        return DatabasesV1.Position(epoch: String(parts[0]), revision: revision)
    }

    private static func isEpoch(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
