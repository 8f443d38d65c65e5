/// What an engine says of something that it made.
struct CreatedAnswer: Decodable {
    let id: String

    init(from decoder: any Decoder) throws { id = try AnswerFields(decoder).required("Id") }
}
