/// The name of an image: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Equatable, Sendable, CustomStringConvertible {
    /// The registry as it was written, such as `registry.example:5000`; `nil` for Docker Hub.
    public var registry: String?
    /// The repository in the registry as it was written, such as `postgres`.
    public var repository: String
    /// The tag, if one was written.
    public var tag: String?
    /// The digest, such as `sha256:…`, if one was written.
    public var digest: String?

    /// Takes a name apart.
    ///
    /// - Returns: `nil` for a text that can't be the name of an image.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 1024, text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        var rest = text[...]
        if let at = rest.firstIndex(of: "@") {
            let digest = rest[rest.index(after: at)...]
            guard digest.contains(":"), !digest.contains("@"), !digest.contains("/") else { return nil }
            self.digest = String(digest)
            rest = rest[..<at]
        }
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
            let tag = rest[rest.index(after: colon)...]
            guard !tag.isEmpty, tag.utf8.count <= 128 else { return nil }
            self.tag = String(tag)
            rest = rest[..<colon]
        }
        if let slash = rest.firstIndex(of: "/"), slash != rest.startIndex, Self.isRegistry(rest[..<slash]) {
            registry = String(rest[..<slash])
            rest = rest[rest.index(after: slash)...]
        }
        let segments = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.allSatisfy(Self.isSegment), registry.map({ $0.hasPrefix(".") }) != true else { return nil }
        repository = String(rest)
    }

    /// Registry and repository as they were written.
    public var name: String { registry.map { "\($0)/\(repository)" } ?? repository }

    /// The name as it was written.
    public var description: String {
        name + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
    }

    /// The first segment is a registry's name if it can't be part of a repository's: Docker's own rule.
    private static func isRegistry(_ segment: Substring) -> Bool {
        segment == "localhost" || segment.contains(".") || segment.contains(":")
            || segment.contains { $0.isUppercase }
    }

    /// What begins with a dot could lead out of the path that names the image.
    private static func isSegment(_ segment: Substring) -> Bool {
        !segment.isEmpty && !segment.hasPrefix(".") && !segment.contains(":")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "./:@_-+".utf8.contains(byte)
        }
    }
}
