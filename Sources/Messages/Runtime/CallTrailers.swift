/// Metadata that a handler sends behind its last response, or beside its fault. From any executor.
public struct CallTrailers: Sendable {
    private let parts: CallParts

    init(_ parts: CallParts) { self.parts = parts }

    /// Adds an entry behind those that are there; what is added after the handler has ended is not sent.
    public func add(_ entry: CallMetadata) { parts.add(entry) }

    /// What was added, in order.
    public var all: [CallMetadata] { parts.all }
}
