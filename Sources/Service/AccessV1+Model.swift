import Control
import Messages
import Model

extension AccessV1.GetCallerResponse {
    /// The message that stands for a caller.
    init(_ caller: KnownCaller) {
        self.init(
            name: caller.name, org: caller.org?.rawValue ?? "",
            role: caller.isOperator ? "operator" : caller.role?.rawValue ?? "",
            scopes: caller.scopes.map(\.rawValue), actions: caller.actions.map(\.rawValue))
    }
}

extension AccessV1.Token {
    /// The message that stands for a token.
    init(_ token: IssuedToken) {
        self.init(
            id: token.id, member: token.member ?? "", service: token.service ?? "",
            scopes: token.scopes.map(\.rawValue), createdAt: ProtobufTimestamp(token.createdAt),
            createdBy: token.createdBy, expiresAt: token.expiresAt.map { ProtobufTimestamp($0) })
    }
}

extension AccessV1.Member {
    /// The message that stands for a member.
    init(_ member: Member) {
        self.init(name: member.name, role: member.role.rawValue, since: ProtobufTimestamp(member.since))
    }
}

extension AccessV1.Invitation {
    /// The message that stands for an invitation.
    init(_ invitation: Invitation) {
        self.init(
            id: invitation.id, name: invitation.name, role: invitation.role.rawValue,
            createdAt: ProtobufTimestamp(invitation.createdAt), createdBy: invitation.createdBy,
            expiresAt: ProtobufTimestamp(invitation.expiresAt))
    }
}

extension AccessV1.Quota {
    /// The message that stands for limits.
    init(_ quota: Quota) { self.init(databases: quota.databases.map { UInt32(clamping: $0) } ?? 0) }
}

extension AccessV1.Organisation {
    /// The message that stands for an organisation.
    init(_ organisation: Organisation) {
        self.init(
            name: organisation.name.rawValue, createdAt: ProtobufTimestamp(organisation.createdAt),
            apps: UInt32(clamping: organisation.apps), databases: UInt32(clamping: organisation.databases),
            quota: AccessV1.Quota(organisation.quota))
    }
}
