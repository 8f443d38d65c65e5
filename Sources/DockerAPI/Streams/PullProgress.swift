import FoundationEssentials

/// Adds up what an engine says of the layers of an image that it fetches, a JSON object a line.
struct PullProgress {
    /// Bytes of a line.
    static let longestLine = 1 << 20
    /// More layers than any image has.
    private static let mostLayers = 4096

    private struct Line: Decodable {
        let id: String
        let status: String
        let current: Int64
        let total: Int64
        let error: String?
        let code: Int

        init(from decoder: any Decoder) throws {
            let fields = try AnswerFields(decoder)
            id = try fields.value("id", or: "")
            status = try fields.value("status", or: "")
            let progress = try fields.object("progressDetail")
            current = try progress?.value("current", or: 0) ?? 0
            total = try progress?.value("total", or: 0) ?? 0
            let detail = try fields.object("errorDetail")
            error = try detail?.text("message") ?? fields.text("error")
            code = try detail?.value("code", or: 500) ?? 500
        }
    }

    private struct Layer {
        var done: Int64 = 0
        var total: Int64 = 0
    }

    private var layers: [String: Layer] = [:]

    /// The sum over all layers that had to be fetched.
    var progress: DockerPullProgress {
        layers.values.reduce(into: DockerPullProgress(done: 0, total: 0)) { sum, layer in
            // Bounded far below the largest number, so that no sum of them is above it.
            sum.done += layer.done
            sum.total += layer.total
        }
    }

    /// Takes in a line.
    ///
    /// - Throws: `DockerFault`: `refused` with the engine's words if the line is an error, `malformedAnswer` if it is no
    ///   such line.
    mutating func apply(_ line: [UInt8]) throws {
        let line = try Self.decode(line)
        if let error = line.error { throw DockerFault(.refused(status: line.code), String(error.prefix(4096))) }
        guard !line.id.isEmpty, layers[line.id] != nil || layers.count < Self.mostLayers else { return }
        switch line.status {
        case "Downloading":
            let total = max(Self.bounded(line.total), Self.bounded(line.current), layers[line.id]?.total ?? 0)
            layers[line.id] = Layer(done: Self.bounded(line.current), total: total)
        case "Download complete", "Verifying Checksum", "Extracting", "Pull complete":
            if let total = layers[line.id]?.total { layers[line.id]?.done = total }
        default: break
        }
    }

    private static func decode(_ line: [UInt8]) throws -> Line {
        do { return try JSONDecoder().decode(Line.self, from: Data(line)) } catch {
            throw DockerFault.malformed(error, answering: "a pull")
        }
    }

    /// At most 2^50 bytes a layer.
    private static func bounded(_ bytes: Int64) -> Int64 { min(max(bytes, 0), 1 << 50) }
}
