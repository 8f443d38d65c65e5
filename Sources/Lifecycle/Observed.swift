import Model

/// What is there, as far as one look and the steps done since have shown.
///
/// Nothing of it is remembered between two looks: what a step achieved counts only until the next look.
public struct Observed: Hashable, Sendable {
    /// The data volume.
    public enum Volume: Hashable, Sendable {
        /// Not there, or empty.
        case missing
        /// Its initialisation has not been finished.
        case incomplete
        /// It holds a cluster of this major version with this system identifier, where that can be read.
        case present(major: Int, systemIdentifier: String?)
    }

    /// The instance.
    public enum Instance: Hashable, Sendable {
        /// Not there.
        case absent
        /// There, but no server runs.
        case stopped
        /// A server runs, at this address if the engine can tell.
        case running(address: String?)
    }

    /// Logins with the recorded credentials, over the network that the app uses.
    public enum Login: Hashable, Sendable, CaseIterable {
        /// Not tried.
        case untried
        /// One has succeeded.
        case proven
        /// One was refused.
        case refused
    }

    /// The data volume.
    public var volume: Volume
    /// The instance.
    public var instance: Instance
    /// Tells one start of the instance from another, where the engine can.
    public var incarnation: String?
    /// The instance gets its address from the engine at each start.
    public var addressIsAssigned: Bool
    /// Bytes that may still be written where the data lies; `nil` where nobody knows.
    public var freeBytes: Int64?
    /// The recorded address has been shown to be free or ours.
    public var isNetworkReserved: Bool
    /// The programs of the wanted version are at hand.
    public var isImagePrepared: Bool
    /// The app's role has the recorded password.
    public var areCredentialsSet: Bool
    /// The app's role has the pending password, and a login with it has succeeded.
    public var isPasswordRotated: Bool
    /// Logins with the recorded credentials.
    public var login: Login

    /// What a look has shown; nothing else is known until steps succeed.
    public init(
        volume: Volume, instance: Instance, incarnation: String? = nil, addressIsAssigned: Bool = false,
        freeBytes: Int64? = nil, isNetworkReserved: Bool = false,
        isImagePrepared: Bool = false, areCredentialsSet: Bool = false,
        isPasswordRotated: Bool = false, login: Login = .untried
    ) {
        self.volume = volume
        self.instance = instance
        self.incarnation = incarnation
        self.addressIsAssigned = addressIsAssigned
        self.freeBytes = freeBytes
        self.isNetworkReserved = isNetworkReserved
        self.isImagePrepared = isImagePrepared
        self.areCredentialsSet = areCredentialsSet
        self.isPasswordRotated = isPasswordRotated
        self.login = login
    }

    /// Takes in that a step has succeeded.
    ///
    /// - Parameters:
    ///   - step: the step that succeeded.
    ///   - major: the wanted major version.
    ///   - systemIdentifier: what the volume step has reported.
    ///   - address: the recorded address.
    public mutating func stepSucceeded(
        _ step: StepName, major: Int, systemIdentifier: String? = nil, address: String? = nil
    ) {
        switch step {
        case .network: isNetworkReserved = true
        case .image: isImagePrepared = true
        case .volume: volume = .present(major: major, systemIdentifier: systemIdentifier)
        case .instance:
            instance = .running(address: addressIsAssigned ? nil : address)
            incarnation = nil
        case .credentials: areCredentialsSet = true
        case .login: login = .proven
        case .rotate:
            isPasswordRotated = true
            login = .proven
        case .stop:
            instance = .absent
            incarnation = nil
            isPasswordRotated = false
            login = .untried
        case .remove: volume = .missing
        }
    }

    /// Takes in another look: what steps have achieved since the first one still counts.
    public mutating func lookedAgain(_ look: Observed) {
        volume = look.volume
        instance = look.instance
        incarnation = look.incarnation
        addressIsAssigned = look.addressIsAssigned
        freeBytes = look.freeBytes ?? freeBytes
    }
}
