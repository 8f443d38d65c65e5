/// A version of the engine's API, such as 1.41.
struct APIVersion: Comparable, Sendable, CustomStringConvertible {
    /// What this client was written for; spoken with every engine that still understands it.
    static let preferred = APIVersion(major: 1, minor: 41)
    /// The oldest one with everything that is asked for here.
    static let oldest = APIVersion(major: 1, minor: 40)

    let major: Int
    let minor: Int

    init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1.41`.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]), major >= 0, minor >= 0 else {
            return nil
        }
        self.init(major: major, minor: minor)
    }

    /// The version to speak with an engine that understands all from one to another.
    ///
    /// - Throws: `DockerFault` (`refused`) for an engine that is too old.
    static func chosen(from minimum: APIVersion, to maximum: APIVersion) throws -> APIVersion {
        guard maximum >= oldest else {
            throw DockerFault(
                .refused(status: 400),
                "the engine speaks version \(maximum) of Docker's API at most, and \(oldest) is needed")
        }
        return min(max(preferred, minimum), maximum)
    }

    static func < (left: APIVersion, right: APIVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    var description: String { "\(major).\(minor)" }
}
