import Model
import Store

extension Principal {
    /// The organisation that it belongs to; `nil` for a service of the installation and for the operator.
    var ownOrganisation: Name? {
        switch kind {
        case .member(let org, _): org
        case .service(let org, _): org
        case .operator: nil
        }
    }

    /// The organisations that it may see anything of; `nil` = all of the installation.
    var visibleOrganisations: Set<Name>? { ownOrganisation.map { [$0] } }
}

extension Principal {
    /// For the audit log: `nil` where the kernel has said who calls, and no token.
    var auditedToken: String? { tokenID.isEmpty ? nil : credential }
}
