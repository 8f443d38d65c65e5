import Testing

@testable import MessageGenerator

/// What the four shapes of methods become.
@Suite struct ShapeTests {
    @Test func everyShapeHasItsHandler() throws {
        let text = try source("Service")
        #expect(text.contains("func one(_ request: TestV1.In, context: CallContext) async throws -> TestV1.Out"))
        #expect(
            text.contains(
                "func down(_ request: TestV1.In, context: CallContext, responses: ResponseWriter<TestV1.Out>) async throws\n"
            ))
        #expect(
            text.contains(
                "func up(_ requests: RequestSequence<TestV1.In>, context: CallContext) async throws -> TestV1.Out"))
        #expect(text.contains("_ requests: RequestSequence<TestV1.In>, context: CallContext,"))
        #expect(text.contains("responses: ResponseWriter<TestV1.Out>\n        ) async throws\n"))
    }

    @Test func everyShapeIsInTheTable() throws {
        let text = try source("Service")
        #expect(text.contains(".unary(TestV1.ShapesMethod.one.rawValue) { request, context in"))
        #expect(text.contains(".serverStreaming(TestV1.ShapesMethod.down.rawValue) { request, context, responses in"))
        #expect(text.contains(".clientStreaming(TestV1.ShapesMethod.up.rawValue) { requests, context in"))
        #expect(text.contains("try await self.up(requests, context: context)"))
        #expect(text.contains(".bidirectional(TestV1.ShapesMethod.both.rawValue) { requests, context, responses in"))
        #expect(text.contains("try await self.both(requests, context: context, responses: responses)"))
    }

    @Test func everyShapeHasItsCall() throws {
        let text = try source("Client")
        #expect(text.contains("async throws -> TestV1.Out {\n            try await caller.call("))
        #expect(text.contains("ResponseSequence<Caller.Responses, TestV1.Out> {\n            try await caller.stream("))
        #expect(text.contains("-> Upload<Caller.Exchange, TestV1.In, TestV1.Out>\n"))
        #expect(text.contains("try await caller.upload(TestV1.ShapesMethod.up.rawValue, options)"))
        #expect(text.contains("-> Exchange<Caller.Exchange, TestV1.In, TestV1.Out>\n"))
        #expect(text.contains("try await caller.exchange(TestV1.ShapesMethod.both.rawValue, options)"))
        #expect(text.components(of: "where Caller: RPCExchanger {") == 2)
    }

    @Test func everyShapeHasItsPath() throws {
        let text = try source("Method")
        for (name, path) in [("one", "One"), ("down", "Down"), ("up", "Up"), ("both", "Both")] {
            #expect(text.contains("case \(name) = \"/paas.test.v1.Shapes/\(path)\""))
        }
    }

    private func source(_ kind: String) throws -> String {
        let (request, response) = (name("In"), name("Out"))
        let shapes = [("One", false, false), ("Down", false, true), ("Up", true, false), ("Both", true, true)]
        let methods = shapes.map {
            ProtoService.Method(
                name: $0, comment: "", request: request, response: response, isClientStreaming: $1,
                isServerStreaming: $2)
        }
        let messages = [request, response].map { ProtoMessage(name: $0, comment: "", fields: [], oneofs: []) }
        let generator = try Generator(files: [
            ProtoFile(
                path: "test.proto", package: "paas.test.v1", comment: "", messages: messages, enumerations: [],
                services: [ProtoService(name: name("Shapes"), comment: "", methods: methods)])
        ])
        return try #require(generator.swiftFiles.first { $0.name == "TestV1+Shapes\(kind).swift" }).content
    }

    private func name(_ name: String) -> TypeName { TypeName(package: "paas.test.v1", path: [name]) }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
