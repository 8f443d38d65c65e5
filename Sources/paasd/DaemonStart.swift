import Control
import Engines
import EventLoop
import FaultPoints
import Glibc
import Logging
import Model
import Probe
import Provisioner
import Sealing
import Store

/// What has to be there before the daemon's parts can run.
struct DaemonFoundation: Sendable {
    let keys: KeyCustody
    let engine: any Engine
    /// Talks to tenants' servers.
    let tenants: any TenantProbe
    /// The engine versions that are installed.
    let versions: [EngineVersion]
    let probes: ProbePool
    let keeper: WatermarkKeeper
    let auditKeeper: AuditKeeper
    /// The host whose databases it works on.
    let host: HeldHost
    /// Names this run of the daemon in leases.
    let holder: String
}

/// The daemon's start: key, schema, engine, what a run before has left.
struct DaemonStart: Sendable {
    let settings: DaemonSettings
    let store: Store
    let loop: EventLoop
    let logger: Logger

    /// - Throws: `Fault` or `EngineFault` that says what the operator can do; `CancellationError`.
    func run() async throws -> DaemonFoundation {
        try await ControlPlaneStart(store: store, loop: loop, logger: logger).migrate()
        FaultPoint.reached("start.migrated")
        // Without its key the daemon runs all the same, sealed.
        let keys = try await KeyCustody(store: store, files: settings.keyFiles, logger: Logger(label: "keys"))
        let lines = try await store.openAuditChain(keys.vault)
        if let lines { logger.notice("the audit log's chains begin", metadata: ["lines": "\(lines)"]) }
        if let cause = store.chain.closedBecause {
            logger.critical("nothing is written to the audit log, and nothing changed", metadata: ["cause": "\(cause)"])
        }
        let keeper = WatermarkKeeper(store: store, file: settings.home.watermark, logger: Logger(label: "watermark"))
        // Before anything is claimed, destroyed or shown: an old copy must not be taken for the newest.
        _ = try await keeper.begin()
        let installation = try await store.installation()
        let probes = ProbePool(executable: try Self.probeProgram(), size: 4, logger: Logger(label: "probe"))
        let run = "\(getpid())"
        let (host, predecessorIsGone) = try await HostStart(
            settings: settings, store: store, loop: loop, logger: logger
        ).take(run: run)
        let running = try await EngineStart(settings: settings, store: store, probes: probes, logger: logger)
            .run(installation, on: host)
        FaultPoint.reached("start.engine")
        // Also where a run before this one, or another host's daemon, has noticed the copy.
        await keeper.reportUnknown(on: running.engine, of: host.name)
        let versions = try await running.engine.versions()
        try await store.recordVersions(versions.map(\.version), of: host)
        try await takeOver(host, predecessorIsGone: predecessorIsGone)
        logger.info(
            "started",
            metadata: [
                "installation": "\(installation.id)", "host": "\(host.name)",
                "engine": "\(running.engine.kind.rawValue)",
                "versions": "\(versions.map { "\($0.version) (\($0.origin))" }.joined(separator: ", "))",
            ])
        return DaemonFoundation(
            keys: keys, engine: running.engine, tenants: running.tenants, versions: versions.map(\.version),
            probes: probes, keeper: keeper,
            auditKeeper: AuditKeeper(store: store, exports: settings.auditExports, logger: Logger(label: "audit")),
            host: host, holder: "\(host.name):\(settings.home.path)#\(run)")
    }

    /// Takes back the leases of a run that is gone for certain; those of one that only fell silent end by themselves.
    private func takeOver(_ host: HeldHost, predecessorIsGone: Bool) async throws {
        if predecessorIsGone {
            let count = try await store.releaseLeases(of: host)
            if count > 0 { logger.notice("took over what an earlier run held", metadata: ["databases": "\(count)"]) }
        }
        FaultPoint.reached("start.released")
        try await store.wakeAll(on: host)
        FaultPoint.reached("start.woken")
    }

    /// The probe program lies beside this one.
    static func probeProgram() throws(Fault) -> String {
        guard let own = realpath("/proc/self/exe", nil) else {
            throw Fault(.internal, reason: "ProgramMissing", "/proc is not mounted")
        }
        defer { free(own) }
        let folder = String(cString: own).split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = (folder + ["paas-probe"]).joined(separator: "/")
        guard access(path, X_OK) == 0 else {
            throw Fault(
                .failedPrecondition, reason: "ProgramMissing", "\(path) can't be run: \(systemMessage(errno))",
                nextSteps: ["Build the whole project: paas-probe belongs beside paasd."])
        }
        return path
    }
}
