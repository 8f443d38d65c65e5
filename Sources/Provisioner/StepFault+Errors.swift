import Engines
import Lifecycle
import Model

extension StepFault {
    /// What an error from the engine, the probe or the sealer means for the step.
    init(_ error: any Error) {
        switch error {
        case let fault as StepFault: self = fault
        case let fault as EngineFault:
            let reason: Reason =
                fault.reason == .volumeMismatch ? .volumeForeign : Reason(rawValue: fault.reason.rawValue)
            // Another address may be had, or this one becomes free again.
            let isTransient = fault.isTransient || fault.reason == .addressTaken
            self.init(reason, fault.message, isTransient: isTransient, logTail: fault.logTail)
        case let fault as Fault:
            self.init(Reason(rawValue: fault.reason), fault.message, isTransient: true)
        default:
            // An unknown error's own words may hold anything; its type does not.
            self.init(.unexpectedError, "an error of type \(type(of: error))", isTransient: true)
        }
    }
}
