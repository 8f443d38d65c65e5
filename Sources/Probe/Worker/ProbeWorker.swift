import FoundationEssentials
import Glibc

/// The process that meets tenants' servers, which may be hostile: it does one thing at a time, with libpq, blocking,
/// and may be killed at any moment.
public enum ProbeWorker {
    /// Serves requests from standard input until it ends.
    public static func serve() {
        WorkerLimits.apply()
        guard write(.ready) else { return }
        var decoder = FrameDecoder()
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            decoder.append(chunk[..<count])
            do {
                while let frame = try decoder.next() {
                    guard answer(frame) else { return }
                }
            } catch {
                return
            }
        }
    }

    /// Whether the answer could be written.
    private static func answer(_ frame: [UInt8]) -> Bool {
        let answer: ProbeAnswer
        do {
            answer = perform(try JSONDecoder().decode(ProbeRequest.self, from: Data(frame)))
        } catch {
            answer = .failed(ProbeFault(.invalidRequest, "the request isn't one that a worker understands"))
        }
        return write(answer)
    }

    private static func write(_ answer: ProbeAnswer) -> Bool {
        guard let body = try? JSONEncoder().encode(answer), let encoded = FrameDecoder.encode(Array(body)) else {
            return false
        }
        return writeAll(encoded)
    }

    private static func perform(_ request: ProbeRequest) -> ProbeAnswer {
        do throws(ProbeFault) {
            switch request {
            case .login(let login):
                return .loggedIn(
                    try withAlarm(login.limitMilliseconds) { () throws(ProbeFault) in
                        try LoginProbe(login).run()
                    })
            case .prepare(let prepare):
                try withAlarm(prepare.limitMilliseconds) { () throws(ProbeFault) in try Preparation(prepare).run() }
                return .prepared
            case .change(let change):
                try withAlarm(change.limitMilliseconds) { () throws(ProbeFault) in try PasswordChange(change).run() }
                return .changed
            case .await(let request):
                try withAlarm(request.limitMilliseconds) { () throws(ProbeFault) in try ServerProbe(request).run() }
                return .answered
            case .look(let look):
                return .looked(
                    try withAlarm(look.limitMilliseconds) { () throws(ProbeFault) in try PlatformLook(look).run() })
            case .arrange(let arrange):
                try withAlarm(arrange.limitMilliseconds) { () throws(ProbeFault) in try LoginArrangement(arrange).run()
                }
                return .arranged
            }
        } catch {
            return .failed(error)
        }
    }

    /// The caller kills this process at the deadline; should the caller be gone, the kernel does it a little later.
    private static func withAlarm<Value>(
        _ milliseconds: Int, _ body: () throws(ProbeFault) -> Value
    ) throws(ProbeFault) -> Value {
        alarm(UInt32(clamping: milliseconds / 1000 + 2))
        defer { alarm(0) }
        return try body()
    }

    private static func writeAll(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
