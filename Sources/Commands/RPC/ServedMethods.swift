import Reflection

/// What a server serves, and what its messages are.
struct ServedMethods {
    let schema: Schema
    /// Only those that the server has, not all that its descriptors know.
    let services: [ServiceType]

    private let symbols: SymbolTable

    /// - Parameter names: full names of the services that the server has.
    init(schema: Schema, names: [String]) {
        let names = Set(names)
        self.schema = schema
        services = schema.services.filter { names.contains($0.name) }
        symbols = SymbolTable(services: services, schema: schema)
    }

    /// - Throws: `CommandFailure` that lists what there is.
    func method(_ reference: String) throws(CommandFailure) -> MethodType {
        do { return try symbols.method(reference) } catch { throw Self.failure(error, "method") }
    }

    /// The text of a symbol, or of every service.
    ///
    /// - Throws: `CommandFailure` that lists what there is.
    func description(of reference: String?) throws(CommandFailure) -> String {
        let writer = SymbolText(schema: schema)
        guard let reference else {
            return services.map { Self.visible(writer.text(of: .service($0))) }.joined(separator: "\n\n")
        }
        do { return Self.visible(writer.text(of: try symbols.symbol(reference))) } catch {
            throw Self.failure(error, "service, method or type")
        }
    }

    var table: String {
        let rows = services.flatMap(\.methods).map { ["\($0.service)/\($0.name)", $0.shape] }
        return Table(header: ["METHOD", "SHAPE"], rows: rows).text
    }

    var json: Reflection.JSON {
        .members(["services": .array(services.map(Self.json))])
    }

    private static func json(of service: ServiceType) -> Reflection.JSON {
        let methods = service.methods.map { method in
            Reflection.JSON.members([
                "name": .string(method.name), "path": .string(method.path), "shape": .string(method.shape),
                "request": .string(method.request), "response": .string(method.response),
            ])
        }
        return .members(["name": .string(service.name), "methods": .array(methods)])
    }

    private static func failure(_ fault: SymbolTable.LookUpFault, _ kind: String) -> CommandFailure {
        if fault.candidates.isEmpty {
            return CommandFailure(
                .notFound,
                "Error: The server has no \(kind) «\(fault.reference.visible)».\n  → `paas rpc list` shows what there is"
            )
        }
        let candidates = fault.candidates.map { "  \($0.visible)" }.joined(separator: "\n")
        return CommandFailure(.usage, "Error: «\(fault.reference.visible)» may be any of these:\n\(candidates)")
    }

    /// A server's words are not the user's: no character of theirs may move the terminal's cursor.
    private static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(
            separator: "\n")
    }
}
