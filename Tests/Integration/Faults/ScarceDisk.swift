import Foundation
import Testing

/// A folder of a site on a file system of its own that can be full.
struct ScarceDisk: Sendable {
    let path: String

    /// Moves what is in a folder to a small file system in its place while the body runs.
    ///
    /// - Parameter rest: sees to it that nobody uses the folder.
    static func with<Value>(
        at path: String, megabytes: Int, rest: () async throws -> Void, body: (ScarceDisk) async throws -> Value
    ) async throws -> Value {
        try await rest()
        let place = "\(path)-small"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try await run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "small", place)
        let result: Result<Value, any Error>
        do {
            try await run("/bin/cp", "-a", "\(path)/.", place)
            try await run("/bin/chown", "--reference=\(path)", place)
            try await run("/bin/chmod", "--reference=\(path)", place)
            try await run("/usr/bin/mount", "--bind", place, path)
            result = .success(try await body(ScarceDisk(path: path)))
        } catch {
            result = .failure(error)
        }
        try? await rest()
        for mounted in [path, place] { _ = try? await run("/usr/bin/umount", "--lazy", mounted) }
        try? FileManager.default.removeItem(atPath: place)
        return try result.get()
    }

    /// Takes all the room there is.
    func fill() throws {
        let name = "\(path)/filling"
        _ = FileManager.default.createFile(atPath: name, contents: nil)
        let file = try #require(FileHandle(forWritingAtPath: name))
        defer { try? file.close() }
        for size in [1 << 20, 4096] {
            let block = Data(count: size)
            while (try? file.write(contentsOf: block)) != nil {}
        }
    }

    /// Gives it back.
    func empty() throws { try FileManager.default.removeItem(atPath: "\(path)/filling") }

    private static func run(_ program: String, _ arguments: String...) async throws {
        let outcome = try await Command(path: program, arguments: arguments).run()
        try #require(outcome.status.isSuccess, "\(program): \(outcome.error)")
    }
}
