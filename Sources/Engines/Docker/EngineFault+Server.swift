extension EngineFault.Reason {
    /// The server doesn't accept the role with this password.
    public static let authenticationFailed = Self(rawValue: "AuthenticationFailed")
    /// Nobody listened until the deadline.
    public static let connectionRefused = Self(rawValue: "ConnectionRefused")
    /// The server refused a login for another cause.
    public static let loginRejected = Self(rawValue: "LoginRejected")
    /// The server refused what its administrator wanted.
    public static let administrationFailed = Self(rawValue: "AdministrationFailed")
}
