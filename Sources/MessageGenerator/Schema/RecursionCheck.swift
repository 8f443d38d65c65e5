/// Finds messages that contain themselves: unpacking one would recurse as deep as its sender likes, and protobuf-c
/// sets no limit.
struct RecursionCheck {
    private let messages: [TypeName: ProtoMessage]
    private var finished: Set<TypeName> = []
    private var path: [TypeName] = []

    init(_ messages: [ProtoMessage]) {
        self.messages = Dictionary(messages.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Follows every field that is a message.
    ///
    /// - Throws: `Refusal` that names the field which closes a circle.
    mutating func check(_ name: TypeName) throws(Refusal) {
        guard let message = messages[name], !finished.contains(name) else { return }
        path.append(name)
        for field in message.fields + message.oneofs.flatMap(\.fields) {
            guard case .message(let inner) = field.kind else { continue }
            if path.contains(inner) {
                throw Refusal(
                    element: "\(name.proto).\(field.name)",
                    reason: "recursive messages are refused, \(inner.proto) contains itself")
            }
            try check(inner)
        }
        path.removeLast()
        finished.insert(name)
    }
}
