import Model

extension NativeEngine: ExaminedEngine {
    /// The directories of clusters in the home, and the servers that were started on one of them.
    public func objects() async throws -> [EngineObject] {
        var objects: [EngineObject] = []
        for folder in [home.layout.volumes, home.layout.instances] {
            for name in (try FileSystem.list(folder) ?? []).sorted() {
                objects.append(EngineObject(.directory, "\(folder)/\(name)", database: DatabaseID(name)))
            }
        }
        return objects + (try servers())
    }

    /// The logs of the servers and of their initialisation.
    public func texts(_ visit: (ExaminedText) throws -> Void) async throws {
        let folder = "\(home.layout.logs)/db"
        for name in (try FileSystem.list(folder) ?? []).sorted() {
            let path = "\(folder)/\(name)"
            var offset = 0
            // Pieces overlap, so that what is looked for can't hide at a seam.
            while let bytes = try FileSystem.read(path, limit: Self.pieceLength, offset: offset), !bytes.isEmpty {
                try visit(ExaminedText(place: path, bytes: bytes))
                guard bytes.count == Self.pieceLength else { break }
                offset += Self.pieceLength - Self.overlap
            }
        }
    }

    private static let pieceLength = 4 << 20
    private static let overlap = 4 << 10

    /// A server whose directory was removed under it is found by its arguments all the same.
    private func servers() throws(EngineFault) -> [EngineObject] {
        let folder = "\(home.layout.volumes)/"
        var found: [EngineObject] = []
        for process in try ProcessTable.all() {
            guard let arguments = try ProcessTable.arguments(of: process), let flag = arguments.firstIndex(of: "-D"),
                let directory = arguments.dropFirst(flag + 1).first, directory.hasPrefix(folder)
            else { continue }
            let name = directory.dropFirst(folder.count).prefix { $0 != "/" }
            found.append(
                EngineObject(
                    .process, "\(process) (on \(directory))", database: DatabaseID(String(name)), isRunning: true))
        }
        return found
    }
}
