import Testing

@testable import DockerAPI

@Suite struct PullProgressTests {
    private static func sum(_ lines: [String]) throws -> DockerPullProgress {
        var sum = PullProgress()
        for line in lines { try sum.apply(Array(line.utf8)) }
        return sum.progress
    }

    private static func line(_ id: String, _ status: String, _ current: Int64 = 0, _ total: Int64 = 0) -> String {
        #"{"status":"\#(status)","progressDetail":{"current":\#(current),"total":\#(total)},"id":"\#(id)"}"#
    }

    @Test func bytesAreSummedOverTheLayersThatAreFetched() throws {
        var lines = [
            #"{"status":"Pulling from library/postgres","id":"16-alpine"}"#,
            #"{"status":"Already exists","progressDetail":{},"id":"a"}"#,
            #"{"status":"Pulling fs layer","progressDetail":{},"id":"b"}"#,
            Self.line("b", "Downloading", 10, 100), Self.line("c", "Downloading", 5, 50),
        ]
        #expect(try Self.sum(lines) == DockerPullProgress(done: 15, total: 150))
        lines += [Self.line("b", "Download complete"), Self.line("b", "Extracting", 3, 100)]
        #expect(try Self.sum(lines) == DockerPullProgress(done: 105, total: 150))
        lines += [Self.line("c", "Verifying Checksum"), Self.line("c", "Pull complete")]
        lines += [#"{"status":"Status: Downloaded newer image for postgres:16-alpine"}"#]
        #expect(try Self.sum(lines) == DockerPullProgress(done: 150, total: 150))
    }

    @Test func aLayerThatBeginsAgainIsCountedOnce() throws {
        let lines = [
            Self.line("b", "Downloading", 90, 100), Self.line("b", "Retrying in 5 seconds"),
            Self.line("b", "Downloading", 10, 100),
        ]
        #expect(try Self.sum(lines) == DockerPullProgress(done: 10, total: 100))
    }

    @Test func unknownAndImpossibleSizesDoNoHarm() throws {
        #expect(
            try Self.sum([Self.line("a", "Downloading", 7, -1), Self.line("b", "Downloading", -5, -5)])
                == DockerPullProgress(done: 7, total: 7))
        let huge = (0..<5000).map { Self.line("\($0)", "Downloading", .max, .max) }
        let progress = try Self.sum(huge)
        #expect(progress.total == 4096 << 50 && progress.done == progress.total)
    }

    @Test func anErrorInTheStreamIsAFaultWithTheEnginesWords() {
        let lines = [
            (#"{"errorDetail":{"code":401,"message":"unauthorised"},"error":"unauthorised"}"#, 401, "unauthorised"),
            (#"{"errorDetail":{"message":"no space left"},"error":"x"}"#, 500, "no space left"),
            (#"{"error":"boom"}"#, 500, "boom"),
        ]
        for (line, status, message) in lines {
            let fault = #expect(throws: DockerFault.self) { try Self.sum([line]) }
            #expect(fault == DockerFault(.refused(status: status), message))
        }
    }

    @Test(arguments: ["nonsense", "[]", "{", #"{"id":5}"#, #"{"progressDetail":{"current":1e99}}"#, ""])
    func otherLinesAreRefused(line: String) {
        let fault = #expect(throws: DockerFault.self) { try Self.sum([line]) }
        #expect(fault?.kind == .malformedAnswer)
    }
}
