import Messages
import Model

/// The events of a stream, in the gateway's words.
enum WatchEvents {
    /// What the reader is sent for one event of the daemon; nothing for kinds of event that this version does not know.
    ///
    /// - Parameter inSnapshot: no id is given, so that a stream that is cut in mid-snapshot starts over.
    static func event(_ response: DatabasesV1.WatchStatusResponse, inSnapshot: Bool) -> [ServerSentEvent] {
        let position = DatabasesV1.Position(epoch: response.epoch, revision: response.revision)
        let place: ServerSentEvent.ID = inSnapshot ? .unchanged : .place(EventID.text(position))
        switch response.event {
        case .snapshot(let database):
            return [event("snapshot", place, response, [JSONValue.Member("database", database.json)])]
        case .synced: return [event("synced", place, response)]
        case .transition(let transition):
            return [event("transition", place, response, members(of: transition))]
        case .bookmark: return [event("bookmark", place, response)]
        case .reset(let reset):
            return [event("reset", .cleared, response, [JSONValue.Member("reason", .string(reset.reason))])]
        case nil: return []
        }
    }

    /// The daemon can't be reached, or drains: what the reader knows may be out of date until `resumed`.
    static func interrupted(_ fault: Fault) -> ServerSentEvent {
        ServerSentEvent(
            "interrupted",
            data: .members(["reason": .string(fault.reason), "message": .string(fault.messageForCallers)]))
    }

    /// The daemon is back, and nothing was lost.
    static let resumed = ServerSentEvent("resumed", data: .members([:]))

    /// The snapshot was cut off and begins anew.
    static let restarted = ServerSentEvent(
        "reset", id: .cleared, data: .members(["reason": .string("SnapshotInterrupted")]))

    /// The stream is over, and coming back does not help unless something changes.
    static func ended(_ fault: Fault) -> ServerSentEvent {
        ServerSentEvent(
            "ended", data: .members(["reason": .string(fault.reason), "message": .string(fault.messageForCallers)]))
    }

    private static func event(
        _ name: String, _ id: ServerSentEvent.ID, _ response: DatabasesV1.WatchStatusResponse,
        _ members: [JSONValue.Member] = []
    ) -> ServerSentEvent {
        let place: [JSONValue.Member] = [
            JSONValue.Member("epoch", .string(response.epoch)),
            JSONValue.Member("revision", .integer(response.revision)),
            JSONValue.Member("previous", .integer(response.previous)),
        ]
        return ServerSentEvent(name, id: id, data: .object(place + members))
    }

    private static func members(of transition: DatabasesV1.Transition) -> [JSONValue.Member] {
        [
            JSONValue.Member("sequence", .integer(transition.sequence)),
            JSONValue.Member("from", transition.from.json),
            JSONValue.Member("to", transition.to.json),
            JSONValue.Member("reason", .text(transition.reason)),
            JSONValue.Member("at", transition.at.json),
            JSONValue.Member("actor", .text(transition.actor)),
            JSONValue.Member("database", transition.database?.json ?? .null),
        ]
    }
}
