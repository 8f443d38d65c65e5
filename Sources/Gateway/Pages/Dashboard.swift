/// The dashboard's files, held in memory: a request can name only what was there at the start, so no path leads out of
/// the folder.
public struct Dashboard: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        let tag: String
    }

    /// By name below `assets`; the page itself has the empty name.
    let files: [String: File]
    /// Files of the folder that are not served, for their kind is unknown; sorted.
    public let leftOut: [String]

    /// How many files are served.
    public var count: Int { files.count }

    /// Takes files by their paths in the folder.
    init(_ contents: [String: [UInt8]]) {
        var files: [String: File] = [:]
        var leftOut: [String] = []
        for (path, bytes) in contents {
            if let type = ContentType.of(path) {
                let name = path == Self.page ? "" : String(path.dropFirst(Self.assets.count + 1))
                files[name] = File(bytes: bytes, type: type, tag: EntityTag.of(bytes))
            } else {
                leftOut.append(path)
            }
        }
        self.files = files
        self.leftOut = leftOut.sorted()
    }

    /// The file that is served at `/`.
    static let page = "index.html"
    /// The folder whose files are served at `/assets/`.
    static let assets = "assets"
}
