import Control
import Messages
import Model

extension Caller {
    /// Longest request id that is kept as it came, in bytes.
    static let longestRequestID = 64

    /// Names for whom a service acts, as it says itself.
    static let onBehalfOf = "on-behalf-of"
    /// Longest such name, in bytes.
    static let longestOnBehalfOf = 64

    /// What the gateway says of itself. Anybody may say it where nobody has said which user the gateway runs as: it explains
    /// an audit row and proves nothing.
    static let gateway = CallMetadata("origin", "gateway")

    /// Where the gateway says which address its own caller has; as much worth as what it says of itself.
    static let client = "client"

    /// The caller of a request that is carried out once however often it comes, if it brings a key.
    ///
    /// - Throws: `Fault` with the reason `InvalidIdempotencyKey`.
    init(_ context: CallContext, for request: some RPCMessage) throws {
        self.init(context)
        guard !context.idempotencyKey.isEmpty else { return }
        key = try RequestKey(context.idempotencyKey, method: context.method, request: request.encoded())
    }

    /// What a call's context says of its caller.
    init(_ context: CallContext) {
        let entry = context.metadata.first { $0.key == CallMetadata.token }
        // Bytes that are no UTF-8 become a text that no token is equal to.
        let token = entry.map { Secret(String(decoding: $0.value, as: UTF8.self)) }
        let isGateway = context.metadata.contains(Self.gateway)
        let client = isGateway ? context.metadata.first { $0.key == Self.client } : nil
        let address = client.map { " client=\(Self.printable(String(decoding: $0.value, as: UTF8.self)))" } ?? ""
        self.init(
            token: token, requestID: Self.printable(context.requestID),
            peer: "uid=\(context.peer.userID) pid=\(context.peer.processID)\(address)", userID: context.peer.userID,
            origin: isGateway ? "gateway" : "socket",
            onBehalfOf: context.metadata.first { $0.key == Self.onBehalfOf }.map {
                Self.printable(String(decoding: $0.value, as: UTF8.self))
            } ?? "")
    }

    /// A request id stands in logs and audit rows: what an edge sent is cut to a form that can't disturb them.
    private static func printable(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        return String(String.UnicodeScalarView(kept.prefix(longestRequestID)))
    }
}
