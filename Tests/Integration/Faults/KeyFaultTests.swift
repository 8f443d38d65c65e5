import Foundation
import Messages
import Model
import Support
import Testing

/// Another key takes the place of the one in use, or the key is lost, and the daemon dies at every point of that.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct KeyFaultTests {
    /// What must be as it was after a rotation.
    private struct Known: Sendable {
        let id: String
        let dsn: String
        let deployment: String
    }

    /// Where a rotation and a recovery can be cut off.
    static let rotationPlaces = ["key.made", "key.announced", "key.used", "key.placed", "key.rewrapped", "key.retired"]
    static let recoveryPlaces = ["key.replaced", "key.lost", "key.reset"]

    /// A Ready database with a row, a variable and a deployment.
    private static func populate(_ site: Site) async throws -> Known {
        let id = try await site.create("main")
        try await site.wait(id, for: "ready")
        try await site.markRow(id)
        try await site.setVariable("GREETING", "hello")
        let deployment = try await site.deploy(key: "first")
        return Known(id: id, dsn: try await site.reveal(id), deployment: deployment)
    }

    @Test(arguments: [false, true])
    func killedAtEveryPointOfARotation(removesOld: Bool) async throws {
        try await Site.with(.native) { site in
            let known = try await site.running { _ in try await Self.populate(site) }
            for point in removesOld ? ["key.retired"] : Self.rotationPlaces {
                let before = try await site.currentKey()
                let daemon = try await site.start("\(point)=crash")
                _ = try? await site.rotateKey(removesOld: removesOld)
                try await daemon.awaitCrash(point)
                try await site.running { _ in
                    // Only what was announced is gone on with.
                    if point == "key.made" { _ = try await site.rotateKey(removesOld: removesOld) }
                    try await site.awaitKeyAtRest()
                    #expect(try await site.currentKey() != before, "\(point)")
                    #expect(try await site.reveal(known.id) == known.dsn, "\(point)")
                    #expect(try await site.deploy(key: "first") == known.deployment, "\(point)")
                }
            }
            #expect(!FileManager.default.fileExists(atPath: "\(site.home)/key.next"))
            let former = try FileManager.default.contentsOfDirectory(atPath: site.home).filter { $0.hasPrefix("key.") }
            #expect(former.count == (removesOld ? 0 : Self.rotationPlaces.count), "\(former)")
            #expect(try await site.keyAudits("keys.rotate") == (removesOld ? 1 : Self.rotationPlaces.count))
        }
    }

    @Test func aBackupInTheMiddleOfARotationHoldsBothKeys() async throws {
        try await Site.with(.native) { site in
            let known = try await site.running { _ in try await Self.populate(site) }
            let daemon = try await site.start("key.placed=crash")
            _ = try? await site.rotateKey()
            try await daemon.awaitCrash("key.placed")
            try "a passphrase for tests".write(
                toFile: "\(site.home)/passphrase", atomically: true, encoding: .utf8)
            chmod("\(site.home)/passphrase", 0o600)
            let options =
                ["--home", site.home, "--control", site.control]
                + ["--passphrase-file", "\(site.home)/passphrase", "--postgres", "\(site.home)/postgres"]
            let backup = try await Command(
                path: Programs.path("paasd"), arguments: ["backup"] + options + ["\(site.home)/copy"]
            ).run()
            try #require(backup.status.isSuccess, "\(backup.error)")
            // Nothing is wrapped anew yet: all that was sealed is under the old key.
            for name in try FileManager.default.contentsOfDirectory(atPath: site.home) where name.hasPrefix("key") {
                try FileManager.default.removeItem(atPath: "\(site.home)/\(name)")
            }
            let restore = try await Command(
                path: Programs.path("paasd"), arguments: ["restore", "--replace"] + options + ["\(site.home)/copy"]
            ).run()
            try #require(restore.status.isSuccess, "\(restore.error)")
            try await site.running { _ in
                try await site.awaitKeyAtRest()
                try await site.wait(known.id, for: "ready")
                #expect(try await site.reveal(known.id) == known.dsn)
                #expect(try await site.deploy(key: "first") == known.deployment)
            }
        }
    }

    @Test func aLostKeyIsNoLostData() async throws {
        try await Site.with(.native) { site in
            let (known, deleted) = try await site.running { _ in
                let known = try await Self.populate(site)
                let deleted = try await site.create("deleted")
                try await site.wait(deleted, for: "ready")
                try await site.delete(deleted)
                try await site.wait(deleted, for: "deleted")
                return (known, deleted)
            }
            try FileManager.default.moveItem(atPath: "\(site.home)/key", toPath: "\(site.home)/elsewhere")
            try await site.running { _ in try await Self.expectSealed(site, known.id) }
            for point in Self.recoveryPlaces {
                let daemon = try await site.start("\(point)=crash")
                _ = try? await site.recoverKey()
                try await daemon.awaitCrash(point)
            }
            try await site.running { _ in
                try await waitUntil("the password is another", within: .seconds(120)) {
                    (try? await site.reveal(known.id)).map { $0 != known.dsn } ?? false
                }
                try await site.wait(known.id, for: "ready")
                #expect(try await site.psql(site.reveal(known.id), "select n from kept") == "42")
                try await Self.expectLost(site, "GREETING")
                try await site.undelete(deleted)
                try await site.wait(deleted, for: "ready")
                _ = try await site.reveal(deleted)
                try await waitUntil("no password is lost", within: .seconds(60)) {
                    try await site.keyStatus().lostDatabases == 0
                }
                #expect(try await site.keyAudits("keys.recover") >= 1)
                let again = await #expect(throws: Fault.self) { try await site.recoverKey() }
                #expect(again?.reason == "KeyNotLost")
            }
            // Somebody finds it after all.
            try FileManager.default.moveItem(atPath: "\(site.home)/elsewhere", toPath: "\(site.home)/key.found")
            try await site.running { _ in
                try await waitUntil("nothing is lost", within: .seconds(60)) {
                    try await site.keyStatus().lostVariables.isEmpty
                }
                _ = try await site.deploy(key: "first")
            }
        }
    }

    /// It lists, reveals nothing, writes no secret, and heals what needs no password.
    private static func expectSealed(_ site: Site, _ id: String) async throws {
        let status = try await site.keyStatus()
        #expect(status.isSealed && status.message.contains("key file"))
        #expect(!FileManager.default.fileExists(atPath: "\(site.home)/key"), "no key is made in the place of another")
        #expect(try await site.show(id).name == "main")
        let refused: [@Sendable () async throws -> Void] = [
            { _ = try await site.reveal(id) }, { _ = try await site.create("other") },
            { try await site.rotate(id) }, { try await site.setVariable("OTHER", "x") },
            { _ = try await site.deploy() }, { _ = try await site.rotateKey() },
        ]
        for call in refused {
            let fault = await #expect(throws: Fault.self) { try await call() }
            #expect(fault?.reason == "Sealed" && fault?.nextSteps.isEmpty == false)
        }
        kill(try site.postmaster(of: id), SIGKILL)
        try await waitUntil("the database waits for the key", within: .seconds(120)) {
            try await site.show(id).reason == "Sealed"
        }
        #expect(kill(try site.postmaster(of: id), 0) == 0, "it runs all the same")
    }

    private static func expectLost(_ site: Site, _ name: String) async throws {
        let lost = try await site.keyStatus().lostVariables
        #expect(lost.map(\.name) == [name])
        let fault = await #expect(throws: Fault.self) { try await site.deploy() }
        #expect(fault?.reason == "SecretUnreadable" && fault?.message.contains(name) == true, "\(fault as Any)")
    }
}

extension Site {
    fileprivate func setVariable(_ name: String, _ value: String) async throws {
        try await call { client in
            _ = try await client.apps.setVariable(.init(org: "acme", app: "web", name: name, value: value))
        }
    }

    fileprivate func keyStatus() async throws -> OperationsV1.GetKeyStatusResponse {
        try await call { try await $0.operations.getKeyStatus(.init()) }
    }

    fileprivate func rotateKey(removesOld: Bool = false) async throws -> String {
        try await call { try await $0.operations.rotateKey(.init(removeOld: removesOld)).id }
    }

    @discardableResult
    fileprivate func recoverKey() async throws -> String {
        try await call { try await $0.operations.recoverKey(.init()).id }
    }

    fileprivate func currentKey() async throws -> String {
        try await sql("select id from sealing_keys where state = 'current'").first?.first ?? ""
    }

    fileprivate func keyAudits(_ action: String) async throws -> Int {
        Int(try await sql("select count(*) from audit where action = '\(action)'").first?.first ?? "") ?? 0
    }

    /// Waits until everything is under the key in use.
    fileprivate func awaitKeyAtRest() async throws {
        try await waitUntil("everything is under one key", within: .seconds(60)) {
            let keys = try await keyStatus().keys
            return keys.allSatisfy { $0.state == "current" || ($0.state == "retired" && $0.secrets == 0) }
        }
    }
}
