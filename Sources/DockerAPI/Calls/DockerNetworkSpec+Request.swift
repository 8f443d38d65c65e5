extension DockerNetworkSpec {
    /// The body of a request to make it.
    var request: RequestFields {
        var fields = RequestFields()
        fields.set("Name", name)
        fields.set("Driver", driver)
        // Old engines make a second network of the same name without it; new ones never do.
        fields.set("CheckDuplicate", true)
        fields.set("Internal", isInternal)
        fields.set("Attachable", isAttachable)
        fields.set("Labels", ifFilled: labels)
        fields.set("Options", ifFilled: options)
        if !ranges.isEmpty {
            var addresses = RequestFields()
            addresses.set("Config", ranges.map(\.request))
            fields.set("IPAM", addresses)
        }
        return fields
    }
}

extension DockerNetwork.Range {
    fileprivate var request: RequestFields {
        var fields = RequestFields()
        fields.set("Subnet", subnet)
        fields.set("IPRange", ifPresent: dynamic)
        fields.set("Gateway", ifPresent: gateway)
        return fields
    }
}
