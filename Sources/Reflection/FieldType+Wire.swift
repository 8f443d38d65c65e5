extension FieldType.Kind {
    /// How one value goes over the wire.
    var wireType: WireReader.WireType {
        switch self {
        case .scalar(let scalar): scalar.wireType
        case .enumeration: .varint
        case .message: .bytes
        }
    }
}
