/// The order of what a connection has sent and not yet heard of: which result belongs to whom.
///
/// A segment is what stands between two syncs: when one of its commands fails the server skips the rest of it, and the
/// neighbours go on.
struct Pipeline<Payload, Answer> {
    /// What a command is for.
    enum Command: Equatable {
        /// Its answer is the caller's. A statement that was prepared earlier is named by its SQL.
        case query(prepared: String?)
        /// Makes a prepared statement.
        case prepare(sql: String)
        /// Nobody asks how it ended.
        case housekeeping
    }

    struct Segment {
        var commands: [Command]
        var answers: [Answer] = []
        var fault: PostgresFault?
        let payload: Payload
        fileprivate var position = 0

        init(_ commands: [Command], payload: Payload) {
            self.commands = commands
            self.payload = payload
        }
    }

    enum Action: Equatable {
        case none
        /// The statement can be used from now on.
        case remember(sql: String)
        /// The statement could not be made, or can't be used any more.
        case forget(sql: String)
        /// The server says what can't be.
        case close(PostgresFault)
    }

    private var segments: [Segment] = []
    private var head = 0

    var count: Int { segments.count - head }
    var isEmpty: Bool { count == 0 }

    mutating func sent(_ segment: Segment) { segments.append(segment) }

    mutating func succeeded(_ answer: Answer) -> Action {
        guard let command = nextCommand() else { return .close(Self.unexpected) }
        switch command {
        case .query: segments[head].answers.append(answer)
        case .prepare(let sql): return .remember(sql: sql)
        case .housekeeping: break
        }
        return .none
    }

    mutating func failed(_ fault: PostgresFault) -> Action {
        guard let command = nextCommand() else { return .close(Self.unexpected) }
        if segments[head].fault == nil { segments[head].fault = fault }
        switch command {
        case .prepare(let sql): return .forget(sql: sql)
        case .query(let sql?) where Self.outdated.contains(fault.sqlState): return .forget(sql: sql)
        case .query, .housekeeping: return .none
        }
    }

    /// The table has changed its columns; the statement is gone.
    private static var outdated: [String?] { ["0A000", "26000"] }

    /// An earlier command of the segment has failed, so that the server has skipped this one.
    mutating func skipped() -> Action { failed(PostgresFault(.protocol, "skipped")) }

    /// A statement of a script, whose number isn't known, has a result.
    mutating func scriptSucceeded(_ answer: Answer) {
        guard !isEmpty else { return }
        segments[head].answers = [answer]
    }

    /// A statement of a script has failed, and with it the script.
    mutating func scriptFailed(_ fault: PostgresFault) {
        guard !isEmpty else { return }
        segments[head].fault = fault
    }

    /// The segment that ends here; `nil` when none is under way.
    mutating func synced() -> Segment? {
        guard !isEmpty else { return nil }
        let segment = segments[head]
        head += 1
        if head == segments.count {
            segments.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 256 {
            segments.removeFirst(head)
            head = 0
        }
        return segment
    }

    /// Everything that is still waited for, when the connection is gone.
    mutating func drained() -> [Segment] {
        defer {
            segments = []
            head = 0
        }
        return Array(segments[head...])
    }

    private mutating func nextCommand() -> Command? {
        guard !isEmpty else { return nil }
        let position = segments[head].position
        guard position < segments[head].commands.count else { return nil }
        segments[head].position += 1
        return segments[head].commands[position]
    }

    private static var unexpected: PostgresFault {
        PostgresFault(.protocol, "a result that belongs to no statement")
    }
}
