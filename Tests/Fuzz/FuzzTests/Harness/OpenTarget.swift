import Messages
@testable import RPCServer
import Wire

/// The short way of reading an OPEN: what it takes, the decoder takes too, and as the same.
enum OpenTarget {
    private static let service = Service()
    private static let methods = try? MethodTable([service], within: [])

    private struct Service: RPCService {
        let methods = ["/f.F/U", "/f.F/S", "/f.F/C", "/f.F/B"].map { path in
            RPCMethod(path: path, handler: .unary { request, _ in request })
        }
    }

    static func run(_ script: inout Script) throws(Finding) {
        guard let methods else { throw Finding("two methods have one path") }
        let bytes = script.remaining()
        guard let quick = OpenReader.read(bytes.span.bytes, methods) else { return }
        let whole: OpenFields
        do throws(StreamError) {
            whole = try OpenFields(decoding: bytes.span.bytes, methods)
        } catch {
            throw Finding("the decoder refuses what was read the short way: \(error)")
        }
        try check(describe(quick) == describe(whole), "read the short way: \(quick), by the decoder: \(whole)")
    }

    private static func describe(_ open: OpenFields) -> [String] {
        [
            open.method.path, "\(open.timeout)", open.idempotencyKey, open.traceparent, "\(open.metadata)",
            "\(open.terms)",
        ]
    }
}
