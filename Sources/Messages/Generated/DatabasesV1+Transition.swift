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
        /// - Throws: `DecodeFault` for bytes that are no such message, or that are refused or ask for too much.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.
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

    init(reading form: UnsafePointer<Paas__Databases__V1__Transition>) {
        self.database = Self.message(form.pointee.database)
        self.from = .init(rawValue: Self.number(form.pointee.from.rawValue))
        self.to = .init(rawValue: Self.number(form.pointee.to.rawValue))
        self.reason = Self.text(form.pointee.reason)
        self.at = Self.message(form.pointee.at)
        self.actor = Self.text(form.pointee.actor)
        self.sequence = form.pointee.sequence
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.database)
        fields.add(2, varint: UInt64(truncatingIfNeeded: self.from.rawValue))
        fields.add(3, varint: UInt64(truncatingIfNeeded: self.to.rawValue))
        fields.add(4, text: self.reason)
        fields.add(5, message: self.at)
        fields.add(6, text: self.actor)
        fields.add(7, varint: self.sequence)
    }
}
