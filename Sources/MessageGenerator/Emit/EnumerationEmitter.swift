/// Emits an enumeration as a struct around its number, so that values of a newer peer survive.
struct EnumerationEmitter {
    private let enumeration: ProtoEnumeration

    init(_ enumeration: ProtoEnumeration) { self.enumeration = enumeration }

    var lines: [String] {
        let name = enumeration.name.swiftBase
        let comment = DocComment.lines(enumeration.comment, otherwise: "`\(enumeration.name.proto)`.")
        let head = "public struct \(name): RawRepresentable, Hashable, Sendable, CaseIterable, CustomStringConvertible"
        return Lines.nested(in: enumeration.name, comment + Lines.block(head, members))
    }

    private var members: [String] {
        [
            "/// The number on the wire; any number may come from a peer.",
            "public var rawValue: Int32",
            "",
            "/// The value of a number, whether it has a name or not.",
            "public init(rawValue: Int32) { self.rawValue = rawValue }",
            "",
        ] + enumeration.values.flatMap(value) + [""] + allCases + [""] + description
    }

    private func value(_ value: ProtoEnumeration.Value) -> [String] {
        DocComment.lines(value.comment, otherwise: "`\(value.name)`.")
            + ["public static let \(caseName(value)) = Self(rawValue: \(value.number))"]
    }

    private var allCases: [String] {
        let names = enumeration.values.map { "." + caseName($0) }
        return ["/// Every value that has a name, in the order of the proto file."]
            + Lines.bracketed("public static let allCases: [Self] = ", names, level: 2)
    }

    private var description: [String] {
        let cases = enumeration.values.map { "case \($0.number): \"\($0.name)\"" }
        return ["/// The value's name in the proto file, or its number."]
            + Lines.block(
                "public var description: String",
                ["switch rawValue {"] + cases + ["default: String(rawValue)", "}"])
    }

    private func caseName(_ value: ProtoEnumeration.Value) -> String {
        SwiftNames.enumerationCase(value.name, of: enumeration.name.swiftBase)
    }
}
