import Messages
import Testing

@testable import Reflection

@Suite struct SchemaTests {
    @Test func theProjectsOwnDescriptorsAreRead() throws {
        let schema = try Schema(decoding: DescriptorSet.bytes)
        let databases = try #require(schema.services.first { $0.name == "paas.databases.v1.Databases" })
        #expect(databases.methods.map(\.name).contains("CreateDatabase"))
        #expect(databases.methods.allSatisfy { !$0.comment.isEmpty })
        let reveal = try #require(schema.message("paas.databases.v1.RevealDSNResponse"))
        #expect(reveal.fields.filter(\.isSecret).map(\.jsonName) == ["dsn"])
        #expect(schema.services.contains { $0.name == "paas.reflection.v1.Reflection" })
    }

    @Test func everySecretOfTheProtoFilesIsKnown() throws {
        let schema = try Schema(decoding: DescriptorSet.bytes)
        let secrets = schema.typeNames.compactMap { schema.message($0) }.flatMap { message in
            message.fields.filter(\.isSecret).map { "\(message.name).\($0.name)" }
        }
        #expect(
            Set(secrets) == [
                "paas.apps.v1.SetVariableRequest.value", "paas.apps.v1.EnvironmentEntry.value",
                "paas.databases.v1.RevealDSNResponse.dsn", "paas.databases.v1.CreateTemporaryLoginResponse.dsn",
                "paas.access.v1.CreateTokenResponse.secret",
                "paas.access.v1.IssueTokenResponse.secret", "paas.access.v1.CreateOrganisationResponse.code",
                "paas.access.v1.CreateInvitationResponse.code", "paas.access.v1.AcceptInvitationRequest.code",
                "paas.access.v1.AcceptInvitationResponse.secret", "paas.access.v1.CreateSessionResponse.secret",
            ])
    }

    @Test func shapesAndComments() throws {
        let service = try #require(try Sample.schema().services.first)
        #expect(service.name == "samples.v1.Samples" && service.comment == "Does things.")
        #expect(service.methods.map(\.shape) == ["unary", "server-streaming", "client-streaming", "bidirectional"])
        #expect(service.methods.map(\.comment) == ["One for one.", "", "", ""])
    }

    @Test func presenceAndPacking() throws {
        let all = try #require(try Sample.schema().message("samples.v1.All"))
        #expect(all.comment == "Holds one of each." && all.fields.first?.comment == "With a comment\nof two lines.")
        #expect(
            all.fields.filter(\.hasPresence).map(\.name) == [
                "inner", "word", "count", "nested", "maybe", "at", "lasts",
            ])
        #expect(all.fields.filter(\.isPacked).map(\.name) == ["numbers", "colours", "doubles"])
        #expect(all.fields.filter { $0.oneof != nil }.map(\.name) == ["word", "count", "nested"])
    }

    @Test func cutDescriptorsAreRefusedOrRead() throws {
        let bytes = try #require(Base64.bytes(of: SampleCases.descriptors))
        var refused = 0
        for count in stride(from: 1, to: bytes.count, by: 7) {
            do { _ = try Schema(decoding: Array(bytes.prefix(count))) } catch { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test func missingTypesAreRefused() throws {
        // A file with message M { N n = 1; }, and no N.
        let field: [UInt8] = [0x0a, 1, 0x6e, 0x18, 1, 0x20, 1, 0x28, 11, 0x32, 2, 0x2e, 0x4e]
        let message: [UInt8] = [0x0a, 1, 0x4d, 0x12, UInt8(field.count)] + field
        let file: [UInt8] = [0x22, UInt8(message.count)] + message
        let error = try #require(throws: MessageFault.self) {
            try Schema(decoding: [0x0a, UInt8(file.count)] + file)
        }
        #expect(error.description == "M.n is a N, which the descriptors lack")
    }

    @Test func nestingIsBounded() throws {
        // Messages in messages (field 3), each with nothing else in it.
        var message: [UInt8] = []
        for _ in 0..<40 {
            var writer = WireWriter()
            writer.tag(3, .bytes)
            writer.delimited(message)
            message = writer.bytes
        }
        var file = WireWriter()
        file.tag(4, .bytes)
        file.delimited(message)
        var set = WireWriter()
        set.tag(1, .bytes)
        set.delimited(file.bytes)
        #expect(throws: MessageFault.self) { try Schema(decoding: set.bytes) }
    }
}
