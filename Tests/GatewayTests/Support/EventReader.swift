import Testing

@testable import Gateway

/// Takes the events of a stream off a connection, as a browser does (HTML Living Standard, section 9.2.6).
struct EventReader {
    /// One event, or one comment.
    struct Event: Equatable {
        /// Empty for a comment and for a piece that only sets the time to wait.
        var name = ""
        var data = ""
        /// What the piece says of the id; `nil` = nothing.
        var id: String?
        var retry: String?
        var comment: String?

        /// A member of the data, if it is a text or a number.
        subscript(member: String) -> String? {
            guard case .object(let members)? = try? JSONParser.parse(Array(data.utf8)) else { return nil }
            switch members.first(where: { $0.name == member })?.value {
            case .string(let text), .number(let text): return text
            default: return nil
            }
        }
    }

    let connection: HTTPConnection
    private var rest = ""

    init(_ connection: HTTPConnection) { self.connection = connection }

    /// The next event or comment; `nil` at the end of the stream.
    mutating func next() async throws -> Event? {
        while !rest.contains("\n\n") {
            guard let piece = try await connection.chunk() else { return nil }
            rest += piece
        }
        let pieces = rest.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        rest = String(pieces[1])
        var event = Event()
        for line in pieces[0].split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
            switch parts[0] {
            case "event": event.name = value
            case "data": event.data += value
            case "id": event.id = value
            case "retry": event.retry = value
            case "": event.comment = value
            default: Issue.record("a line that no browser knows: \(line)")
            }
        }
        return event
    }

    /// The next event that has a name.
    mutating func event() async throws -> Event {
        while let event = try await next() { if !event.name.isEmpty { return event } }
        throw HTTPConnection.Closed()
    }
}
