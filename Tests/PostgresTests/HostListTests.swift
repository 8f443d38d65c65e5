import Testing

@testable import Postgres

@Suite struct HostListTests {
    @Test func onlyNamesAreLookedUp() {
        let list = HostList(hosts: "a.example,/run/postgresql,127.0.0.1,::1,@abstract,", ports: "")
        #expect(list.names == ["a.example"])
    }

    @Test func aNameIsListedOnceForEachAddress() throws {
        let list = HostList(hosts: "a,/run,b,c", ports: "1,2,3,4")
        let resolved = try #require(list.resolved(["a": ["10.0.0.1", "::1"], "b": [], "c": ["10.0.0.2"]]))
        #expect(resolved.host == "a,a,/run,c")
        #expect(resolved.hostaddr == "10.0.0.1,::1,,10.0.0.2")
        #expect(resolved.port == "1,1,2,4")
    }

    @Test func onePortIsForAll() throws {
        let resolved = try #require(HostList(hosts: "a,b", ports: "7").resolved(["a": ["1.1.1.1"], "b": ["2.2.2.2"]]))
        #expect(resolved.port == "7,7")
    }

    @Test func nothingFoundIsNothing() { #expect(HostList(hosts: "a", ports: "").resolved([:]) == nil) }
}
