extension DockerContainerSummary: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let names: [String] = try fields.value("Names", or: [])
        // A link's name has a second slash in it: the own name has one only.
        let own = names.first { !$0.dropFirst().contains("/") } ?? ""
        self.init(
            id: try fields.required("Id"), name: String(own.drop { $0 == "/" }),
            image: try fields.value("Image", or: ""), imageID: try fields.value("ImageID", or: ""),
            status: try fields.value("State", or: ""), labels: try fields.value("Labels", or: [:]),
            networks: try fields.object("NetworkSettings")?.value("Networks", or: [:]) ?? [:])
    }
}
