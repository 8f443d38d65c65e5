import DockerAPI
import Model
import Testing

@testable import Engines

/// What is said to servers, and what their answers mean.
@Suite struct PsqlTests {
    private func outcome(_ exitCode: Int, output: String = "", error: String = "") -> Psql.Outcome {
        Psql.outcome(DockerExecResult(exitCode: exitCode, output: Array(output.utf8), error: Array(error.utf8)))
    }

    @Test func answersAreTold() {
        let connection = "psql: error: connection to server at \"127.0.0.1\", port 5432 failed: "
        #expect(outcome(0, output: "1\n72\n") == .done(["1", "72"]))
        #expect(outcome(2, error: connection + "Connection refused\n\tIs the server running") == .notReady)
        #expect(outcome(2, error: connection + "FATAL:  the database system is starting up") == .notReady)
        #expect(
            outcome(2, error: connection + "FATAL:  password authentication failed for user \"app\"") == .wrongPassword)
        let missing = connection + "FATAL:  role \"app\" does not exist"
        #expect(outcome(2, error: missing) == .refused(missing))
        #expect(outcome(3, error: "ERROR:  no\u{1b}[2J\n") == .failed("ERROR:  no[2J"))
        #expect(outcome(126) == .failed("it said nothing"))
    }

    @Test func nothingSecretIsInTheCommand() {
        let psql = Psql(
            host: "10.1.2.3", port: 5432, user: "app", database: "app", asksForPassword: true, options: "-c x=y")
        #expect(psql.command.starts(with: ["psql", "-X"]))
        #expect(psql.command.contains("-W") && !psql.command.contains("-w"))
        #expect(psql.environment["PGREQUIREAUTH"] == "scram-sha-256")
        #expect(!psql.environment.names.contains("PGPASSWORD"))
    }

    @Test func onlyAVerifierIsTakenForOne() {
        let verifier = "SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk+/=:c2VydmVy"
        #expect(SetupScript.isVerifier(verifier))
        for other in [
            "", "secret", verifier + "'", verifier + "\n", verifier + " x", "md5abc", verifier + "\\", verifier + "é",
        ] {
            #expect(!SetupScript.isVerifier(other), "\(other)")
        }
    }

    @Test func theMarkIsFoundInTheSettings() throws {
        let id = try #require(DatabaseID("abcdefghijklmn23"))
        let other = try #require(DatabaseID("abcdefghijklmn24"))
        let settings = "# Do not edit\nlog_min_messages = 'log'\ncluster_name = 'paas-db-abcdefghijklmn23'\n"
        #expect(SetupScript.isMarked(settings, id))
        #expect(!SetupScript.isMarked(settings, other))
        #expect(!SetupScript.isMarked("", id))
    }

    @Test func bootstrapPasswordsDiffer() {
        var random = SystemRandomNumberGenerator()
        let made = (0..<100).map { _ in BootstrapPassword.make(using: &random) }
        #expect(Set(made).count == 100)
        #expect(made.allSatisfy { $0.count == 32 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    }

    @Test func theEnginesFaultsAreTranslated() {
        #expect(EngineFault(DockerFault(.unreachable, "x")).reason == .engineUnavailable)
        #expect(EngineFault(DockerFault(.unreachable, "x")).isTransient)
        #expect(EngineFault(DockerFault(.deadlineExceeded, "x")).reason == .deadlineExceeded)
        #expect(!EngineFault(DockerFault(.badRequest, "x")).isTransient)
        #expect(EngineFault(DockerFault(.refused(status: 500), "x")).isTransient)
    }
}
