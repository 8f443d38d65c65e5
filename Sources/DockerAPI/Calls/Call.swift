import FoundationEssentials
import NIOHTTP1

/// One request to an engine.
struct Call: Sendable {
    /// Bytes of an answer that describes one object.
    static let objectLimit = 4 << 20
    /// Bytes of an answer that lists objects.
    static let listLimit = 64 << 20

    let method: HTTPMethod
    /// Begins with a slash; percent-encoded; without the API's version and the query.
    let path: String
    /// Percent-encoded and with its question mark; may be empty.
    private(set) var query = ""
    /// Headers beyond those that every request has.
    private(set) var headers: [(name: String, value: String)] = []
    /// JSON.
    private(set) var body: [UInt8]?
    /// Most bytes that the answer may have.
    var limit = Call.objectLimit
    /// How long it may take; `nil` for the client's default.
    var within: Duration?

    /// A call to the object or collection at a path, each segment of which is encoded.
    init(_ method: HTTPMethod, _ segments: String...) {
        self.method = method
        path = segments.map { "/" + Self.encode($0) }.joined()
    }

    /// A call to an image, the name of which may have slashes.
    init(_ method: HTTPMethod, image: String, _ last: String) {
        self.method = method
        path = "/images/" + Self.encode(image, sparing: "/:@") + "/" + last
    }

    /// What it is, for people: nothing of what is sent.
    var description: String { "\(method.rawValue) \(path)" }

    /// Adds a parameter.
    func asking(_ name: String, _ value: String) -> Call {
        var call = self
        call.query += (query.isEmpty ? "?" : "&") + name + "=" + Self.encode(value)
        return call
    }

    /// Adds a filter by labels and more, unless it would let everything through. A label without a value stands for
    /// any value.
    func filtered(labels: [String: String], by others: [String: [String]] = [:]) throws -> Call {
        var filters = others.filter { !$0.value.isEmpty }
        if !labels.isEmpty {
            filters["label"] = labels.map { $0.value.isEmpty ? $0.key : "\($0.key)=\($0.value)" }.sorted()
        }
        guard !filters.isEmpty else { return self }
        return asking("filters", String(decoding: try JSONEncoder().encode(filters), as: UTF8.self))
    }

    /// Adds a header.
    func heading(_ name: String, _ value: String) -> Call {
        var call = self
        call.headers.append((name, value))
        return call
    }

    /// Adds a body.
    func sending(_ fields: RequestFields) throws -> Call {
        var call = self
        call.body = Array(try JSONEncoder().encode(fields))
        return call
    }

    /// Sets the limits of the answer.
    func limited(to limit: Int, within: Duration? = nil) -> Call {
        var call = self
        call.limit = limit
        call.within = within
        return call
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    static func encode(_ text: String, sparing spared: String = "") -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                encoded.append(byte)
            case let byte where "-._~".utf8.contains(byte) || spared.utf8.contains(byte): encoded.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
