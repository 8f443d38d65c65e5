/// A login over TCP. Holds a password in the clear.
struct LoginRequest: Codable {
    var host: String
    var port: Int
    var user: String
    var password: String
    var database: String
    var limitMilliseconds: Int
}
