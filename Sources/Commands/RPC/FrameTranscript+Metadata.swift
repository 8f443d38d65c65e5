import Messages
import Reflection

extension FrameTranscript {
    /// Metadata with entries that people can read: values as texts, and nothing of the token.
    static func readable(_ json: Reflection.JSON) -> Reflection.JSON {
        guard case .object(let members) = json else { return json }
        return .object(
            members.map { member in
                guard member.name == "metadata", case .array(let entries) = member.value else { return member }
                return .init(name: member.name, value: .array(entries.map(entry)))
            })
    }

    private static func entry(_ json: Reflection.JSON) -> Reflection.JSON {
        let key = json[path: "key"]?.plain ?? ""
        let value = json[path: "value"]?.plain ?? ""
        if key == CallMetadata.token { return .members(["key": .string(key), "value": MessageDecoder.redacted]) }
        let text = Base64.bytes(of: value).flatMap { String(validating: $0, as: UTF8.self) }
        return .members(["key": .string(key), "value": .string(text ?? value)])
    }
}
