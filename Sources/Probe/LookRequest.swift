/// A look into a server: a word over TCP, and a question in a session of the platform's own over the local login.
struct LookRequest: Codable {
    var host: String
    var port: Int
    var socketDirectory: String
    var localPort: Int
    var administrator: String
    var role: String?
    var database: String
    var setup: String
    var question: String
    var limitMilliseconds: Int
}
