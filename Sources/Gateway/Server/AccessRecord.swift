import Hummingbird
import Logging

/// One request in the access log. It holds no query, no header and no body, so no secret.
struct AccessRecord {
    /// How the exchange went.
    enum Outcome: String {
        /// The answer was written whole.
        case answered
        /// The client went away first.
        case abandoned
    }

    private static let longestPath = 256

    let requestID: String
    let arrival: Arrival
    private let method: String
    private let path: String
    private let start = ContinuousClock.now
    /// Of the head that was sent.
    var status: HTTPResponse.Status?
    /// Of a problem; empty = none.
    var reason = ""
    /// What lies behind the problem; empty = nothing more than its answer says.
    var cause = ""
    /// Size of the body that was sent.
    var bytes = 0
    var outcome = Outcome.abandoned

    init(_ head: HTTPRequest, requestID: String, arrival: Arrival) {
        self.requestID = requestID
        self.arrival = arrival
        method = head.method.rawValue
        path = String((head.path ?? "").prefix { $0 != "?" }.prefix(Self.longestPath))
    }

    /// How long ago the request came.
    var age: Duration { ContinuousClock.now - start }

    /// Writes the line.
    func write(to logger: Logger) {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        var facts: Logger.Metadata = [
            "request.id": "\(requestID)", "http.method": "\(method)", "http.path": "\(path)",
            "http.bytes": .stringConvertible(bytes), "peer": "\(arrival.client)", "outcome": "\(outcome.rawValue)",
            "duration_ms": .stringConvertible(seconds * 1000 + attoseconds / 1_000_000_000_000_000),
        ]
        if let proxy = arrival.proxy { facts["proxy"] = "\(proxy)" }
        if let status { facts["http.status"] = .stringConvertible(status.code) }
        if !reason.isEmpty { facts["reason"] = "\(reason)" }
        if !cause.isEmpty { facts["cause"] = "\(cause)" }
        logger.info("request", metadata: facts)
    }
}
