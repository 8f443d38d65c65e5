import FoundationEssentials

/// What this client reads of a Docker `config.json`.
struct ConfigurationFile: Decodable {
    /// One registry's credentials.
    struct Entry: Decodable {
        /// Base64 of `username:password`.
        var auth: String?
        var username: String?
        var password: String?
        var identitytoken: String?

        /// The credentials in it, if there are any.
        func auth(for server: String) -> RegistryAuth? {
            var username = username ?? ""
            var password = password ?? ""
            if let decoded = decodedAuth {
                (username, password) = decoded
            }
            let token = identitytoken ?? ""
            guard !token.isEmpty || !username.isEmpty else { return nil }
            return RegistryAuth(
                username: username, password: token.isEmpty ? password : "", identityToken: token,
                serverAddress: server)
        }

        private var decodedAuth: (username: String, password: String)? {
            guard let auth, !auth.isEmpty, let bytes = Data(base64Encoded: auth),
                let text = String(bytes: bytes, encoding: .utf8), let colon = text.firstIndex(of: ":")
            else { return nil }
            // Old versions of the command line padded the password with NULs.
            let password = text[text.index(after: colon)...].reversed().drop { $0 == "\0" }.reversed()
            return (String(text[..<colon]), String(password))
        }
    }

    var auths: [String: Entry]?
}
