import FoundationEssentials

extension RegistryAuth {
    /// The value of `X-Registry-Auth`: JSON in base64 with the alphabet for URLs, padded.
    var header: String {
        get throws {
            var fields = RequestFields()
            fields.set("username", ifFilled: username)
            fields.set("password", ifFilled: password)
            fields.set("identitytoken", ifFilled: identityToken)
            fields.set("serveraddress", serverAddress)
            let encoded = try JSONEncoder().encode(fields).base64EncodedString()
            return String(
                encoded.map { character in
                    switch character {
                    case "+": "-"
                    case "/": "_"
                    default: character
                    }
                })
        }
    }
}
