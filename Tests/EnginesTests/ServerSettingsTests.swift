import Model
import Testing

@testable import Engines

@Suite struct ServerSettingsTests {
    private func settings(socketDirectory: String = "/s", endpoint: Endpoint? = nil) -> ServerSettings {
        ServerSettings(
            endpoint: endpoint, port: 5432, socketDirectory: socketDirectory, administrator: "paas_admin",
            systemUser: "jo \"x\"", access: [.network(role: "app", database: "app")], name: "it's", maxConnections: 7,
            sharedBuffers: "8MB")
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("#") } }

    @Test func valuesAreQuoted() {
        let path = #"/tmp/a 'b', "c" \d"#
        let text = settings(socketDirectory: path).configuration(
            for: EngineVersion(major: 16), hba: "/h", ident: "/i")
        #expect(text.contains(#"unix_socket_directories = '"/tmp/a ''b'', ""c"" \\d"'"# + "\n"))
        #expect(text.contains("cluster_name = 'it''s'\n"))
        #expect(text.contains("listen_addresses = ''\n"))
        #expect(text.contains("hba_file = '/h'\n"))
    }

    @Test func theServerListensWhereItIsTold() {
        let text = settings(endpoint: Endpoint(host: "127.20.3.4", port: 6000)).configuration(
            for: EngineVersion(major: 15), hba: "/h", ident: "/i")
        #expect(text.contains("listen_addresses = '127.20.3.4'\n"))
        #expect(text.contains("port = 6000\n"))
    }

    @Test func nothingOfATenantIsLogged() {
        let text = settings().configuration(for: EngineVersion(major: 16), hba: "/h", ident: "/i")
        for line in ["log_min_messages = log", "log_statement = none", "log_min_error_statement = panic"] {
            #expect(text.contains(line + "\n"))
        }
    }

    @Test func onlyEighteenKnowsIOMethods() {
        func text(_ major: Int) -> String {
            settings().configuration(for: EngineVersion(major: major), hba: "/h", ident: "/i")
        }
        #expect(!text(17).contains("io_method"))
        #expect(text(18).contains("io_method = sync\n"))
    }

    @Test func whoeverIsNotListedIsRejected() {
        #expect(
            lines(settings().hostBasedAuthentication()) == [
                #"local all "paas_admin" peer map=paas"#,
                #"host "app" "app" 127.0.0.0/8 scram-sha-256"#,
                "local all all reject",
                "host all all all reject",
            ])
    }

    @Test func membersOfARoleMayLogInAndTheAdministratorNot() {
        var tenant = settings()
        tenant.access = [.network(role: "app", database: "app"), .networkMembers(of: "app", database: "app")]
        #expect(
            lines(tenant.hostBasedAuthentication())[1...3] == [
                #"host "app" "app" 127.0.0.0/8 scram-sha-256"#,
                #"host all "paas_admin" all reject"#,
                #"host "app" +"app" 127.0.0.0/8 scram-sha-256"#,
            ])
    }

    @Test func theSystemsUserIsTheAdministrator() {
        #expect(lines(settings().identityMap()) == [#"paas "jo ""x""" "paas_admin""#])
        var control = settings()
        control.access = [.local(role: "paas", database: "paas")]
        #expect(lines(control.identityMap()).last == #"paas "jo ""x""" "paas""#)
        #expect(lines(control.hostBasedAuthentication())[1] == #"local "paas" "paas" peer map=paas"#)
    }
}
