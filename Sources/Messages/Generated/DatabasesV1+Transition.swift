// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// A change of state, or of the step within a state (then from equals to).
    public struct Transition: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Transition`
        public static let typeName = "paas.databases.v1.Transition"

        /// The database right after the change.
        public var database: DatabasesV1.Database?
        /// Field 2: `from`.
        public var from: DatabasesV1.State = .init(rawValue: 0)
        /// Field 3: `to`.
        public var to: DatabasesV1.State = .init(rawValue: 0)
        /// Field 4: `reason`.
        public var reason: String = ""
        /// Field 5: `at`.
        public var at: ProtobufTimestamp?
        /// Who or what caused it: "member@acme", "provisioner".
        public var actor: String = ""
        /// Counts this database's changes without gaps, from 1.
        public var sequence: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            database: DatabasesV1.Database? = nil, from: DatabasesV1.State = .init(rawValue: 0),
            to: DatabasesV1.State = .init(rawValue: 0), reason: String = "", at: ProtobufTimestamp? = nil,
            actor: String = "", sequence: UInt64 = 0
        ) {
            self.database = database
            self.from = from
            self.to = to
            self.reason = reason
            self.at = at
            self.actor = actor
            self.sequence = sequence
        }

        /// Decodes one message.
        ///
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
        public func encoded() throws(DecodeFault) -> [UInt8] { try packed() }

        /// The fields that are not at their defaults; secrets are redacted.
        public var debugDescription: String {
            var fields = FieldList("Transition")
            fields.add("database", database)
            fields.add("from", from)
            fields.add("to", to)
            fields.add("reason", reason)
            fields.add("at", at)
            fields.add("actor", actor)
            fields.add("sequence", sequence)
            return fields.text
        }
    }
}

extension DatabasesV1.Transition: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__transition()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Transition>) throws(DecodeFault) {
        self.init()
        self.database = try Self.message(form.pointee.database)
        self.from = DatabasesV1.State(rawValue: Int32(truncatingIfNeeded: form.pointee.from.rawValue))
        self.to = DatabasesV1.State(rawValue: Int32(truncatingIfNeeded: form.pointee.to.rawValue))
        self.reason = try Self.text(form.pointee.reason, "reason")
        self.at = try Self.message(form.pointee.at)
        self.actor = try Self.text(form.pointee.actor, "actor")
        self.sequence = form.pointee.sequence
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__Transition>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.database = try Self.optionalForm(of: self.database, in: arena)
        form.pointee.from = .init(rawValue: .init(truncatingIfNeeded: self.from.rawValue))
        form.pointee.to = .init(rawValue: .init(truncatingIfNeeded: self.to.rawValue))
        form.pointee.reason = try Self.text(self.reason, "reason", in: arena)
        form.pointee.at = try Self.optionalForm(of: self.at, in: arena)
        form.pointee.actor = try Self.text(self.actor, "actor", in: arena)
        form.pointee.sequence = self.sequence
    }
}
