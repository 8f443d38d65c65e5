import Model
import Testing

@testable import Commands

@Suite struct CommandStatusTests {
    @Test func everyCodeHasItsStatus() {
        let expected: [FaultCode: CommandStatus] = [
            .cancelled: .error, .unknown: .error, .invalidArgument: .usage, .deadlineExceeded: .gaveUp,
            .notFound: .notFound, .alreadyExists: .conflict, .permissionDenied: .notAllowed,
            .resourceExhausted: .error, .failedPrecondition: .conflict, .aborted: .conflict, .outOfRange: .usage,
            .unimplemented: .error, .internal: .error, .unavailable: .error, .dataLoss: .error,
            .unauthenticated: .notAllowed,
        ]
        #expect(expected.count == FaultCode.allCases.count)
        for (code, status) in expected { #expect(CommandStatus(code) == status, "\(code)") }
    }

    @Test func theNumbersAreDocumented() {
        #expect(CommandStatus.allCases.map(\.rawValue) == [0, 1, 3, 4, 5, 6, 64])
    }

    @Test func faultsAreToldWithAllTheySay() {
        let fault = Fault(
            .invalidArgument, reason: "UnknownVersion", "Version 9 is not installed.",
            violations: [.init(field: "engineVersion", "one of 15, 16")], nextSteps: ["Leave it out."])
        #expect(
            CommandFailure(fault)
                == CommandFailure(
                    .usage,
                    """
                    Error: Version 9 is not installed. (UnknownVersion)
                      engineVersion: one of 15, 16
                      → Leave it out.
                    """))
    }

    @Test func anUnreachableDaemonComesWithAdvice() {
        let failure = CommandFailure(Fault(.unavailable, reason: "Unreachable", "No daemon.", domain: Fault.rpc))
        #expect(failure?.status == .error)
        #expect(failure?.text.contains("paas up") == true)
    }

    @Test func otherErrorsAreErrors() {
        #expect(CommandFailure(LocalFault("no space")) == CommandFailure(.error, "Error: no space"))
        #expect(CommandFailure(CancellationError())?.status == .gaveUp)
    }
}
