/// Emits the stub that calls a service.
struct ClientEmitter {
    private let service: ProtoService

    init(_ service: ProtoService) { self.service = service }

    var lines: [String] {
        let name = "\(service.name.swiftBase)Client"
        let comment = DocComment.lines(service.comment, otherwise: "Calls `\(service.name.proto)`.")
        return Lines.nested(
            in: service.name, comment + Lines.block("public struct \(name)<Caller: RPCCaller>: Sendable", members))
    }

    private var members: [String] {
        let initialiser = [
            "private let caller: Caller",
            "",
            "/// A stub whose calls another one carries.",
            "public init(_ caller: Caller) { self.caller = caller }",
        ]
        return ([initialiser] + service.methods.map(function)).joined(separator: [""]).map { $0 }
    }

    private func function(_ method: ProtoService.Method) -> [String] {
        let name = SwiftNames.method(method.name)
        let arguments = ["_ request: \(method.request.swift)", "options: CallOptions = CallOptions()"]
        let result =
            method.isServerStreaming
            ? "ResponseSequence<Caller.Responses, \(method.response.swift)>" : method.response.swift
        let carrier = method.isServerStreaming ? "stream" : "call"
        let head = Lines.call("public func \(name)", arguments, " async throws -> \(result) {", level: 2)
        let body = "try await caller.\(carrier)(\(service.name.swift)Method.\(name).rawValue, request, options)"
        return DocComment.lines(method.comment, otherwise: "Calls `\(method.name)`.")
            + [
                "///",
                "/// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.",
            ] + head + Lines.indented([body]) + ["}"]
    }
}
