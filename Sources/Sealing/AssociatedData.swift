import Model

/// What a ciphertext is bound to: every field with its length before it, so that no two contexts give the same bytes.
struct AssociatedData {
    private(set) var bytes: [UInt8] = []

    init(_ context: SealingContext) {
        self.init(fields: [
            "secret", context.organisation.rawValue, context.subject, context.kind.rawValue,
            String(context.version),
        ])
    }

    static let canary = AssociatedData(fields: ["canary"])

    private init(fields: [String]) {
        for field in ["paas.v1"] + fields {
            let length = UInt32(truncatingIfNeeded: field.utf8.count)
            withUnsafeBytes(of: length.bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
    }
}
