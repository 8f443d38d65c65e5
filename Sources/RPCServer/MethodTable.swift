import Messages
import Model
import Wire

/// The methods of a server by their paths.
struct MethodTable: Sendable {
    private let methods: [String: ServedMethod]
    /// The same in buckets by a sum over the path's bytes, so that a path is found without making a string of it.
    private let buckets: [[(path: [UInt8], method: ServedMethod)]]

    /// A table of nothing.
    init() { (methods, buckets) = ([:], [[(path: [UInt8], method: ServedMethod)]](repeating: [], count: 256)) }

    /// - Parameter interceptors: the first is the outermost.
    /// - Throws: `Fault` with the reason DuplicateMethod.
    init(_ services: [any RPCService], within interceptors: [any ServerInterceptor]) throws(Fault) {
        var methods: [String: ServedMethod] = [:]
        for method in services.flatMap(\.methods) {
            let served = ServedMethod(method, within: interceptors)
            guard methods.updateValue(served, forKey: method.path) == nil else {
                throw Fault(
                    .internal, reason: "DuplicateMethod", "Two services have \(method.path).", domain: Fault.rpc)
            }
        }
        self.methods = methods
        var buckets = [[(path: [UInt8], method: ServedMethod)]](repeating: [], count: 256)
        for (path, method) in methods {
            let bytes = Array(path.utf8)
            buckets[bytes.withUnsafeBytes(Self.bucket)].append((bytes, method))
        }
        self.buckets = buckets
    }

    private static func bucket(_ path: UnsafeRawBufferPointer) -> Int {
        var hash: UInt32 = 0
        // The end of a path tells methods apart.
        for byte in path.suffix(12) { hash = hash &* 31 &+ UInt32(byte) }
        return Int((hash ^ hash >> 8 ^ hash >> 16) & 0xFF)
    }

    subscript(path: String) -> ServedMethod? { methods[path] }

    /// The method of a path as it is on the wire.
    subscript(path: UnsafeRawBufferPointer) -> ServedMethod? {
        for entry in buckets[Self.bucket(path)]
        where entry.path.count == path.count && entry.path.withUnsafeBytes({ $0.elementsEqual(path) }) {
            return entry.method
        }
        return nil
    }
}
