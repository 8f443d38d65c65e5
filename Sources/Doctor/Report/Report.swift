/// What an examination has found.
public struct Report: Equatable, Sendable {
    /// What became of one promise.
    public enum Result: String, Sendable, Encodable {
        /// All that was looked at keeps it.
        case holds
        /// It is broken.
        case violated
        /// Nothing breaks it, as far as could be seen.
        case unchecked
    }

    /// One promise and what became of it.
    public struct Line: Equatable, Sendable {
        /// The promise.
        public var invariant: Invariant
        /// What became of it.
        public var result: Result
        /// How many things were looked at.
        public var examined: Int
    }

    /// The installation's folder.
    public var home: String
    /// Each promise, in order.
    public var lines: [Line]
    /// In the order of the promises; violations first.
    public var findings: [Finding]

    init(home: String, examined: [Invariant: Int], findings: [Finding]) {
        self.home = home
        self.findings = findings.enumerated().sorted {
            ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
        }.map(\.element)
        lines = Invariant.allCases.map { invariant in
            let own = findings.filter { $0.invariant == invariant }
            let result: Result =
                own.contains { $0.kind == .violation }
                ? .violated : own.contains { $0.kind == .unchecked } ? .unchecked : .holds
            return Line(invariant: invariant, result: result, examined: examined[invariant] ?? 0)
        }
    }

    /// What became of all of them.
    public var result: Result {
        if lines.contains(where: { $0.result == .violated }) { return .violated }
        return lines.contains { $0.result == .unchecked } ? .unchecked : .holds
    }

    /// How a program ends that has made this report: 0 all hold, 1 one is violated, 2 something could not be checked.
    public var exitCode: Int32 {
        switch result {
        case .holds: 0
        case .violated: 1
        case .unchecked: 2
        }
    }
}

extension Finding {
    /// Violations before what could not be checked before notes, each in the order of the promises.
    fileprivate var order: Int {
        let rank =
            switch kind {
            case .violation: 0
            case .unchecked: 1
            case .note: 2
            }
        return rank * Invariant.allCases.count + (Invariant.allCases.firstIndex(of: invariant) ?? 0)
    }
}
