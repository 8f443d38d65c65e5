extension DockerEvent: Decodable {
    /// Reads the engine's message.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let actor = try fields.object("Actor")
        self.init(
            type: try fields.value("Type", or: ""), action: try fields.value("Action", or: ""),
            actorID: try actor?.value("ID", or: "") ?? "", attributes: try actor?.value("Attributes", or: [:]) ?? [:],
            nanoseconds: try fields.value("timeNano", or: 0))
    }
}
