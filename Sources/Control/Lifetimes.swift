/// How long tokens, sessions and invitations are valid.
enum Lifetimes {
    /// Of a token that nobody said anything of: 90 days.
    static let token = Duration.seconds(90 * 86_400)
    /// What may be asked for, in seconds: a minute to 366 days.
    static let tokenSeconds: ClosedRange<UInt64> = 60...366 * 86_400
    /// Of a temporary login that nobody said anything of: 15 minutes.
    static let login = Duration.seconds(15 * 60)
    /// What may be asked for, in seconds: a minute to 8 hours.
    static let loginSeconds: ClosedRange<UInt64> = 60...8 * 3_600
    /// Of a session: 12 hours.
    static let session = Duration.seconds(12 * 3600)
    /// Of an invitation: 7 days.
    static let invitation = Duration.seconds(7 * 86_400)
}
