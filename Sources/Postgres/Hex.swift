/// The text format of `bytea`: `\x` and two digits for a byte.
enum Hex {
    static func decode(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard field.count >= 2, field.count % 2 == 0, field[0] == UInt8(ascii: "\\"), field[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(field.count / 2 - 1)
        for index in stride(from: 2, to: field.count, by: 2) {
            guard let high = digit(field[index]), let low = digit(field[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
