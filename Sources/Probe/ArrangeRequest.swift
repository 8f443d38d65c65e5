/// Temporary logins to be arranged over the local login. Holds verifiers of passwords.
struct ArrangeRequest: Codable {
    var socketDirectory: String
    var port: Int
    var user: String
    var statements: [String]
    var clearing: [String]
    var clearingOptions: String
    var limitMilliseconds: Int
}
