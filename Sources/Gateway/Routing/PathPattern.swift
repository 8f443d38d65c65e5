/// A path with parameters: `/api/orgs/{org}`. One that ends with a star, `/assets/{file*}`, takes all that is left.
struct PathPattern: Equatable, Sendable, CustomStringConvertible {
    private enum Segment: Equatable, Sendable {
        case literal(String)
        case parameter(String)
    }

    private let segments: [Segment]
    /// The last parameter, if it takes all that is left.
    private let rest: String?
    let description: String

    init(_ text: String) {
        description = text
        var segments = text.split(separator: "/").map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? Segment.parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
        if case .parameter(let name)? = segments.last, name.hasSuffix("*") {
            segments.removeLast()
            rest = String(name.dropLast())
        } else {
            rest = nil
        }
        self.segments = segments
    }

    /// Names of the parameters, in their order.
    var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } } + (rest.map { [$0] } ?? [])
    }

    /// The parameters by name, or `nil` when the path is another one. A parameter is never empty.
    func match(_ path: [String]) -> [String: String]? {
        guard rest == nil ? path.count == segments.count : path.count > segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, text) in zip(segments, path) {
            switch segment {
            case .literal(let literal): guard text == literal else { return nil }
            case .parameter(let name):
                guard !text.isEmpty else { return nil }
                parameters[name] = text
            }
        }
        if let rest { parameters[rest] = path.dropFirst(segments.count).joined(separator: "/") }
        return parameters
    }
}
