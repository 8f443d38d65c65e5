import Testing

@testable import Postgres

@Suite struct PipelineTests {
    private typealias Lane = Pipeline<String, Int>

    @Test func answersGoToTheirSegmentsInOrder() throws {
        var pipeline = Lane()
        pipeline.sent(.init([.prepare(sql: "a"), .query(prepared: nil)], payload: "first"))
        pipeline.sent(.init([.query(prepared: nil), .query(prepared: nil)], payload: "second"))
        #expect(pipeline.succeeded(0) == .remember(sql: "a"))
        #expect(pipeline.succeeded(1) == .none)
        let synced = pipeline.synced()
        let first = try #require(synced)
        #expect(first.payload == "first")
        #expect(first.answers == [1])
        #expect(pipeline.succeeded(2) == .none)
        #expect(pipeline.succeeded(3) == .none)
        #expect(pipeline.synced()?.answers == [2, 3])
        #expect(pipeline.isEmpty)
    }

    @Test func theFirstFailureOfASegmentCounts() throws {
        var pipeline = Lane()
        let fault = PostgresFault(.server, "no", sqlState: "42601")
        pipeline.sent(.init([.prepare(sql: "a"), .query(prepared: nil)], payload: "x"))
        #expect(pipeline.failed(fault) == .forget(sql: "a"))
        #expect(pipeline.skipped() == .none)
        #expect(pipeline.synced()?.fault == fault)
    }

    @Test func aSkippedPreparationIsForgotten() {
        var pipeline = Lane()
        pipeline.sent(.init([.query(prepared: nil), .prepare(sql: "b"), .query(prepared: nil)], payload: "x"))
        #expect(pipeline.failed(PostgresFault(.server, "no")) == .none)
        #expect(pipeline.skipped() == .forget(sql: "b"))
    }

    @Test func aStatementWhosePlanIsOutOfDateIsForgotten() {
        var pipeline = Lane()
        pipeline.sent(.init([.query(prepared: "a"), .query(prepared: "b")], payload: "x"))
        #expect(pipeline.failed(PostgresFault(.server, "no", sqlState: "23505")) == .none)
        #expect(pipeline.failed(PostgresFault(.server, "no", sqlState: "0A000")) == .forget(sql: "b"))
    }

    @Test func aResultTooManyEndsTheConnection() {
        var pipeline = Lane()
        guard case .close = pipeline.succeeded(1) else { return #expect(Bool(false), "accepted") }
        pipeline.sent(.init([.query(prepared: nil)], payload: "x"))
        #expect(pipeline.succeeded(1) == .none)
        guard case .close = pipeline.succeeded(2) else { return #expect(Bool(false), "accepted") }
    }

    @Test func manySegmentsComeOutAsTheyWentIn() {
        var pipeline = Lane()
        for number in 0..<1000 { pipeline.sent(.init([.query(prepared: nil)], payload: "\(number)")) }
        for number in 0..<700 {
            #expect(pipeline.succeeded(number) == .none)
            #expect(pipeline.synced()?.payload == "\(number)")
        }
        #expect(pipeline.count == 300)
        #expect(pipeline.drained().map(\.payload) == (700..<1000).map(String.init))
        #expect(pipeline.synced() == nil)
    }
}
