import Model

/// What a daemon learns when it compares the control plane with the mark that it has kept.
public struct Restoration: Equatable, Sendable {
    /// Where the history stands now.
    public var mark: HistoryMark
    /// An old copy had been put back, and this daemon has begun a new history just now.
    public var hasBegun: Bool
    /// Databases whose recorded password is yet to be proven after an old copy was put back.
    public var isUnderWay: Bool

    /// Puts the findings together.
    public init(mark: HistoryMark, hasBegun: Bool = false, isUnderWay: Bool = false) {
        self.mark = mark
        self.hasBegun = hasBegun
        self.isUnderWay = isUnderWay
    }
}
