import Foundation
import Model
import Testing

@testable import paasd

@Suite struct ControlPlaneOptionTests {
    private func resolve(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.path
        let options = try HomeOptions.parse(["--home", folder] + arguments)
        return try options.connectionString(Home(folder)) { environment[$0] }
    }

    @Test(
        "A password on the command line is refused, in either form of a connection string",
        arguments: [
            "host=/x password=canary", "postgres://paas:canary@localhost/paas", "postgres:///x?password=canary",
        ])
    func refused(control: String) throws {
        let fault = #expect(throws: Fault.self) { try resolve(["--control", control]) }
        #expect(fault?.reason == "SecretOnCommandLine")
        #expect(fault?.description.contains("canary") == false)
    }

    @Test("What names a file instead is taken as it is")
    func accepted() throws {
        let control = "host=db.example user=paas passfile=/etc/paas/pgpass"
        #expect(try resolve(["--control", control], environment: ["PAAS_CONTROL": "host=other"]) == control)
    }

    @Test("Without the option the variable counts, and then the home's own control plane")
    func fallbacks() throws {
        let whole = "postgres://paas:canary@localhost/paas"
        #expect(try resolve([], environment: ["PAAS_CONTROL": whole]) == whole)
        #expect(try resolve([], environment: ["PAAS_CONTROL": ""]).contains("/run/control"))
    }
}
