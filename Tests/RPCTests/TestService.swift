import EventLoop
import Messages
import Model
import Synchronization

/// Methods that show what the transport does with requests, responses, faults and cancellation.
struct TestService: RPCService {
    let journal: Journal
    let gate: Gate
    let loop: EventLoop

    enum Path {
        static let echo = "/test.Service/Echo"
        static let large = "/test.Service/Large"
        static let fail = "/test.Service/Fail"
        static let crash = "/test.Service/Crash"
        static let describe = "/test.Service/Describe"
        static let hang = "/test.Service/Hang"
        static let pass = "/test.Service/Pass"
        static let count = "/test.Service/Count"
        static let flood = "/test.Service/Flood"
        static let idle = "/test.Service/Idle"
        static let trail = "/test.Service/Trail"
        static let sum = "/test.Service/Sum"
        static let mirror = "/test.Service/Mirror"
        static let ignore = "/test.Service/Ignore"
        static let hold = "/test.Service/Hold"
    }

    static let fault = Fault(
        .alreadyExists, reason: "NameTaken", "Ein Name — «reporting» — ist vergeben 🐘", domain: Fault.databases,
        violations: [FieldViolation(field: "name", "must be free")], metadata: ["name": "reporting", "app": "web"],
        nextSteps: ["Choose another name."])

    struct Mishap: Error {}

    var methods: [RPCMethod] { methodsWithOneRequest + methodsWithRequests }

    private var methodsWithRequests: [RPCMethod] {
        [
            RPCMethod(
                path: Path.sum,
                handler: .clientStreaming { [journal] requests, _ in
                    var sizes: [UInt8] = []
                    do {
                        while let request = try await requests.next() { sizes.append(UInt8(request.count % 256)) }
                    } catch {
                        journal.write("sum cancelled")
                        throw error
                    }
                    return sizes
                }),
            RPCMethod(
                path: Path.mirror,
                handler: .bidirectional { requests, _, sink in
                    while let request = try await requests.next() {
                        if request == [255] { throw Self.fault }
                        try await sink.send(request)
                    }
                }),
            // Takes one request, and no other until the gate is open.
            RPCMethod(
                path: Path.hold,
                handler: .clientStreaming { [gate] requests, _ in
                    _ = try await requests.next()
                    try await gate.wait()
                    return []
                }),
            // Takes no request until the gate is open.
            RPCMethod(
                path: Path.ignore,
                handler: .clientStreaming { [gate] requests, _ in
                    try await gate.wait()
                    return try await requests.next() ?? []
                }),
        ]
    }

    private var methodsWithOneRequest: [RPCMethod] {
        [
            unary(Path.trail) { request, context in
                context.trailers.add(CallMetadata(key: "a", value: [1, 0, 255]))
                context.trailers.add(CallMetadata(key: "a", value: request))
                if request == [9] { throw Self.fault }
                return request
            },
            unary(Path.echo) { request, _ in request },
            unary(Path.large) { [journal] request, _ in
                journal.count += 1
                return Array(repeating: UInt8(request.count == 271_828 ? 1 : 0), count: 314_159)
            },
            unary(Path.fail) { _, _ in throw Self.fault },
            unary(Path.crash) { _, _ in throw Mishap() },
            unary(Path.describe) { [loop] _, context in
                let entries = context.metadata.map { "\($0.key)=\($0.value)" }
                let parts =
                    [context.method, context.requestID, context.idempotencyKey, context.traceparent] + entries
                    + ["\(context.deadline != nil)", "\(context.peer.userID)", "\(loop.isOnLoop)"]
                return Array(parts.joined(separator: "|").utf8)
            },
            unary(Path.hang) { [journal, gate] request, _ in
                journal.write("hang began")
                do { try await gate.wait() } catch {
                    journal.write("hang cancelled")
                    throw error
                }
                return request
            },
            unary(Path.pass) { [gate] request, _ in
                gate.open()
                return request
            },
            streaming(Path.count) { request, _, sink in
                // Each byte of the request asks for a response of as many KiB; 255 asks for a fault.
                for byte in request {
                    if byte == 255 { throw Self.fault }
                    try await sink.send(Array(repeating: byte, count: Int(byte) * 1_024))
                }
            },
            streaming(Path.flood) { [journal] _, _, sink in
                do {
                    while true {
                        try await sink.send(Array(repeating: 1, count: 1_024))
                        journal.count += 1
                    }
                } catch {
                    journal.write("flood ended")
                    throw error
                }
            },
            streaming(Path.idle) { [journal, gate] _, _, sink in
                try await sink.send([1])
                do { try await gate.wait() } catch {
                    journal.write("idle cancelled")
                    throw error
                }
            },
        ]
    }

    private func unary(
        _ path: String, _ body: @escaping @Sendable ([UInt8], CallContext) async throws -> [UInt8]
    ) -> RPCMethod { RPCMethod(path: path, handler: .unary(body)) }

    private func streaming(
        _ path: String, _ body: @escaping @Sendable ([UInt8], CallContext, any ResponseSink) async throws -> Void
    ) -> RPCMethod { RPCMethod(path: path, handler: .serverStreaming(body)) }
}
