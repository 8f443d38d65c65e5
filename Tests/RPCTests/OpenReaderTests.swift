import Messages
import Testing
import Wire

@testable import RPCServer

/// The short way of reading an OPEN against the decoder.
@Suite struct OpenReaderTests {
    static let paths = [
        "/a.B/C", "/paas.databases.v1.Databases/GetDatabase", "/x/" + String(repeating: "y", count: 200),
    ]

    let methods: MethodTable

    init() throws {
        struct Service: RPCService {
            var methods: [RPCMethod] {
                OpenReaderTests.paths.map { RPCMethod(path: $0, handler: .unary { request, _ in request }) }
            }
        }
        methods = try MethodTable([Service()], within: [])
    }

    func text(_ fields: OpenFields) -> String {
        "\(fields.method.path) \(fields.timeout) \(fields.idempotencyKey) \(fields.traceparent) \(fields.metadata) "
            + "\(fields.credit) \(fields.largestResponse) \(fields.isWithoutMessage)"
    }

    func short(_ bytes: [UInt8]) -> OpenFields? { OpenReader.read(bytes.span.bytes, methods) }

    static func random(_ generator: inout some RandomNumberGenerator) -> RPCV1.Open {
        func sometimes<Value>(_ value: Value, _ other: Value) -> Value {
            Bool.random(using: &generator) ? value : other
        }
        var open = RPCV1.Open(method: paths.randomElement(using: &generator) ?? "")
        open.timeoutNs = sometimes(0, .random(in: 0...UInt64.max, using: &generator))
        open.idempotencyKey = sometimes("", "key-1")
        open.traceparent = sometimes("", sometimes("00-abc", "grüße"))
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let key = sometimes("token", sometimes("request-id", "Bad Key"))
            let count = Int.random(in: 0...200, using: &generator)
            let value = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            open.metadata.append(RPCV1.MetadataEntry(key: key, value: value))
        }
        open.initialCreditMessages = sometimes(0, .random(in: 0...UInt32.max, using: &generator))
        open.initialCreditBytes = sometimes(0, .random(in: 0...100_000, using: &generator))
        open.maxResponseBytes = sometimes(0, .random(in: 0...UInt32.max, using: &generator))
        open.withoutMessage = Bool.random(using: &generator)
        return open
    }

    /// What the short way reads, the decoder reads too, whatever was done to the bytes.
    @Test func agreesWithTheDecoder() throws {
        var generator = SystemRandomNumberGenerator()
        var read = 0
        for round in 0..<20_000 {
            var bytes = try Self.random(&generator).encoded()
            if round % 2 == 1, !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch round % 3 {
                case 0: bytes[index] = .random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes += bytes[index...]
                }
            }
            guard let short = short(bytes) else { continue }
            read += 1
            let long = try OpenFields(decoding: bytes.span.bytes, methods)
            #expect(text(short) == text(long), "\(bytes)")
        }
        #expect(read > 2_000)
    }

    @Test func whatEveryClientSendsIsReadTheShortWay() throws {
        for path in Self.paths {
            let open = RPCV1.Open(
                timeoutNs: 1, method: path, idempotencyKey: "k", traceparent: "t",
                metadata: [.init(key: "token", value: [1]), .init(key: "a", value: [])], initialCreditMessages: 64,
                initialCreditBytes: 4_456_448, maxResponseBytes: 7, withoutMessage: true)
            let bytes = try open.encoded()
            let fields = try #require(short(bytes))
            let long = try OpenFields(decoding: bytes.span.bytes, methods)
            #expect(text(fields) == text(long))
            #expect(fields.method.path == path && fields.metadata.count == 2)
        }
    }

    @Test(arguments: ["/a.B/D", "/a.B", "", "a.B/C", "/paas.databases.v1.Databases/GetDatabases"])
    func aMethodThatIsNotServed(path: String) throws {
        let bytes = try RPCV1.Open(method: path).encoded()
        #expect(short(bytes)?.method.path == nil)
        let error = try #require(throws: StreamError.self) { _ = try OpenFields.read(bytes.span.bytes, methods) }
        #expect(error.reason == "UnknownMethod")
    }

    @Test func requestIDsAreShortAndDiffer() {
        var ids = RequestIDs()
        let some = (0..<2_000).map { _ in ids.next() }
        #expect(Set(some).count == 2_000)
        #expect(some.allSatisfy { $0.utf8.count <= 15 && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } })
        #expect(Set(some.map { $0.prefix(7) }).count == 1)
        #expect(some[0].dropFirst(7) == "1" && some[35].dropFirst(7) == "10" && some[1_999].dropFirst(7) == "1jk")
    }
}
