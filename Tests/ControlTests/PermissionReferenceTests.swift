import Control
import Foundation
import Model
import Testing

@Suite struct PermissionReferenceTests {
    @Test("docs/reference/permissions.md shows the table that the code uses")
    func reference() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/reference/permissions.md"), encoding: .utf8)
        let shown = page.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map(String.init)
        #expect(shown == PermissionTable.standard.rows.map(Self.line))
    }

    private static func line(_ row: Permission) -> String {
        let roles = Role.allCases.map { role in row.role.map { role >= $0 } == true ? " ✓ " : " " }
        let service =
            switch row.service {
            case .scope(let scope): "`\(scope.rawValue)`"
            case .any: "any"
            case .never: "never"
            }
        let installation = row.isOperators ? " ✓ " : " "
        return "| \(row.action.rawValue) |\(roles.joined(separator: "|"))| \(service) |\(installation)|"
    }
}
