/// Where in the client's sequence of requests a stream stands: what a MSG costs the connection's credit depends on it,
/// also when nobody wants the message any more.
struct RequestProgress: Equatable, Sendable {
    private enum Place: Equatable, Sendable { case between, inFirst, inside }

    /// What one MSG is.
    struct Step: Equatable, Sendable {
        /// It ends the client's side and is no request.
        var isHalfCloseAlone = false
        /// It needs credit.
        var needsCredit = false
        /// It begins a request.
        var isFirst = false
    }

    private var place: Place
    /// The client has said that nothing follows.
    private(set) var isHalfClosed: Bool

    /// After an OPEN.
    init(openedWith flags: FrameFlags) {
        place = flags.contains(.more) ? .inFirst : .between
        isHalfClosed = flags.contains(.endStream)
    }

    /// A MSG came.
    mutating func messageReceived(_ flags: FrameFlags, byteCount: Int) -> Step {
        let before = place
        if flags.contains(.endStream) { isHalfClosed = true }
        if before == .between, byteCount == 0, flags.contains(.endStream) { return Step(isHalfCloseAlone: true) }
        if !flags.contains(.more) {
            place = .between
        } else if before == .between {
            place = .inside
        }
        return Step(needsCredit: before != .inFirst, isFirst: before == .between)
    }
}
