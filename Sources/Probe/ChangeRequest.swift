/// Another password for the app's role, over the local login. Holds a password in the clear.
struct ChangeRequest: Codable {
    var socketDirectory: String
    var port: Int
    var user: String
    var password: String
    var endsSessions: Bool
    var limitMilliseconds: Int
}
