/// The app's role and database, to be made over the local login. Holds a password in the clear.
struct PrepareRequest: Codable {
    var socketDirectory: String
    var port: Int
    var user: String
    var password: String
    var limitMilliseconds: Int
}
