import FuzzHarness
import Glibc

/// Runs every input of some folders through the target by whose name the program was started, without libFuzzer.
@main
enum Replay {
    static func main() {
        let arguments = CommandLine.arguments
        let name = arguments.first?.split(separator: "/").last.map(String.init) ?? ""
        guard let target = FuzzTarget(rawValue: name) else { fatalError("there is no target \(name)") }
        for folder in arguments.dropFirst() {
            for file in files(in: folder) {
                // A fuzzer that runs meanwhile replaces inputs by shorter ones.
                guard let bytes = bytes(of: file) else { continue }
                do throws(Finding) { try target.run(bytes) } catch { fatalError("\(file): \(error)") }
            }
        }
    }

    private static func files(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { fatalError("can't open \(folder)") }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            guard entry.pointee.d_type == DT_REG else { continue }
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            files.append("\(folder)/\(name)")
        }
        return files.sorted()
    }

    private static func bytes(of file: String) -> [UInt8]? {
        guard let stream = fopen(file, "rb") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&piece, 1, piece.count, stream)
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
