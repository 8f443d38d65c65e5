import Foundation
import Glibc
import Subprocess
import Support
import Testing

/// `paas doctor` on whole installations: nothing where nothing is wrong, and what was planted where something is.
@Suite struct DoctorTests {
    @Test func findsNothingAndThenWhatIsPlanted() async throws {
        try await Installation.with { installation in
            let database = try await installation.create("main", version: "15")
            try await installation.wait(database.id, for: "ready")
            try await installation.rotateAndDeleteAnother(beside: database.id)
            try await installation.expectSound()
            let asked = try await installation.paas("doctor", token: "owner")
            #expect(asked.status.isSuccess, "a token in the user's own environment is no leak: \(asked.output)")

            try await installation.plantOrphan()
            try await installation.plantLeak(of: database.id)
            try await installation.plantPassword(in: database.id)
            try await installation.expectWithoutDaemonAndControlPlane()
        }
    }
}

extension DockerTests {
    @Suite struct DoctorTests {
        @Test func findsNothingAndThenWhatIsPlanted() async throws {
            try await Installation.with(.sharedDocker()) { installation in
                let database = try await installation.create("main", version: "15")
                try await installation.wait(database.id, for: "ready")
                try await installation.rotateAndDeleteAnother(beside: database.id)
                try await installation.expectSound()

                let docker = try Docker.shared()
                let installationID = try String(contentsOfFile: "\(installation.home)/engine", encoding: .utf8)
                    .split(separator: "\n")[1]
                let image = try await docker("inspect", "--format", "{{.Config.Image}}", "paas-db-\(database.id)")
                try await docker(
                    "create", "--name", "paas-orphan", "--label", "paas.installation=\(installationID)", "--label",
                    "paas.database=zzzzzzzzzzzzzzzz", "--env", "LEAK=\(try await installation.password(database.id))",
                    image)
                let report = try await installation.examine()
                #expect(report.status == .exited(1), "\(report.error)")
                #expect(
                    report.violations == [
                        "A Orphan container paas-orphan", "I SecretLeaked the configuration of container paas-orphan",
                    ])
                try await docker("rm", "paas-orphan")
                try await installation.expectSound()
            }
        }
    }
}

extension Installation {
    struct Examination {
        let status: TerminationStatus
        let error: String
        let report: DoctorJSON

        /// `A Orphan subject`.
        var violations: [String] { findings(of: "violation") }

        func findings(of kind: String) -> [String] {
            report.findings.filter { $0.kind == kind }.map { "\($0.invariant) \($0.reason) \($0.subject)" }
        }
    }

    /// What `paas doctor` says.
    func examine() async throws -> Examination {
        let outcome = try await paas("doctor", "--output", "json")
        let report = try JSONDecoder().decode(DoctorJSON.self, from: Data(outcome.output.utf8))
        return Examination(status: outcome.status, error: outcome.error, report: report)
    }

    func password(_ id: String) async throws -> String {
        try #require(URLComponents(string: try await reveal(id))?.password)
    }

    fileprivate func rotateAndDeleteAnother(beside id: String) async throws {
        let rotation = #"{"mode":"immediate"}"#
        #expect(try await curl("POST", "\(databases)/\(id)/rotate", as: "owner", json: rotation).status == 202)
        try await waitForRotation(id)
        for (name, query, state) in [("kept", "", "deleted"), ("gone", "?deleteVolume=true", "purged")] {
            let other = try await create(name, version: "15")
            try await wait(other.id, for: "ready")
            #expect(try await curl("DELETE", "\(databases)/\(other.id)\(query)", as: "owner").status == 202)
            try await wait(other.id, for: state)
        }
        _ = try await deploy()
    }

    fileprivate func expectSound() async throws {
        let sound = try await examine()
        #expect(sound.status.isSuccess && sound.report.result == "holds", "\(sound.report.findings) \(sound.error)")
        #expect(sound.report.invariants.map(\.invariant).joined() == "ABCDEFGHI")
        #expect(sound.report.invariants.filter { $0.invariant != "D" }.allSatisfy { $0.examined > 0 })
        let text = try await paas("doctor")
        #expect(text.status.isSuccess && text.output.contains("All promises hold."), "\(text.output)")
    }

    fileprivate func plantOrphan() async throws {
        let folder = "\(home)/volumes/zzzzzzzzzzzzzzzz"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let found = try await examine()
        #expect(found.status == .exited(1) && found.violations == ["A Orphan directory \(folder)"])
        try FileManager.default.removeItem(atPath: folder)
    }

    fileprivate func plantLeak(of id: String) async throws {
        let log = "\(home)/log/careless.log"
        let secrets = [try await password(id), try token("owner")]
        try secrets.joined(separator: "\n").write(toFile: log, atomically: true, encoding: .utf8)
        let found = try await examine()
        #expect(found.status == .exited(1), "\(found.error)")
        #expect(found.violations == ["I SecretLeaked \(log)", "I SecretLeaked \(log)"])
        for secret in secrets { #expect(!"\(found.report)".contains(secret), "a report never shows a secret") }
        try FileManager.default.removeItem(atPath: log)
    }

    fileprivate func plantPassword(in id: String) async throws {
        let dsn = try await reveal(id)
        _ = try await psql(dsn, "alter role app password 'somebody-elses-choice'")
        let found = try await examine()
        #expect(found.violations == ["B LoginRefused \(id)"])
        let secret = try await password(id)
        _ = try await psql(
            dsn.replacingOccurrences(of: secret, with: "somebody-elses-choice"), "alter role app password '\(secret)'")
    }

    /// A daemon that stands still breaks a promise; what is not there can't be checked, and the rest is.
    fileprivate func expectWithoutDaemonAndControlPlane() async throws {
        let daemon = try #require(processID(of: "paasd"))
        kill(daemon, SIGSTOP)
        let frozen = try await examine()
        kill(daemon, SIGCONT)
        #expect(frozen.status == .exited(1) && frozen.violations == ["H NoAnswer process \(daemon)"])

        let paasd = Programs.path("paasd")
        let stop = try await Command(path: paasd, arguments: ["control-plane", "stop", "--home", home]).run()
        try #require(stop.status.isSuccess, "\(stop.error)")
        let blind = try await examine()
        #expect(blind.status == .exited(2) && blind.violations == [], "\(blind.report.findings)")
        #expect(blind.findings(of: "unchecked").contains("E ControlPlaneUnread "))
        let start = try await Command(path: paasd, arguments: ["control-plane", "start", "--home", home]).run()
        try #require(start.status.isSuccess, "\(start.error)")
    }
}

/// The report as `paas doctor --output json` prints it.
struct DoctorJSON: Decodable {
    struct Line: Decodable { let invariant: String, result: String, examined: Int }
    struct Entry: Decodable { let invariant: String, kind: String, reason: String, subject: String, message: String }

    let result: String
    let invariants: [Line]
    let findings: [Entry]
}
