import ArgumentParser
import Messages
import Model

/// What a wait is for.
enum WaitGoal: String, ExpressibleByArgument, CaseIterable {
    case ready
    /// The instance is gone; the data may be gone too.
    case deleted
    /// The data is gone.
    case purged
    /// The password that was asked for has taken the place of the old one.
    case rotated

    /// How a database stands to the goal.
    enum Verdict: Equatable {
        case reached
        case underWay
        /// It will not be reached by itself.
        case missed
    }

    func verdict(on database: DatabasesV1.Database) -> Verdict {
        switch (self, database.state) {
        case (.rotated, .ready), (.rotated, .degraded):
            database.conditions.contains { $0.type == Condition.rotationPending } ? .underWay : .reached
        case (.ready, .ready), (.deleted, .deleted), (.deleted, .purged), (.purged, .purged): .reached
        // A retry that is due is work that goes on.
        case (_, .failed): database.nextAttempt == nil ? .missed : .underWay
        case (.ready, .deleting), (.ready, .deleted), (.ready, .purging), (.ready, .purged): .missed
        case (.rotated, .deleting), (.rotated, .deleted), (.rotated, .purging), (.rotated, .purged): .missed
        case (.deleted, .ready), (.deleted, .undeleting): .missed
        case (.purged, .ready), (.purged, .undeleting): .missed
        default: .underWay
        }
    }
}
