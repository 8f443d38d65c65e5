/// The bytes with which a client begins, so that a peer of another protocol is told apart at its first bytes.
public enum Preface {
    /// F9 cannot occur in UTF-8 and begins no common protocol; CR LF NUL show a connection that rewrites text.
    public static let bytes: [UInt8] = [0xF9, 0x70, 0x61, 0x61, 0x73, 0x0D, 0x0A, 0x00]
}
