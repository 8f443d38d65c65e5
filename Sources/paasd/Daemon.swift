import Control
import EventLoop
import Logging
import Model
import Postgres
import Provisioner
import RPCServer
import Service
import ServiceLifecycle
import Store

/// The daemon: starts its parts in order and stops them in the opposite one.
struct Daemon: ServiceLifecycle.Service, CustomStringConvertible {
    let description = "daemon"
    let settings: DaemonSettings
    let loop: EventLoop
    let logger: Logger

    func run() async throws {
        let pool = PostgresPool(connectionString: settings.controlPlane, loop: loop, applicationName: "paasd")
        do {
            try await serve(Store(pool: pool))
        } catch {
            await pool.close()
            // A shutdown in the middle of the start is no fault.
            if error is CancellationError, Task.isShuttingDownGracefully { return }
            throw error
        }
        await pool.close()
    }

    private func serve(_ store: Store) async throws {
        let start = DaemonStart(settings: settings, store: store, loop: loop, logger: logger)
        let foundation = try await cancelWhenGracefulShutdown { try await start.run() }
        let feed = Feed(
            store: store,
            listener: PostgresListener(
                connectionString: settings.controlPlane, loop: loop, channels: foundation.host.channels),
            logger: Logger(label: "feed"))
        let control = Control(
            store: store, feed: feed, keeper: foundation.keys.vault, versions: foundation.versions,
            keys: foundation.keys, auditEnds: { foundation.auditKeeper.kept }, logger: Logger(label: "control"))
        let provisioner = Provisioner(
            store: StoreLifecycle(store: store, host: foundation.host, holder: foundation.holder),
            engine: foundation.engine, probe: foundation.tenants, sealer: foundation.keys.vault, wakeUps: feed.work,
            pool: WarmPool(
                store: StorePool(store: store, host: foundation.host), sizes: settings.pool.pool.sizes,
                leastFreeBytes: Int64(settings.pool.poolFloor) << 20),
            logger: Logger(label: "provisioner"))
        let metrics = DaemonMetrics()
        let server = RPCServer(
            socketPath: settings.socketPath,
            services: [
                DatabasesHandler(control), AppsHandler(control), AccessHandler(control), OrganisationsHandler(control),
                AuditHandler(control), OperationsHandler(control),
                MetricsHandler(control) { metrics.write(to: &$0) },
            ],
            loop: loop, configuration: try rpcConfiguration(control, metrics), logger: Logger(label: "rpc"))
        let loop = loop
        let hold = HostHold(host: foundation.host, store: store, loop: loop, logger: Logger(label: "host"))
        let group = ServiceGroup(
            services: [
                // First, because it is to end last.
                DaemonPart("host") { try await withTaskExecutorPreference(loop) { try await hold.keep() } },
                WatermarkPart(keeper: foundation.keeper, engine: foundation.engine, host: foundation.host.name),
                AuditPart(keeper: foundation.auditKeeper),
                DaemonPart("feed") { try await withTaskExecutorPreference(loop) { try await feed.run() } },
                DaemonPart("metrics") { try await metrics.follow(feed) },
                DaemonPart("probes") { await foundation.probes.run() },
                // Engines block in system calls: never on the loop that serves calls.
                DaemonPart("provisioner") { await provisioner.run() },
                DaemonPart("keys") {
                    try await foundation.keys.run { server.setHealth(service: "paas.secrets", isServing: $0) }
                },
                RPCPart(server: server, socketPath: settings.socketPath, logger: logger),
            ],
            logger: Logger(label: "parts"))
        do { try await group.run() } catch {
            await hold.release()
            throw error
        }
        await hold.release()
    }

    /// Calls are measured and logged first of all, so that refused ones are in the log too.
    private func rpcConfiguration(_ control: Control, _ metrics: DaemonMetrics) throws -> RPCServer.Configuration {
        var configuration = RPCServer.Configuration()
        let classes = CallerClasses(gateway: settings.gatewayUser)
        configuration.connectionsOfUser = { classes.class(of: $0).connections }
        configuration.interceptors = [
            metrics.calls, LoggingInterceptor(logger: Logger(label: "rpc")), CallerInterceptor(classes),
            AuthenticationInterceptor(control),
        ]
        configuration.listeningDescriptor = try ListeningSocket.fromEnvironment()
        return configuration
    }
}
