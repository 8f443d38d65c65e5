import ArgumentParser
import Gateway
import Glibc

/// What the gateway is told of proxies in front of it: options or, where they are missing, variables of the environment.
struct ProxyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where browsers reach the gateway, such as https://databases.example; PAAS_PUBLIC_URL unless it is given. With "
                + "https the session cookie is sent over TLS only.", valueName: "url"))
    var publicURL: String?

    @Option(
        name: .customLong("trusted-proxy"),
        help: ArgumentHelp(
            "Address, or range of them (10.0.0.0/8), of a proxy whose X-Forwarded-For and X-Forwarded-Proto are believed. "
                + "May be repeated; PAAS_TRUSTED_PROXIES, separated by commas, unless it is given.",
            valueName: "address"))
    var trustedProxies: [String] = []

    @Flag(help: "A proxy in front of this address speaks TLS; not needed with --public-url.")
    var tlsInFront = false

    /// What the options say.
    struct Checked {
        var publicURL: PublicURL?
        var trusted: TrustedProxies
        var isBehindTLS: Bool

        /// Browsers are known to speak TLS.
        var speaksTLS: Bool { publicURL?.isSecure ?? isBehindTLS }
    }

    /// - Throws: `ValidationError`, which names the option and what it may be.
    func checked() throws -> Checked {
        let text = publicURL ?? Self.variable("PAAS_PUBLIC_URL")
        let url = text.flatMap(PublicURL.init)
        guard text == nil || url != nil else {
            throw ValidationError(
                "--public-url (PAAS_PUBLIC_URL) must be http:// or https://, a host and, if need be, a port, without a "
                    + "path; it is \(text ?? "")")
        }
        let list =
            trustedProxies.isEmpty ? Self.variable("PAAS_TRUSTED_PROXIES") ?? "" : trustedProxies.joined(separator: ",")
        do {
            return Checked(publicURL: url, trusted: try TrustedProxies(list), isBehindTLS: tlsInFront)
        } catch {
            throw ValidationError(
                "--trusted-proxy (PAAS_TRUSTED_PROXIES) must be an address or a range such as 10.0.0.0/8; it is "
                    + error.text)
        }
    }

    /// A variable that is set to nothing is not set.
    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
