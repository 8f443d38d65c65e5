import FoundationEssentials

/// The registries' credentials of a Docker `config.json`, as `docker login` writes it without a credential helper.
/// Prints no secret.
public struct RegistryCredentials: Equatable, Sendable {
    private let byRegistry: [String: RegistryAuth]

    /// No credentials.
    public init() { byRegistry = [:] }

    /// Reads a `config.json`. Entries that hold no usable credentials, as those that only name a helper, are left out.
    ///
    /// - Throws: `DockerFault` (`badRequest`) for bytes that are no such file. The message quotes nothing of it.
    public init(configuration bytes: [UInt8]) throws {
        let file: ConfigurationFile
        do { file = try JSONDecoder().decode(ConfigurationFile.self, from: Data(bytes)) } catch {
            throw DockerFault(.badRequest, "the registries' credentials are not in the format of Docker's config.json")
        }
        var found: [String: RegistryAuth] = [:]
        // In order, so that of two spellings of one registry the same one counts each time.
        for (server, entry) in (file.auths ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let auth = entry.auth(for: server) else { continue }
            found[Self.registry(of: server)] = auth
        }
        byRegistry = found
    }

    /// The credentials for the registry that an image comes from.
    ///
    /// - Returns: `nil` if there are none.
    public func auth(for image: ImageReference) -> RegistryAuth? {
        byRegistry[Self.registry(of: image.registry ?? Self.hub)]
    }

    /// The registries that there are credentials for; ascending.
    public var registries: [String] { byRegistry.keys.sorted() }

    private static let hub = "docker.io"

    /// A registry's host and port out of any of the forms that `config.json` has had for it.
    private static func registry(of server: String) -> String {
        var rest = server[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        let host = rest.prefix { $0 != "/" }.lowercased()
        return host == "index.docker.io" || host == "registry-1.docker.io" ? hub : host
    }
}

extension RegistryCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The registries only.
    public var description: String { "\(registries)" }

    /// The registries only.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
