import FaultPoints
import Glibc
import Logging
import Model

/// Lets tests harm this program at places that an environment variable names.
enum FaultArming {
    /// Arms what the environment says, and says so loudly.
    ///
    /// - Throws: `Fault` (`FaultPlanInvalid`) when it makes no sense; then nothing may be started.
    static func arm(_ logger: Logger) throws(Fault) {
        do throws(FaultPlanError) {
            try FaultPoint.arm(getenv(FaultPoint.variable).map { String(cString: $0) }) { text in
                logger.critical("\(text)")
            }
        } catch {
            throw Fault(
                .invalidArgument, reason: "FaultPlanInvalid", "\(error)",
                nextSteps: ["Unset \(FaultPoint.variable) unless this is a test."])
        }
    }
}
