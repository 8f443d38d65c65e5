import Model

/// How much an app's environment may hold.
public struct EnvironmentQuota: Equatable, Sendable {
    /// Most variables of an app.
    public var variables: Int
    /// Most bytes of all names and values together.
    public var bytes: Int

    /// Sets the limits.
    public init(variables: Int, bytes: Int) {
        self.variables = variables
        self.bytes = bytes
    }

    /// 256 variables and 512 KiB: an environment that fits into the smallest message which every client takes (1 MiB),
    /// and that Linux lets a process start with.
    public static let standard = EnvironmentQuota(variables: 256, bytes: 512 << 10)

    /// Refuses what would not fit.
    ///
    /// - Parameter used: the app's other variables.
    /// - Throws: `Fault` (`QuotaExceeded`) that names the limit, what is allowed and what is used.
    func check(adding new: NewVariable, to used: EnvironmentQuota) throws(Fault) {
        guard used.variables < variables else {
            throw Self.exceeded(
                "variables", allowed: variables, used: used.variables,
                "the app \(new.app) has \(used.variables) variables, and \(variables) are allowed")
        }
        let added = new.name.rawValue.utf8.count + new.valueBytes
        guard used.bytes + added <= bytes else {
            throw Self.exceeded(
                "environmentBytes", allowed: bytes, used: used.bytes,
                "the app \(new.app) has \(used.bytes) bytes of other names and values, this variable has \(added), and "
                    + "\(bytes) are allowed")
        }
    }

    private static func exceeded(_ limit: String, allowed: Int, used: Int, _ message: String) -> Fault {
        Fault(
            .resourceExhausted, reason: "QuotaExceeded", message,
            metadata: ["limit": limit, "allowed": String(allowed), "used": String(used)],
            nextSteps: ["Unset variables that the app needs no more, then try again."])
    }
}
