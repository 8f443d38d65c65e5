import Engines
import Model
import Support
import Testing

/// What every engine must do, whatever it runs instances in. One value is one engine with one version on it.
struct EngineConformance: Sendable {
    let engine: any Engine
    let version: EngineVersion
    let saboteur: any Saboteur
    let access: any InstanceAccess
    /// Volumes are empty until an instance starts on them for the first time.
    var initialisesAtStart = false

    /// One promise each.
    enum Case: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case life, halfMadeVolume, addressTaken, killedInstance, wipedVolume, twoAtOnce, unknownVersion, otherCluster
        case restartOnOtherAddress, logTail, suspendedInstance, incarnation

        var testDescription: String { rawValue }
    }

    func run(_ promise: Case) async throws {
        switch promise {
        case .life: try await fullLife()
        case .halfMadeVolume: try await halfMadeVolumeIsMadeAgain()
        case .addressTaken: try await addressOfAnotherIsRefused()
        case .killedInstance: try await killedInstanceIsSeenAndStarted()
        case .wipedVolume: try await wipedVolumeIsNeverInitialised()
        case .twoAtOnce: try await twoKeepApart()
        case .unknownVersion: try await unknownVersionIsRefused()
        case .otherCluster: try await otherClusterIsNotStarted()
        case .restartOnOtherAddress: try await newAddressIsTaken()
        case .logTail: try await logTailEndsWithTheLastLines()
        case .suspendedInstance: try await suspendedInstanceIsSeenAndGoesOn()
        case .incarnation: try await startsAreToldApart()
        }
    }

    /// A spec with an address that is free now.
    func makeSpec() async throws -> InstanceSpec {
        var random = SystemRandomNumberGenerator()
        var spec = InstanceSpec(id: DatabaseID(using: &random), version: version)
        guard case .fixed(let addresses) = try await engine.addresses(for: spec.id, count: 8) else {
            throw SupportFault("the engine gives out addresses by itself")
        }
        for address in addresses {
            spec.endpoint = Endpoint(host: address)
            do {
                try await engine.reserveNetwork(spec)
                return spec
            } catch let fault as EngineFault where fault.reason == .addressTaken {
                continue
            }
        }
        throw SupportFault("no address is free")
    }

    /// The steps of provisioning up to the running instance.
    func provision() async throws -> InstanceSpec {
        var spec = try await makeSpec()
        spec.image = try await engine.prepareImage(spec) { _ in }
        spec.systemIdentifier = try await engine.createVolume(spec)?.systemIdentifier
        try await engine.start(spec)
        return spec
    }

    /// The same up to a database that its app can use and that was Ready.
    func provisionApp(password: String) async throws -> InstanceSpec {
        var spec = try await provision()
        try await access.makeApp(spec, password: password)
        spec.systemIdentifier = try await identifier(spec)
        spec.everReady = true
        return spec
    }

    /// What the engine sees, but for how much room there is: that changes with whatever else is done on the machine.
    func look(_ spec: InstanceSpec) async throws -> Observation {
        var seen = try await engine.observe(spec)
        seen.freeBytes = nil
        return seen
    }

    /// The cluster that the engine sees on a database's volume.
    func identifier(_ spec: InstanceSpec) async throws -> String {
        guard case .present(version, let identifier?) = try await engine.observe(spec).volume else {
            throw SupportFault("there is no cluster of \(version)")
        }
        return identifier
    }

    /// Expects a fault with a reason, and hands it back.
    @discardableResult
    func expectFault(
        _ reason: EngineFault.Reason, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async throws -> EngineFault {
        do {
            try await body()
        } catch let fault as EngineFault {
            #expect(fault.reason == reason, "\(fault)", sourceLocation: sourceLocation)
            return fault
        }
        throw SupportFault("expected \(reason.rawValue), and nothing was thrown")
    }
}
