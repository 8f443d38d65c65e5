/// How a database's password is changed.
public enum RotationMode: String, Sendable, CaseIterable {
    /// The old password and the sessions that it opened end at once.
    case immediate
}
