/// A field of a request's JSON body.
struct BodyField {
    let name: String
    let rule: FieldRule
    /// It has to be there.
    let isRequired: Bool

    private init(_ name: String, _ rule: FieldRule, isRequired: Bool) {
        self.name = name
        self.rule = rule
        self.isRequired = isRequired
    }

    static func required(_ name: String, _ rule: FieldRule) -> BodyField { BodyField(name, rule, isRequired: true) }

    static func optional(_ name: String, _ rule: FieldRule) -> BodyField { BodyField(name, rule, isRequired: false) }
}
