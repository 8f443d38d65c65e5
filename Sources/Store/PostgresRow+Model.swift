import Model
import Postgres
import Sealing

extension PostgresRow {
    func timestamp(_ column: String) throws -> Timestamp { Timestamp(microseconds: try int64(column)) }

    func timestampOrNull(_ column: String) throws -> Timestamp? {
        try int64OrNull(column).map(Timestamp.init(microseconds:))
    }

    func name(_ column: String) throws -> Name { try value(column, Name.init) }

    func variableName(_ column: String) throws -> VariableName { try value(column, VariableName.init) }

    func databaseID(_ column: String) throws -> DatabaseID { try value(column, DatabaseID.init) }

    func loginID(_ column: String) throws -> LoginID { try value(column, LoginID.init) }

    func word<Word: RawRepresentable<String>>(_ column: String, as: Word.Type = Word.self) throws -> Word {
        try value(column, Word.init(rawValue:))
    }

    func sealedSecretOrNull(version: String = "version", prefix: String = "") throws -> SealedSecret? {
        guard let wrappedKey = try bytesOrNull(prefix + "wrapped_key") else { return nil }
        return SealedSecret(
            wrappedKey: wrappedKey, nonce: try bytes(prefix + "nonce"), ciphertext: try bytes(prefix + "ciphertext"),
            version: try int(version))
    }

    /// A text that only this program's rules allow: anything else means that somebody changed the row by hand.
    private func value<Value>(_ column: String, _ make: (String) -> Value?) throws -> Value {
        let text = try text(column)
        guard let value = make(text) else {
            throw Fault(.dataLoss, reason: "CorruptRow", "the control plane holds an unknown value in column \(column)")
        }
        return value
    }
}

extension [PostgresRow] {
    /// The only row of a statement that always gives one.
    func single() throws -> PostgresRow {
        guard let row = first, count == 1 else {
            throw Fault(.internal, reason: "ControlPlaneFault", "a statement gave \(count) rows instead of one")
        }
        return row
    }
}
