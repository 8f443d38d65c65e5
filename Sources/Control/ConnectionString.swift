import Model

/// What an app needs to log in to its database, in one URL
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
public struct ConnectionString: Sendable {
    /// Role that the app logs in as.
    public let user: String
    /// Database that it connects to.
    public let database: String
    /// Where the database listens.
    public let endpoint: Endpoint
    /// The whole URL: `postgres://app:<password>@127.50.0.1:5432/app`.
    public let url: Secret

    /// Role and database of every app.
    public static let app = "app"

    /// The URL for a role at an address.
    ///
    /// - Parameter user: the role; the app's own unless it is given.
    public init(endpoint: Endpoint, user: String = ConnectionString.app, password: Secret) {
        self.user = user
        database = Self.app
        self.endpoint = endpoint
        let host = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
        url = password.reveal { text in
            Secret("postgres://\(user):\(Self.percentEncoded(text))@\(host):\(endpoint.port)/\(Self.app)")
        }
    }

    /// Everything but RFC 3986's unreserved characters becomes `%XX`.
    static func percentEncoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if unreserved.contains(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}
