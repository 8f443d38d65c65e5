/// What is to happen at which places: a value, so that it can be tested without harm.
struct FaultPlan: Sendable, CustomStringConvertible {
    private struct Entry {
        let action: FaultAction
        /// The action comes when the place is reached for the n-th time, from 1.
        let turn: Int
        /// And each time after that.
        let repeats: Bool
        var count = 0
    }

    private var entries: [String: Entry] = [:]

    /// The entries as they were written.
    private(set) var description = ""

    /// Nothing happens anywhere.
    init() {}

    /// - Parameters:
    ///   - text: entries of the form `<place>=<action>`, `<place>=<action>@<turn>` or `<place>=<action>@<turn>+`,
    ///     separated by semicolons. Without a turn it is the first; with `+` the action comes each time from then on.
    ///   - places: all that there are.
    ///   - failingPlaces: those of them that can fail.
    init(_ text: String, places: [String], failingPlaces: Set<String>) throws(FaultPlanError) {
        description = text
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw FaultPlanError("«\(part)» has no =: \(Self.grammar)") }
            let name = String(sides[0])
            guard places.contains(name) else {
                throw FaultPlanError(
                    "there is no fault point «\(name)»; known are \(places.sorted().joined(separator: ", "))")
            }
            guard entries[name] == nil else { throw FaultPlanError("«\(name)» is named twice") }
            let entry = try Self.entry(sides[1])
            guard entry.action != .fail || failingPlaces.contains(name) else {
                throw FaultPlanError(
                    "«\(name)» can't fail; \(failingPlaces.sorted().joined(separator: ", ")) can")
            }
            entries[name] = entry
        }
    }

    /// Counts a visit.
    ///
    /// - Returns: what is to happen now; `nil` = nothing.
    mutating func reached(_ name: String) -> FaultAction? {
        guard var entry = entries[name] else { return nil }
        entry.count += 1
        entries[name] = entry
        let isDue = entry.repeats ? entry.count >= entry.turn : entry.count == entry.turn
        return isDue ? entry.action : nil
    }

    private static let grammar =
        "entries are <place>=<action>, where an action is crash, stop, fail or delay:<milliseconds>, and may end in @2 "
        + "for the second time or @2+ for each from then on; ; separates them"

    private static func entry(_ text: Substring) throws(FaultPlanError) -> Entry {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let action = FaultAction(first) else {
            throw FaultPlanError("«\(text)» is no action: \(grammar)")
        }
        guard parts.count == 2 else { return Entry(action: action, turn: 1, repeats: false) }
        let repeats = parts[1].hasSuffix("+")
        guard let turn = Int(repeats ? parts[1].dropLast() : parts[1]), (1...1_000_000).contains(turn) else {
            throw FaultPlanError("«\(parts[1])» is no turn: a number from 1 is wanted")
        }
        return Entry(action: action, turn: turn, repeats: repeats)
    }
}
