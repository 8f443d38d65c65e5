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
        let (request, response) = (method.request.swift, method.response.swift)
        let options = "options: CallOptions = CallOptions()"
        let (result, carrier) =
            switch (method.isClientStreaming, method.isServerStreaming) {
            case (false, false): (response, "call")
            case (false, true): ("ResponseSequence<Caller.Responses, \(response)>", "stream")
            case (true, false): ("Upload<Caller.Exchange, \(request), \(response)>", "upload")
            case (true, true): ("Exchange<Caller.Exchange, \(request), \(response)>", "exchange")
            }
        let path = "\(service.name.swift)Method.\(name).rawValue"
        let comment =
            DocComment.lines(method.comment, otherwise: "Calls `\(method.name)`.")
            + [
                "///",
                "/// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.",
            ]
        guard method.isClientStreaming else {
            let head = Lines.call(
                "public func \(name)", ["_ request: \(request)", options], " async throws -> \(result) {", level: 2)
            let body = "try await caller.\(carrier)(\(path), request, options)"
            return comment + head + Lines.indented([body]) + ["}"]
        }
        let head = [
            "public func \(name)(", "    \(options)", ") async throws -> \(result)",
            "where Caller: RPCExchanger {",
        ]
        return comment + head + Lines.indented(["try await caller.\(carrier)(\(path), options)"]) + ["}"]
    }
}
