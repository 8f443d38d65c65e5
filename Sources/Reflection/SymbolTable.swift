/// Finds what people call by a full name, or by the end of one.
public struct SymbolTable: Sendable {
    /// Nothing, or several things, are called so.
    public struct LookUpFault: Error, Equatable, Sendable {
        /// What was looked for.
        public let reference: String
        /// Full names that it may mean; empty = it means nothing.
        public let candidates: [String]
    }

    private let symbols: [Symbol]

    /// - Parameters:
    ///   - services: those that can be named, with their methods.
    ///   - schema: all of its types can be named.
    public init(services: [ServiceType], schema: Schema) {
        let types = schema.typeNames.sorted().compactMap { name in
            schema.message(name).map { Symbol.message($0) } ?? schema.enumeration(name).map { .enumeration($0) }
        }
        symbols = services.flatMap { [.service($0)] + $0.methods.map { .method($0) } } + types
    }

    /// Full names of everything, services first.
    public var names: [String] { symbols.map(\.name) }

    /// What a reference names: `paas.databases.v1.Databases`, `Databases/CreateDatabase`, `/…/…`, `CreateDatabase`.
    ///
    /// - Throws: `LookUpFault` where it names nothing or several things.
    public func symbol(_ reference: String) throws(LookUpFault) -> Symbol {
        try only(of: symbols, reference)
    }

    /// The method that a reference names, in the same forms.
    ///
    /// - Throws: `LookUpFault` where it names none or several.
    public func method(_ reference: String) throws(LookUpFault) -> MethodType {
        let methods = symbols.filter { if case .method = $0 { true } else { false } }
        guard case .method(let method) = try only(of: methods, reference) else {
            throw LookUpFault(reference: reference, candidates: [])
        }
        return method
    }

    private func only(of symbols: [Symbol], _ reference: String) throws(LookUpFault) -> Symbol {
        let name = String(reference.drop { $0 == "/" || $0 == "." }.map { $0 == "/" ? "." : $0 })
        let found = symbols.filter { !name.isEmpty && ($0.name == name || $0.name.hasSuffix(".\(name)")) }
        if let exact = found.first(where: { $0.name == name }) { return exact }
        guard found.count == 1, let symbol = found.first else {
            throw LookUpFault(reference: reference, candidates: found.map(\.name))
        }
        return symbol
    }
}
