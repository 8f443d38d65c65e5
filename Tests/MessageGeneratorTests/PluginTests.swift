import Testing

@testable import MessageGenerator

/// Numbers are those of descriptor.proto and plugin.proto.
@Suite struct PluginTests {
    @Test func mapsAreRefused() throws {
        let entry = [
            Field(1, "TagsEntry"), Field(2, [Field(1, "key"), Field(3, 1), Field(4, 1), Field(5, 9)]),
            Field(7, [Field(7, 1)]),
        ]
        let tags = [Field(1, "tags"), Field(3, 1), Field(4, 3), Field(5, 11), Field(6, ".paas.test.v1.M.TagsEntry")]
        let answer = try answer([Field(1, "M"), Field(2, tags), Field(3, entry)])
        #expect(answer.contains("paas.test.v1.M.tags: maps are refused"))
    }

    @Test func optionalFieldsAreRefused() throws {
        let field = [Field(1, "size"), Field(3, 1), Field(4, 1), Field(5, 5), Field(9, 0), Field(17, 1)]
        let answer = try answer([Field(1, "M"), Field(2, field), Field(8, [Field(1, "_size")])])
        #expect(answer.contains("paas.test.v1.M.size: proto3 optional is refused"))
    }

    @Test func otherSyntaxesAreRefused() throws {
        #expect(try answer([Field(1, "M")], syntax: "proto2").contains("test.proto: only proto3 is read"))
    }

    @Test func unknownParametersAreRefused() throws {
        #expect(try answer([Field(1, "M")], parameter: "java").contains("java: the parameter is swift or accessors"))
    }

    @Test func secretsAndCommentsAreRead() throws {
        let field = [Field(1, "dsn"), Field(3, 1), Field(4, 1), Field(5, 9), Field(8, [Field(50001, 1)])]
        let answer = try answer([Field(1, "M"), Field(2, field)])
        #expect(answer.contains("fields.addSecret(\"dsn\", dsn)"))
        #expect(answer.contains("/// What M is.\n"))
        #expect(answer.contains("/// Field 1: `dsn`.\n"))
    }

    @Test func accessorsAreTheOtherOutput() throws {
        let answer = try answer([Field(1, "M")], parameter: "accessors")
        #expect(answer.contains("cmessages_paas__test__v1__m(void)"))
        #expect(!answer.contains("public struct"))
    }

    @Test func whatIsNoRequestIsAnError() {
        #expect(throws: Plugin.MalformedRequest.self) { try Plugin.answer(to: [0x0a, 9]) }
    }

    private func answer(
        _ message: [Field], service: [Field]? = nil, parameter: String = "swift", syntax: String = "proto3"
    ) throws -> String {
        // SourceCodeInfo.Location: the packed path [message_type, 0] and its leading comment.
        let location = [Field(1, "\u{4}\u{0}"), Field(3, " What M is.\n")]
        let file =
            [
                Field(1, "test.proto"), Field(2, "paas.test.v1"), Field(4, message), Field(9, [Field(1, location)]),
                Field(12, syntax),
            ] + (service.map { [Field(6, $0)] } ?? [])
        let request = [Field(1, "test.proto"), Field(2, parameter), Field(15, file)]
        return String(decoding: try Plugin.answer(to: request.flatMap(\.bytes)), as: UTF8.self)
    }
}
