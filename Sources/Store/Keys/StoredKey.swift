import Model
import Sealing

/// A key-encryption key as the control plane knows it: all but the key.
public struct StoredKey: Equatable, Sendable {
    /// Where it stands.
    public enum State: String, Sendable, CaseIterable {
        /// It is about to take the current one's place; it is written with already.
        case next
        /// What is written is sealed with it.
        case current
        /// Rows that it wrapped are being wrapped anew.
        case retiring
        /// Nothing is under it any more.
        case retired
        /// Somebody has said that it is gone for good.
        case lost
    }

    /// Names it.
    public var id: KeyID
    /// Where it stands.
    public var state: State
    /// Since when.
    public var since: Timestamp
    /// Its file is to stay when it is retired.
    public var isKept: Bool
    /// How many rows it has wrapped.
    public var rows: Int

    /// A key by what is known of it.
    public init(id: KeyID, state: State, since: Timestamp, isKept: Bool = true, rows: Int = 0) {
        self.id = id
        self.state = state
        self.since = since
        self.isKept = isKept
        self.rows = rows
    }
}
