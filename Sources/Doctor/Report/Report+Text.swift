extension Report {
    /// For people: a line for each promise, then what was found.
    public var text: String {
        let width = Invariant.allCases.map(\.promise.count).max() ?? 0
        var text = lines.map { line in
            let promise = line.invariant.promise
            let space = String(repeating: " ", count: width - promise.count)
            return "\(line.invariant.rawValue)  \(promise)\(space)  \(line.words)"
        }
        for finding in findings {
            let subject = finding.subject.isEmpty ? "" : " \(finding.subject):"
            text.append("")
            text.append("\(finding.invariant.rawValue) \(finding.kind.rawValue) \(finding.reason):\(subject)")
            text.append("  \(finding.message)")
            if !finding.nextStep.isEmpty { text.append("  → \(finding.nextStep)") }
        }
        return (text + ["", summary]).joined(separator: "\n")
    }

    private var summary: String {
        let count = findings.filter { $0.kind == .violation }.count
        return switch result {
        case .holds: "All promises hold."
        case .violated: "\(count) \(count == 1 ? "violation" : "violations")."
        case .unchecked: "No violation, but not everything could be checked."
        }
    }
}

extension Report.Line {
    fileprivate var words: String {
        switch result {
        case .holds: "holds (\(examined) examined)"
        case .violated: "VIOLATED"
        case .unchecked: "not checked"
        }
    }
}
