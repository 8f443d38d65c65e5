import Model
import Testing

@testable import paasd

/// Which operations have ended, by what the history tells.
@Suite struct OperationMeterTests {
    private static func at(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }

    private static let one = DatabaseID("abcdefghijklmnop"), other = DatabaseID("bbcdefghijklmnop")

    @Test(arguments: [
        (DatabaseState.provisioning, DatabaseState.ready, "create", "ok"), (.provisioning, .failed, "create", "failed"),
        (.provisioning, .deleting, "create", "superseded"), (.degraded, .ready, "heal", "ok"),
        (.degraded, .failed, "heal", "failed"), (.deleting, .deleted, "delete", "ok"),
        (.deleting, .purging, "delete", "superseded"), (.undeleting, .ready, "undelete", "ok"),
        (.purging, .purged, "purge", "ok"),
    ])
    func ends(from: DatabaseState, to: DatabaseState, type: String, outcome: String) throws {
        let id = try #require(Self.one)
        var meter = OperationMeter()
        #expect(meter.saw(id, from, since: Self.at(10), at: Self.at(11)) == nil)
        // A step within the state.
        #expect(meter.saw(id, from, since: Self.at(10), at: Self.at(12)) == nil)
        #expect(
            meter.saw(id, to, since: Self.at(14), at: Self.at(14))
                == OperationMeter.Ended(type: type, outcome: outcome, duration: .seconds(4)))
        #expect(meter.saw(id, to, since: Self.at(14), at: Self.at(15)) == nil)
    }

    @Test func databasesAreToldApart() throws {
        let (one, other) = (try #require(Self.one), try #require(Self.other))
        var meter = OperationMeter()
        #expect(meter.saw(one, .provisioning, since: Self.at(1), at: Self.at(1)) == nil)
        #expect(meter.saw(other, .ready, since: Self.at(2), at: Self.at(2)) == nil)
        #expect(meter.saw(one, .ready, since: Self.at(3), at: Self.at(3))?.duration == .seconds(2))
    }

    @Test func anotherHistoryBeginsAnew() throws {
        let id = try #require(Self.one)
        var meter = OperationMeter()
        #expect(meter.saw(id, .provisioning, since: Self.at(1), at: Self.at(1)) == nil)
        #expect(meter.received(.reset("EpochChanged")) == nil)
        #expect(meter.saw(id, .ready, since: Self.at(3), at: Self.at(3)) == nil)
    }
}
