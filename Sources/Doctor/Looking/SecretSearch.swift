import Model

/// Finds which of many secrets stand in a text, in one pass over it.
struct SecretSearch {
    /// Shorter ones stand in many a text by chance.
    static let shortest = 12

    /// Bytes of a secret's beginning that are compared first.
    private static let anchor = 8
    private static let filterBits = 16

    private var owners: [(bytes: [UInt8], owner: String)] = []
    private var byAnchor: [UInt64: [Int]] = [:]
    /// Whether any secret begins with bytes of this hash: most places of a text are passed by one look here.
    private var filter = [Bool](repeating: false, count: 1 << Self.filterBits)

    /// Takes the secrets, but for those that are too short.
    init(_ secrets: [NamedSecret]) {
        for named in secrets {
            let bytes = named.secret.reveal { Array($0.utf8) }
            guard bytes.count >= Self.shortest else { continue }
            let anchor = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
            byAnchor[anchor, default: []].append(owners.count)
            owners.append((bytes, named.owner))
            filter[Self.hash(anchor)] = true
        }
    }

    /// How many there are to look for.
    var count: Int { owners.count }

    /// The owners of the secrets that stand in the text.
    func owners(in text: [UInt8]) -> Set<String> {
        guard !owners.isEmpty, text.count >= Self.shortest else { return [] }
        var found: Set<String> = []
        text.withUnsafeBytes { bytes in
            filter.withUnsafeBufferPointer { filter in
                var offset = 0
                let last = bytes.count - Self.anchor
                while offset <= last {
                    let anchor = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    if filter[Self.hash(anchor)] {
                        for index in byAnchor[anchor] ?? [] where stands(index, in: bytes, at: offset) {
                            found.insert(owners[index].owner)
                        }
                    }
                    offset += 1
                }
            }
        }
        return found
    }

    private func stands(_ index: Int, in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        let secret = owners[index].bytes
        guard offset + secret.count <= bytes.count else { return false }
        return bytes[offset..<offset + secret.count].elementsEqual(secret)
    }

    private static func hash(_ anchor: UInt64) -> Int {
        Int(truncatingIfNeeded: (anchor &* 0x9e37_79b9_7f4a_7c15) >> UInt64(64 - filterBits))
    }
}
