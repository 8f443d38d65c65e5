/// The elements of a repeated message field of a protoc-c struct.
func elements<Element>(
    _ count: Int, _ list: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?
) -> [UnsafeMutablePointer<Element>] {
    guard let list else { return [] }
    return (0..<count).compactMap { list[$0] }
}

/// The text of a string field of a protoc-c struct; empty where it is absent.
func text(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
}
