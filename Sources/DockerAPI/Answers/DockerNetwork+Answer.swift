extension DockerNetwork: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let members: [String: MemberAnswer] = try fields.value("Containers", or: [:])
        self.init(
            id: try fields.required("Id"), name: try fields.required("Name"),
            driver: try fields.value("Driver", or: ""), scope: try fields.value("Scope", or: ""),
            isInternal: try fields.value("Internal", or: false),
            isAttachable: try fields.value("Attachable", or: false),
            labels: try fields.value("Labels", or: [:]),
            ranges: try fields.object("IPAM")?.value("Config", or: []) ?? [],
            members: members.sorted { $0.key < $1.key }.map { id, member in
                // The list's keys are `ep-…` for endpoints that belong to no container.
                Member(containerID: id, name: member.name, address: member.address)
            })
    }
}

extension DockerNetwork.Range: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            subnet: try fields.value("Subnet", or: ""), dynamic: try fields.text("IPRange"),
            gateway: try fields.text("Gateway"))
    }
}

private struct MemberAnswer: Decodable {
    let name: String
    let address: String?

    init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        name = try fields.value("Name", or: "")
        address = try fields.text("IPv4Address").map { String($0.prefix { $0 != "/" }) }
    }
}
