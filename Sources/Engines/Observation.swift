import Model

/// What an engine found of a database.
public struct Observation: Equatable, Sendable {
    /// The data volume.
    public enum Volume: Equatable, Sendable {
        /// There is none, or it is empty.
        case missing
        /// Its making was interrupted, or it holds something that is no cluster.
        case incomplete
        /// It holds a cluster, or will hold one when the instance's first start is over: then without an identity.
        case present(version: EngineVersion, systemIdentifier: String?)
    }

    /// What runs on it.
    public enum Instance: Equatable, Sendable {
        /// Nothing was made.
        case absent
        /// It was made and doesn't run.
        case stopped
        /// It runs. `address` is the numeric IP address it listens on, `nil` as long as it has taken none;
        /// `processID` is its first process where the engine can say.
        case running(address: String?, processID: Int32?)
    }

    /// The data volume.
    public var volume: Volume
    /// What runs on it.
    public var instance: Instance
    /// Changes with each start of the instance, by whomever; `nil` where the engine can't say.
    public var incarnation: String?
    /// The instance gets its address from the engine at each start.
    public var addressIsAssigned: Bool
    /// Bytes that may still be written where the data lies; `nil` where the engine can't say.
    public var freeBytes: Int64?

    /// Puts an observation together from its parts.
    public init(
        volume: Volume, instance: Instance, incarnation: String? = nil, addressIsAssigned: Bool = false,
        freeBytes: Int64? = nil
    ) {
        self.volume = volume
        self.instance = instance
        self.incarnation = incarnation
        self.addressIsAssigned = addressIsAssigned
        self.freeBytes = freeBytes
    }
}
