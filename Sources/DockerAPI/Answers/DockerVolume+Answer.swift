extension DockerVolume: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            name: try fields.required("Name"), driver: try fields.value("Driver", or: ""),
            labels: try fields.value("Labels", or: [:]), mountpoint: try fields.value("Mountpoint", or: ""),
            createdAt: try fields.text("CreatedAt"))
    }
}
