import Model

/// The gate's refusals. What a caller may not see is refused in the very words for what does not exist.
extension Fault {
    static let unauthenticated = Fault(
        .unauthenticated, reason: "Unauthenticated", "the call carries no token that is valid here",
        nextSteps: ["Send the bearer token of a member or of a service; it may have expired or been revoked."],
        notProcessed: true)

    static func denied(_ action: Action, needs: String) -> Fault {
        Fault(
            .permissionDenied, reason: "PermissionDenied", "\(action.rawValue) needs \(needs)",
            metadata: ["needs": needs], notProcessed: true)
    }

    static func noOrganisation(_ org: Name) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no organisation \(org)", metadata: ["org": org.rawValue])
    }

    static func noApp(_ app: Name, org: Name) -> Fault {
        Fault(
            .notFound, reason: "NotFound", "there is no app \(app) in organisation \(org)",
            metadata: ["org": org.rawValue, "app": app.rawValue])
    }

    static func noDatabase(_ id: DatabaseID) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no database \(id) in this app", metadata: ["id": id.rawValue])
    }
}
