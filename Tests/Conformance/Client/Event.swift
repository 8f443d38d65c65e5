import FoundationEssentials
import Glibc
import Messages
import Model
import Synchronization

/// What the driver tells: one line of JSON.
struct Event: Encodable {
    var ready: Bool?
    var closed: Bool?
    var error: String?
    var id: Int?
    var response: String?
    var end: End?

    struct End: Encodable {
        var code: UInt32 = 0
        var reason: String?
        var domain: String?
        var message: String?
        var violations: [Violation]?
        var nextSteps: [String]?
        var trailers: [[String]]?
        var notProcessed: Bool?

        enum CodingKeys: String, CodingKey {
            case code, reason, domain, message, violations, trailers
            case nextSteps = "next_steps"
            case notProcessed = "not_processed"
        }
    }

    struct Violation: Encodable {
        var field: String
        var description: String
    }

    private static let output = Mutex(())

    /// Writes the line at once.
    func write() {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var line = try? encoder.encode(self) else { return }
        line.append(UInt8(ascii: "\n"))
        // Not with `print`: its buffer is not written at once, and `fflush` waits for whoever reads the input.
        Self.output.withLock { _ in
            while !line.isEmpty {
                let count = line.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
                guard count > 0 else { return }
                line = line.dropFirst(count)
            }
        }
    }
}

extension Event.End {
    /// How a call ended: with an error or well, and what the server sent behind the last response.
    init(_ error: (any Error)?, _ trailers: [CallMetadata]) {
        self.trailers = trailers.map { [$0.key, $0.value.hex] }
        guard let error else { return }
        let fault =
            error as? Fault
            ?? Fault(
                error is CancellationError ? .cancelled : .internal,
                reason: error is CancellationError ? "Cancelled" : "Internal", "\(error)", domain: Fault.rpc)
        code = fault.code.rawValue
        reason = fault.reason
        domain = fault.domain
        message = fault.message
        violations = fault.violations.map { Event.Violation(field: $0.field, description: $0.description) }
        nextSteps = fault.nextSteps
        notProcessed = fault.notProcessed
    }
}
