import Model

/// What is to be done about a database right now.
public enum Decision: Hashable, Sendable {
    /// Do this step in this working state; enter the state for this reason if the row stands in another.
    case perform(StepName, in: DatabaseState, because: Reason)
    /// Nothing can be done until somebody else has changed something: stand in this working state, with a sentence for
    /// people, and look again now and then. What was Ready once is never given up for it.
    case hold(in: DatabaseState, because: Reason, message: String)
    /// The work is done: enter this state.
    case settle(DatabaseState, because: Reason)
    /// Enter Failed for this reason, with a sentence for people.
    case fail(Reason, message: String)
    /// All is as it should be, or nothing can be done about it: look again later, if at all.
    case rest
}
