/// Writes types down as a proto file does.
public struct SymbolText {
    private let schema: Schema

    /// - Parameter schema: has the types.
    public init(schema: Schema) { self.schema = schema }

    /// The lines of a symbol; of a method also those of its requests and responses.
    public func text(of symbol: Symbol) -> String {
        switch symbol {
        case .service(let service): text(of: service)
        case .method(let method): text(of: method)
        case .message(let message): text(of: message)
        case .enumeration(let enumeration): Self.text(of: enumeration)
        }
    }

    private func text(of service: ServiceType) -> String {
        let methods = service.methods.map { Self.comment($0.comment, "  ") + ["  \(Self.line(of: $0))"] }
        return (Self.comment(service.comment) + ["service \(service.name) {"] + methods.joined(separator: [""]) + ["}"])
            .joined(separator: "\n")
    }

    private func text(of method: MethodType) -> String {
        let head = Self.comment(method.comment) + ["\(method.path)  (\(method.shape))", Self.line(of: method)]
        let types = method.request == method.response ? [method.request] : [method.request, method.response]
        return ([head.joined(separator: "\n")] + types.compactMap { schema.message($0) }.map { self.text(of: $0) })
            .joined(separator: "\n\n")
    }

    private static func line(of method: MethodType) -> String {
        let request = (method.isClientStreaming ? "stream " : "") + method.request
        let response = (method.isServerStreaming ? "stream " : "") + method.response
        return "rpc \(method.name)(\(request)) returns (\(response));"
    }

    private func text(of message: MessageType) -> String {
        var lines = Self.comment(message.comment) + ["message \(message.name) {"]
        var oneof: Int?
        for field in message.fields {
            if oneof != field.oneof {
                if oneof != nil { lines.append("  }") }
                if let next = field.oneof {
                    lines.append("  oneof \(message.oneofs.indices.contains(next) ? message.oneofs[next] : "") {")
                }
                oneof = field.oneof
            }
            let indentation = oneof == nil ? "  " : "    "
            lines += Self.comment(field.comment, indentation) + [indentation + line(of: field)]
        }
        return (lines + (oneof == nil ? [] : ["  }"]) + ["}"]).joined(separator: "\n")
    }

    private func line(of field: FieldType) -> String {
        let secret = field.isSecret ? " [(paas.options.v1.secret) = true]" : ""
        return "\(label(of: field))\(name(of: field)) \(field.name) = \(field.number)\(secret);"
    }

    private func label(of field: FieldType) -> String {
        if mapEntry(of: field) != nil { return "" }
        if field.isRepeated { return "repeated " }
        if case .message = field.kind { return "" }
        return field.hasPresence && field.oneof == nil ? "optional " : ""
    }

    private func name(of field: FieldType) -> String {
        if let entry = mapEntry(of: field), let key = entry.index(of: 1), let value = entry.index(of: 2) {
            // By kind alone: a server may claim that an entry holds a map of itself.
            return "map<\(Self.name(of: entry.fields[key].kind)), \(Self.name(of: entry.fields[value].kind))>"
        }
        return Self.name(of: field.kind)
    }

    private static func name(of kind: FieldType.Kind) -> String {
        switch kind {
        case .scalar(let scalar): "\(scalar)"
        case .enumeration(let name), .message(let name): name
        }
    }

    private func mapEntry(of field: FieldType) -> MessageType? {
        guard field.isRepeated, case .message(let name) = field.kind, let type = schema.message(name), type.isMapEntry
        else { return nil }
        return type
    }

    private static func text(of enumeration: EnumerationType) -> String {
        let values = enumeration.values.flatMap { value in
            comment(value.comment, "  ") + ["  \(value.name) = \(value.number);"]
        }
        return (comment(enumeration.comment) + ["enum \(enumeration.name) {"] + values + ["}"]).joined(separator: "\n")
    }

    private static func comment(_ text: String, _ indentation: String = "") -> [String] {
        if text.isEmpty { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? "\(indentation)//" : "\(indentation)// \(line)"
        }
    }
}
