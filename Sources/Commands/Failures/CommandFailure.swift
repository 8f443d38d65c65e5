import ArgumentParser
import Model

/// What a failed command says on standard error, and how it ends.
struct CommandFailure: Error, Equatable {
    let status: CommandStatus
    let text: String

    init(_ status: CommandStatus, _ text: String) {
        self.status = status
        self.text = text
    }

    /// Words for any error that a command throws; `nil` for those of the argument parser, which has words of its own.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let fault as Fault: self.init(CommandStatus(fault.code), Self.text(of: fault))
        case is CancellationError: self.init(.gaveUp, "Interrupted.")
        case is ExitCode, is ValidationError, is CleanExit: return nil
        default:
            // The argument parser's own errors are not public; it knows them by their exit codes.
            guard Paas.exitCode(for: error) == .failure else { return nil }
            self.init(.error, "Error: \(error)")
        }
    }

    private static func text(of fault: Fault) -> String {
        let violations = fault.violations.map { "  \($0.field): \($0.description)".visible }
        let hints = fault.reason == "Unreachable" ? ["Is paasd running? `paas up` starts it."] : []
        let next = (fault.nextSteps + hints).map { "  → \($0)".visible }
        return (["Error: \(fault.message) (\(fault.reason))".visible] + violations + next).joined(separator: "\n")
    }
}
