/// Emits the protocol that a server's handler conforms to, and its table of methods.
struct ServiceEmitter {
    private let service: ProtoService

    init(_ service: ProtoService) { self.service = service }

    var lines: [String] {
        let name = "\(service.name.swiftBase)Service"
        let comment = DocComment.lines(service.comment, otherwise: "Serves `\(service.name.proto)`.")
        let requirements = Array(service.methods.map(requirement).joined(separator: [""]))
        let declaration = Lines.block("public protocol \(name): RPCService", requirements)
        return Lines.nested(in: service.name, comment + declaration) + [""]
            + Lines.block("extension \(service.name.swift)Service", methods)
    }

    private func requirement(_ method: ProtoService.Method) -> [String] {
        let request = method.request.swift
        let input = method.isClientStreaming ? "_ requests: RequestSequence<\(request)>" : "_ request: \(request)"
        let common = [input, "context: CallContext"]
        let writer = "responses: ResponseWriter<\(method.response.swift)>"
        let arguments = method.isServerStreaming ? common + [writer] : common
        let suffix = method.isServerStreaming ? " async throws" : " async throws -> \(method.response.swift)"
        return DocComment.lines(method.comment, otherwise: "Handles `\(method.name)`.")
            + Lines.call("func \(SwiftNames.method(method.name))", arguments, suffix, level: 2)
    }

    private var methods: [String] {
        var entries = service.methods.flatMap(entry)
        // The project's format wants a comma after the last of several elements and none after a single one.
        if service.methods.count == 1, let last = entries.indices.last { entries[last] = "}" }
        return ["/// Every method of `\(service.name.proto)`, decoding requests and encoding responses."]
            + Lines.block("public var methods: [RPCMethod]", ["["] + Lines.indented(entries) + ["]"])
    }

    private func entry(_ method: ProtoService.Method) -> [String] {
        let name = SwiftNames.method(method.name)
        let path = "\(service.name.swift)Method.\(name).rawValue"
        let input = method.isClientStreaming ? "requests" : "request"
        let shape =
            switch (method.isClientStreaming, method.isServerStreaming) {
            case (false, false): "unary"
            case (false, true): "serverStreaming"
            case (true, false): "clientStreaming"
            case (true, true): "bidirectional"
            }
        let output = method.isServerStreaming ? ", responses" : ""
        let argument = method.isServerStreaming ? ", responses: responses" : ""
        return [
            ".\(shape)(\(path)) { \(input), context\(output) in",
            "    try await self.\(name)(\(input), context: context\(argument))",
            "},",
        ]
    }
}
