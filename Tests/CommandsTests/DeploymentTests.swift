import Messages
import Model
import PaasClient
import Synchronization
import Testing

@testable import Commands

@Suite struct DeploymentTests {
    private let response = AppsV1.CreateDeploymentResponse(
        deployment: .init(
            id: "d1", createdAt: Samples.moment, createdBy: "admin@acme", databaseID: "abcdefghijklmnop",
            credentialVersion: 2),
        environment: [
            .init(name: "DATABASE_URL", value: "postgres://app:p@10.0.0.9:5432/app"),
            .init(name: "KEY", value: " a=b# "),
        ], auditID: "a1")

    @Test func theTableHasNamesOnly() throws {
        #expect(
            try text(.table) == """
                id          d1
                created     2026-03-01T12:30:00Z
                created by  admin@acme
                database    abcdefghijklmnop (password 2)
                variables   DATABASE_URL, KEY
                audit id    a1
                """)
    }

    @Test func theEnvFileIsWhatDockerReads() throws {
        #expect(try text(.env) == "DATABASE_URL=postgres://app:p@10.0.0.9:5432/app\nKEY= a=b# ")
        #expect(try EnvironmentFile([]).text.isEmpty)
    }

    @Test(arguments: ["a\nb", "a\n", "a\r", "a\r\nb"])
    func aValueOfSeveralLinesFitsInNoEnvFile(value: String) throws {
        let failure = try #require(throws: CommandFailure.self) {
            try EnvironmentFile([.init(name: "FINE", value: "x"), .init(name: "CERTIFICATE", value: value)])
        }
        #expect(failure.status == .usage)
        #expect(failure.text.contains("CERTIFICATE") && failure.text.contains("--output json"))
        #expect(!failure.text.contains("FINE"))
    }

    @Test func jsonHasTheMembersOfTheRESTAPI() throws {
        #expect(
            response.json.paths == [
                "id", "createdAt", "createdBy", "databaseId", "credentialVersion", "conditions", "environment",
                "environment.DATABASE_URL", "environment.KEY", "auditId",
            ])
        #expect(AppsV1.CreateDeploymentResponse().json[path: "databaseId"] == .null)
        #expect(try text(.json).contains(#""KEY": " a=b# ""#))
    }

    @Test func oneValueAlone() throws {
        #expect(try text(.table, "environment.KEY") == " a=b# ")
        #expect(try text(.json, "databaseId") == "abcdefghijklmnop")
        let failure = try #require(throws: CommandFailure.self) { try text(.json, "environment.OTHER") }
        #expect(failure.status == .notFound)
    }

    @Test func misspeltFieldsMakeNoDeployment() throws {
        let failure = try #require(throws: CommandFailure.self) {
            try DeploymentPresenter(format: .json, field: "databaseID").check()
        }
        #expect(failure.status == .usage && failure.text.contains("databaseId"))
        try DeploymentPresenter(format: .env, field: "environment.ANY").check()
        try DeploymentPresenter(format: .env, field: nil).check()
    }

    @Test func aMissingDatabaseIsSaid() async throws {
        let said = Mutex<[String]>([])
        let response = try await options().deploy(session(withoutDatabase)) { text in
            said.withLock { $0.append(text) }
        }
        #expect(response == withoutDatabase)
        #expect(said.withLock { $0 } == ["Warning: DatabaseMissing: There is no database main."])
    }

    @Test func aRequiredDatabaseThatIsMissingIsAFailure() async throws {
        let options = try options("--require-database")
        let failure = try await #require(throws: CommandFailure.self) {
            try await options.deploy(session(withoutDatabase)) { _ in }
        }
        #expect(failure.status == .conflict)
        #expect(failure.text.contains("DatabaseMissing"))
        #expect(try await options.deploy(session(response)) { _ in Issue.record("nothing to say") } == response)
    }

    @Test func anAnswerWithoutADeploymentIsAFault() async throws {
        let fault = try await #require(throws: Fault.self) { try await options().deploy(session(.init())) { _ in } }
        #expect(fault.reason == "MalformedResponse")
    }

    private var withoutDatabase: AppsV1.CreateDeploymentResponse {
        .init(
            deployment: .init(
                id: "d2", conditions: [.init(type: "DatabaseMissing", message: "There is no database main.")]))
    }

    private func text(_ format: DeploymentPresenter.Format, _ field: String? = nil) throws -> String {
        try DeploymentPresenter(format: format, field: field).text(of: response)
    }

    private func options(_ arguments: String...) throws -> DeploymentOptions { try DeploymentOptions.parse(arguments) }

    private func session(_ response: AppsV1.CreateDeploymentResponse) -> AppSession<TableCaller> {
        AppSession(
            client: PaasClient(
                transport: TableCaller(methods: ScriptedApps(deployment: response).methods), token: nil),
            scope: AppScope(org: "acme", app: "web"))
    }
}
