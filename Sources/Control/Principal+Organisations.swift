import Model
import Store

extension Principal {
    /// The organisation that it belongs to; `nil` for a service of the installation.
    var ownOrganisation: Name? {
        switch kind {
        case .member(let org, _): org
        case .service(let org, _): org
        }
    }

    /// The organisations that it may see anything of; `nil` = all of the installation.
    var visibleOrganisations: Set<Name>? { ownOrganisation.map { [$0] } }
}
