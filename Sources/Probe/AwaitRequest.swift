/// A server that is on its way up, to be waited for over TCP.
struct AwaitRequest: Codable {
    var host: String
    var port: Int
    var limitMilliseconds: Int
}
