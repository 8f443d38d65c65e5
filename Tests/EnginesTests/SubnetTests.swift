import DockerAPI
import Model
import Testing

@testable import Engines

/// Which networks are chosen, and which addresses in them.
@Suite struct SubnetTests {
    private let id = DatabaseID("abcdefghijklmn23")

    @Test func subnetsAreReadAndWritten() throws {
        let subnet = try #require(Subnet("10.1.17.5/20"))
        #expect("\(subnet)" == "10.1.16.0/20")
        #expect(subnet.count == 4_096)
        #expect("\(subnet.halves.lower) \(subnet.halves.upper)" == "10.1.16.0/21 10.1.24.0/21")
        #expect(Subnet.text(subnet.last) == "10.1.31.255")
        #expect(Subnet("0.0.0.0/0")?.description == "0.0.0.0/0")
        #expect(Subnet("255.255.255.255/32")?.halves.upper.count == 1)
    }

    @Test(arguments: [
        "", "10.1.0.0", "10.1.0/16", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.256/16", "fd00::/64", "1.2.3.4.5/8",
        "1.2.3.+4/8",
    ])
    func otherTextIsNoSubnet(_ text: String) { #expect(Subnet(text) == nil) }

    @Test func overlapsAreSeen() throws {
        let wide = try #require(Subnet("10.0.0.0/8"))
        let narrow = try #require(Subnet("10.9.0.0/24"))
        let other = try #require(Subnet("11.0.0.0/8"))
        #expect(wide.overlaps(narrow) && narrow.overlaps(wide) && !wide.overlaps(other))
    }

    @Test func whatIsTakenIsAvoided() throws {
        let free = SubnetChoice(installation: "one", recorded: nil, taken: [])
        let first = try #require(free.candidates(1).first)
        let ten = try #require(Subnet("10.0.0.0/8"))
        #expect(first.prefix == 20 && first.overlaps(ten))
        #expect(free.candidates(3).count == 3 && Set(free.candidates(3)).count == 3)
        #expect(SubnetChoice(installation: "two", recorded: nil, taken: []).candidates(1) != [first])
        let next = SubnetChoice(installation: "one", recorded: nil, taken: [first]).candidates(1)
        #expect(next.count == 1 && next != [first])
        // A VPN has all of 10.0.0.0/8.
        let others = SubnetChoice(installation: "one", recorded: nil, taken: [ten])
        let second = try #require(Subnet("172.16.0.0/12"))
        #expect(others.candidates(1).first?.overlaps(second) == true)
        let all = try ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map { try #require(Subnet($0)) }
        #expect(SubnetChoice(installation: "one", recorded: nil, taken: all).candidates(1) == [])
        let recorded = try #require(Subnet("10.4.0.0/20"))
        #expect(SubnetChoice(installation: "one", recorded: recorded, taken: all).candidates(4) == [recorded])
    }

    @Test func theKernelsRoutesAreRead() {
        let table = """
            Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
            eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
            eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
            broken
            """
        #expect(HostRoutes.parse(table).map { "\($0)" } == ["192.168.0.0/24", "10.0.0.0/8"])
        #expect(HostRoutes.parse("") == [])
    }

    @Test func databasesGetAddressesOfTheUpperHalf() throws {
        let id = try #require(id)
        let plan = try #require(AddressPlan(subnet: "10.1.16.0/20", dynamic: "10.1.16.0/21", gateway: nil))
        let candidates = plan.candidates(for: id, count: 16)
        #expect(candidates == plan.candidates(for: id, count: 16) && Set(candidates).count == 16)
        #expect(Array(candidates.prefix(3)) == plan.candidates(for: id, count: 3))
        let pool = try #require(Subnet("10.1.24.0/21"))
        #expect(candidates.allSatisfy { Subnet.address($0).map(pool.contains) == true })
        #expect(!candidates.contains("10.1.31.255"))
        #expect(plan.candidates(for: id, count: 0) == [])
    }

    @Test func theEnginesOwnHalfIsAvoided() throws {
        let id = try #require(id)
        let plan = try #require(AddressPlan(subnet: "10.1.0.0/24", dynamic: "10.1.0.128/25", gateway: "10.1.0.2"))
        let candidates = plan.candidates(for: id, count: 500)
        // All of the lower half but the network's address and the machine's.
        #expect(Set(candidates) == Set((0..<128).filter { $0 != 0 && $0 != 2 }.map { "10.1.0.\($0)" }))
        #expect(AddressPlan(subnet: "10.1.0.0/30", dynamic: nil, gateway: nil) == nil)
        #expect(AddressPlan(subnet: "fd00::/64", dynamic: nil, gateway: nil) == nil)
    }

    /// An engine that chose the subnet by itself names a gateway, and allows no fixed addresses.
    @Test func fixedAddressesAreForChosenSubnets() {
        func plan(_ range: DockerNetwork.Range, isOwn: Bool = false) -> AddressPlan? {
            DockerNetwork(id: "1", name: "paas-apps", ranges: [range]).addressPlan(isOwn: isOwn)
        }
        let (subnet, gateway) = ("172.18.0.0/16", "172.18.0.1")
        #expect(plan(.init(subnet: subnet, gateway: gateway)) == nil)
        #expect(plan(.init(subnet: subnet)) != nil)
        #expect(plan(.init(subnet: subnet, dynamic: "172.18.0.0/17", gateway: gateway)) != nil)
        #expect(plan(.init(subnet: subnet, gateway: gateway), isOwn: true) != nil)
        #expect(plan(.init(subnet: "fd00::/64"), isOwn: true) == nil)
        let last = DockerNetwork(id: "1", name: "x", ranges: [.init(subnet: "255.255.255.255/32")])
        #expect(last.hostAddress == "0.0.0.0")
    }
}
