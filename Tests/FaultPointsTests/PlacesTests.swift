import Foundation
import Testing

@testable import FaultPoints

/// The table of places and the places themselves.
struct PlacesTests {
    private static let sources = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    /// How often each name is given to one of the two functions, in all Swift files.
    private static func calls(_ function: String) throws -> [String: Int] {
        let expression = try Regex<(Substring, Substring)>(#"FaultPoint\.\#(function)\("([^"]*)"\)"#)
        var counts: [String: Int] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in text.matches(of: expression) { counts[String(match.1), default: 0] += 1 }
        }
        return counts
    }

    @Test func eachPlaceIsInTheCodeOnceAndInTheTable() throws {
        let (passing, failing) = (try Self.calls("reached"), try Self.calls("passed"))
        let all = passing.merging(failing, uniquingKeysWith: +)
        #expect(all.filter { $0.value > 1 }.isEmpty)
        #expect(Set(all.keys) == Set(FaultPoint.places))
        #expect(Set(failing.keys) == FaultPoint.failingPlaces)
        #expect(FaultPoint.places.count == Set(FaultPoint.places).count)
        #expect(FaultPoint.places.count >= 60)
    }

    @Test(arguments: FaultPoint.places)
    func aNameIsWordsJoinedByDots(name: String) {
        #expect(name.wholeMatch(of: /[a-z]+(\.[a-z]+)*/) != nil)
    }
}
