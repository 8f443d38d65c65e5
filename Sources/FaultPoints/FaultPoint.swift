import Synchronization

/// A named place in the code where a test may make something go wrong.
///
/// The places are there in every build; at each of them one Boolean is read. They do nothing unless the environment
/// variable `PAAS_TEST_FAULTS` has armed them when the program started, and there is no other way to arm one.
public enum FaultPoint {
    /// The environment variable that arms places.
    public static let variable = "PAAS_TEST_FAULTS"

    /// Says that execution has come to a place. Nothing happens unless a test has armed it.
    ///
    /// - Parameter name: words in lower case joined by dots, such as `apply.committed`; one of `places`, and used for
    ///   no other place.
    @inlinable public static func reached(_ name: StaticString) {
        guard isArmed.load(ordering: .relaxed) else { return }
        strike(name)
    }

    /// The same for a place from where a fault can be thrown, as if what comes next, or came last, had failed.
    ///
    /// - Parameter name: one of `failingPlaces`.
    @inlinable public static func passed(_ name: StaticString) throws(InjectedFault) {
        guard isArmed.load(ordering: .relaxed) else { return }
        try fail(name)
    }

    /// Arms the places that a text names. To be called once, before anything else runs.
    ///
    /// - Parameters:
    ///   - text: the value of the environment variable, such as `claim.held=crash;reveal.audited=stop@2`; `nil` or
    ///     empty arms nothing.
    ///   - warn: hears what was armed, for the log; called only if anything was.
    /// - Throws: `FaultPlanError` that says what is wrong with the text, and what is known.
    public static func arm(_ text: String?, warn: (String) -> Void) throws(FaultPlanError) {
        guard let text, !text.isEmpty else { return }
        let plan = try FaultPlan(text, places: places, failingPlaces: failingPlaces)
        warn("\(variable) is set: this program will harm itself at \(plan). It is for tests, never for service.")
        armed.withLock { $0 = plan }
        isArmed.store(true, ordering: .releasing)
    }

    @usableFromInline static let isArmed = Atomic(false)
    private static let armed = Mutex(FaultPlan())

    @usableFromInline static func strike(_ name: StaticString) {
        guard let action = armed.withLock({ $0.reached("\(name)") }) else { return }
        // A place that only passes on is never armed to fail.
        _ = action.carryOut()
    }

    @usableFromInline static func fail(_ name: StaticString) throws(InjectedFault) {
        guard let action = armed.withLock({ $0.reached("\(name)") }) else { return }
        if !action.carryOut() { throw InjectedFault(place: "\(name)") }
    }
}
