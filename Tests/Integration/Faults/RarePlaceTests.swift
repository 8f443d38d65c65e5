import FaultPoints
import Foundation
import Support
import Testing

/// Crashes at places that need something special to happen first; and that no place is left out.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct RarePlaceTests {
    @Test func onTheNativeEngine() async throws {
        try await Site.with(.native) { site in
            let kept = try await site.running { _ in try await site.readyDatabase("kept") }
            let places = RarePlaces(site, kept: kept)
            for place in RarePlaces.native { try await places.strike(place) }
        }
    }

    /// Who adds a place says how a daemon dies there.
    @Test func everyPlaceIsStruck() {
        let grounds = [Installation.Ground.native, .docker(socket: "", namespace: nil)]
        let plans = grounds.flatMap { CrashCase.all($0).map(\.plan) } + CrashPointTests.harm
        let struck = plans.flatMap { $0.split(separator: ";") }.filter { $0.hasSuffix("=crash") }
            .map { String($0.dropLast(6)) }
        let keys = KeyFaultTests.rotationPlaces + KeyFaultTests.recoveryPlaces
        let all = Set(struck + RarePlaces.native + RarePlaces.docker + keys)
        #expect(Set(FaultPoint.places).subtracting(all).isEmpty, "no test strikes them")
        #expect(all.subtracting(FaultPoint.places).isEmpty, "there are no such places")
    }
}

extension DockerTests {
    @Suite struct RarePlaceTests {
        /// The operator's registry has the image, and the engine gives the addresses on the operator's network.
        @Test(.enabled(if: DockerRegistry.isInstalled, Comment(rawValue: DockerRegistry.reason)))
        func onAnOperatorsGround() async throws {
            try await PrivateContainerEngine.with { own in
                try await DockerRegistry.with(on: own.engine) { registry in
                    let image = "\(DockerRegistry.address)/postgres:16-alpine"
                    try await registry.docker("tag", "postgres:16-alpine", image)
                    try await registry.push(image)
                    try await registry.docker("image", "rm", image)
                    try await Docker(engine: own.engine)("network", "create", "--internal", "paas-apps")
                    try registry.write(registry.credentials())
                    try await strikeAll(own.engine, registry)
                }
            }
        }

        private func strikeAll(_ engine: ContainerEngine, _ registry: DockerRegistry) async throws {
            let options = ["--registry", DockerRegistry.address, "--docker-config", registry.configurationPath]
            let afar = Installation.Ground.docker(socket: engine.socketPath, namespace: nil)
            try await Site.with(.docker(engine)) { site in
                for place in RarePlaces.docker {
                    // From elsewhere the containers are out of reach, and logins need one of their own.
                    let isAfar = place == "docker.login.made"
                    let site = isAfar ? Site(home: site.home, control: site.control, ground: afar) : site
                    let daemon = try await site.start("\(place)=crash", options: options)
                    _ = try? await site.create("main", key: "main")
                    if place == "wake.unsent" { try await killAtRest(Docker(engine: engine), site, until: daemon) }
                    try await daemon.awaitCrash(place)
                }
                try await site.running(options: options) { _ in
                    let id = try await site.insist("create") { try await site.create("main", key: "main") }
                    try await site.wait(id, for: "ready")
                    try await Invariants(site: site).check()
                }
            }
        }

        /// The engine tells of a container that ends; one that is worked on at the moment may be found without that.
        private func killAtRest(_ docker: Docker, _ site: Site, until daemon: FaultyDaemon) async throws {
            try await waitUntil("the daemon has heard of it", within: .seconds(120)) {
                if daemon.hasEnded { return true }
                let atRest = try await site.sql(
                    "select id from databases where state = 'ready' and lease_until is null")
                if let id = atRest.first?.first { _ = try await docker.outcome(["kill", Installation.container(id)]) }
                return false
            }
        }
    }
}
