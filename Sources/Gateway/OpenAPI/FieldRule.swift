import Model

/// What a text, a number or a flag of a request may be, as the API's description says it. What decides is the daemon's own
/// look at the request; a test holds the two together.
enum FieldRule {
    /// Of an organisation, an app, a database or a service.
    case name
    /// Of a person.
    case subject
    case hostName
    case variableName
    case variableValue
    case databaseID
    /// Of an invitation or a token.
    case number
    case engineVersion
    case description
    case rotationMode
    case role
    case scopes
    /// Where a role says what a token allows.
    case noScopes
    case lifetime
    case loginLifetime
    case limit
    case token
    case code
    case flag
    case pageSize
    case databasePage
    case auditPage
    case moment
    case outcome
    /// Any text that is not empty.
    case words
    /// The rest of a path, slashes included.
    case file
}

extension FieldRule {
    var schema: Schema {
        switch self {
        case .name: .text(pattern: "^[a-z](-?[a-z0-9])*$", longest: 40).described(Name.grammar)
        case .subject:
            .text(pattern: "^[a-z0-9]([a-z0-9._+@-]*[a-z0-9])?$", longest: 64).described(Subject.grammar)
        case .hostName:
            .text(pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", longest: 64).described(HostName.grammar)
        case .variableName:
            .text(pattern: "^[A-Za-z_][A-Za-z0-9_]*$", longest: 128).described(VariableName.grammar)
        case .variableValue:
            .text(pattern: #"^[^\u0000]*$"#, longest: 32 << 10).described("at most 32 KiB of UTF-8, without U+0000")
        case .databaseID: .text(pattern: "^[a-z2-7]{16}$").described("16 characters of a to z and 2 to 7")
        case .number: .text(pattern: "^[0-9]{1,18}$").described("1 to 18 decimal digits")
        case .engineVersion:
            // The daemon knows which are installed and says so when another one is asked for.
            .choice(["15", "16", "17", "18"]).described("a major version of PostgreSQL that is installed")
        case .description:
            .text(pattern: #"^[^\u0000-\u001f\u007f-\u009f]*$"#, longest: 256).described(
                "at most 256 bytes of UTF-8, without control characters")
        case .rotationMode: .choice(RotationMode.allCases.map(\.rawValue))
        case .role: .choice(Role.allCases.map(\.rawValue))
        case .scopes: .array(of: .choice(Scope.allCases.map(\.rawValue)), atLeast: 1)
        case .noScopes: .array(of: .text(), atMost: 0)
        case .lifetime:
            .oneOf([.constant(.integer(0)), .integer(60, upTo: 366 * 86_400)]).described("in seconds; 0 for 90 days")
        case .loginLifetime:
            .oneOf([.constant(.integer(0)), .integer(60, upTo: 8 * 3_600)]).described("in seconds; 0 for 15 minutes")
        case .limit: .integer(upTo: UInt64(UInt32.max)).described("0 is no limit")
        case .token: .text(pattern: "^[A-Za-z0-9._~+/-]+=*$", longest: BearerCredentials.longest)
        case .code: .text(pattern: #"^[^\u0000]*$"#)
        case .flag: .boolean
        case .pageSize: .integer(1, upTo: 1000).described("100 unless it is given")
        case .databasePage:
            .text(pattern: #"^[a-z](-?[a-z0-9])*\.[a-z2-7]{16}$"#, longest: 57).described(
                "nextPageToken of the page before")
        case .auditPage: .text(pattern: "^[0-9]{1,18}$").described("nextPageToken of the page before")
        case .moment: .text(pattern: Self.utc).described("in UTC, such as 2026-03-01T12:30:00Z")
        case .outcome: .choice(["allowed", "denied"])
        case .words: .text(pattern: #"^[^\u0000]+$"#)
        case .file: .text()
        }
    }

    /// RFC 3339 with `Z` for its zone, in the years 1 to 9999. It has no leap day: a regular expression can't count years.
    private static let utc =
        "^([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-"
        + "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
        + #"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$"#
}
