/// Bytes or JSON are not a message of the wanted type.
public struct MessageFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where, by the names of JSON: `items[2].name`; empty = the message itself.
    public private(set) var path: String
    /// What is wrong there.
    public let problem: String

    init(_ problem: String) {
        path = ""
        self.problem = problem
    }

    /// Place and problem.
    public var description: String { path.isEmpty ? problem : "\(path): \(problem)" }

    /// Runs a body for a part of the message, and says which part in its faults.
    ///
    /// The path grows on the way back, so that it costs nothing where nothing is wrong.
    static func within<Value>(
        _ part: Part, _ body: () throws(MessageFault) -> Value
    ) throws(MessageFault) -> Value {
        do { return try body() } catch {
            var fault = error
            let isJoined = fault.path.isEmpty || fault.path.hasPrefix("[")
            fault.path = part.text + (isJoined ? "" : ".") + fault.path
            throw fault
        }
    }

    /// A part of a message.
    enum Part {
        case member(String)
        case element(Int)
        case key(String)

        var text: String {
            switch self {
            case .member(let name): name
            case .element(let index): "[\(index)]"
            case .key(let key): "[\(JSON.string(key).line)]"
            }
        }
    }
}
