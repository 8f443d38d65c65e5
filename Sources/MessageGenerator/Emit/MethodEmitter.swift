/// Emits the paths of a service's methods.
struct MethodEmitter {
    private let service: ProtoService

    init(_ service: ProtoService) { self.service = service }

    var lines: [String] {
        let name = service.name.swiftBase
        let cases = service.methods.flatMap { method in
            ["/// `\(method.name)`", "case \(SwiftNames.method(method.name)) = \"\(path(of: method))\""]
        }
        return Lines.nested(
            in: service.name,
            ["/// The methods of `\(service.name.proto)` by their paths on the wire."]
                + Lines.block("public enum \(name)Method: String, CaseIterable, Sendable", cases))
    }

    private func path(of method: ProtoService.Method) -> String { "/\(service.name.proto)/\(method.name)" }
}
