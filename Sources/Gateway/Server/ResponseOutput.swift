import Hummingbird
import HummingbirdCore

/// The way to the client of one request: a whole answer, or a head and then pieces of a body.
///
/// A piece is taken only when there is room for it, so that a slow reader holds its writer up instead of filling memory.
struct ResponseOutput: ~Copyable {
    private var writer: ResponseWriter?
    private var body: (any ResponseBodyWriter)?
    private let isHead: Bool
    /// What the access log is told.
    private(set) var record: AccessRecord

    init(_ writer: consuming HummingbirdCore.ResponseWriter, isHead: Bool, record: AccessRecord) {
        self.writer = consume writer
        self.isHead = isHead
        self.record = record
    }

    /// A head was sent; only pieces of the body can follow.
    var hasBegun: Bool { record.status != nil }

    /// Tells a client that waits for it to send its body.
    func proceed() async throws {
        try await writer?.writeInformationalHead(HTTPResponse(status: .continue))
    }

    /// Sends a whole answer; the first one only.
    mutating func write(_ answer: Answer) async throws {
        guard let writer = writer.take() else { return }
        var headers = answer.headers
        headers[.contentLength] = String(answer.body.count)
        let head = self.head(answer.status, headers)
        if isHead {
            try await writer.writeResponse(head)
        } else {
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
            record.bytes = answer.body.count
        }
        record.outcome = .answered
    }

    /// Sends a problem as a whole answer; the first one only.
    mutating func write(_ problem: Problem) async throws {
        record.reason = problem.reason
        record.cause = problem.cause
        try await write(Answer(problem, requestID: record.requestID))
    }

    /// Sends the head of a stream.
    mutating func begin(_ headers: HTTPFields) async throws {
        guard let writer = writer.take() else { return }
        body = try await writer.writeHead(head(.ok, headers))
    }

    /// Sends a piece of a stream; returns when there is room for the next.
    mutating func write(_ bytes: [UInt8]) async throws {
        try await body?.write(ByteBuffer(bytes: bytes))
        record.bytes += bytes.count
    }

    /// Ends a stream.
    mutating func finish() async throws {
        try await body?.finish(nil)
        body = nil
        record.outcome = .answered
    }

    private mutating func head(_ status: HTTPResponse.Status, _ headers: HTTPFields) -> HTTPResponse {
        var headers = headers
        CommonHeaders.add(to: &headers, requestID: record.requestID, now: WallClock.now())
        if record.arrival.isSecure, record.arrival.isOriginCertain {
            CommonHeaders.set("Strict-Transport-Security", "max-age=31536000", in: &headers)
        }
        record.status = status
        return HTTPResponse(status: status, headerFields: headers)
    }
}
