@testable import Reflection

/// What the tests take their messages from.
enum Sample {
    /// The types of samples.proto.
    static func schema() throws -> Schema {
        try Schema(decoding: Base64.bytes(of: SampleCases.descriptors) ?? [])
    }

    static func encode(_ json: String, _ type: String = "All") throws -> [UInt8] {
        let schema = try schema()
        guard let type = schema.message("samples.v1.\(type)") else { throw MessageFault("no such type") }
        return try MessageEncoder(schema: schema).bytes(of: JSON(parsing: json), as: type)
    }

    static func decode(_ bytes: [UInt8], _ type: String = "All", shownBytes: Int = .max) throws -> String {
        let schema = try schema()
        guard let type = schema.message("samples.v1.\(type)") else { throw MessageFault("no such type") }
        return try MessageDecoder(schema: schema, shownBytes: shownBytes).json(of: bytes, as: type).line
    }
}
