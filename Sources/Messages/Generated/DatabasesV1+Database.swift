// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.Database`.
    public struct Database: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.Database`
        public static let typeName = "paas.databases.v1.Database"

        /// Field 1: `id`.
        public var id: String = ""
        /// Field 2: `org`.
        public var org: String = ""
        /// Field 3: `app`.
        public var app: String = ""
        /// Field 4: `name`.
        public var name: String = ""
        /// PostgreSQL's major version: "16".
        public var engineVersion: String = ""
        /// Field 6: `state`.
        public var state: DatabasesV1.State = .init(rawValue: 0)
        /// Stable CamelCase word.
        public var reason: String = ""
        /// For people.
        public var message: String = ""
        /// Since when the database is in this state.
        public var since: ProtobufTimestamp?
        /// Field 10: `step`.
        public var step: DatabasesV1.Step?
        /// Field 11: `next_attempt`.
        public var nextAttempt: ProtobufTimestamp?
        /// Field 12: `deadline`.
        public var deadline: ProtobufTimestamp?
        /// Address that apps connect to; empty until it is known.
        public var host: String = ""
        /// Field 14: `port`.
        public var port: UInt32 = 0
        /// Field 15: `volume`.
        public var volume: DatabasesV1.Volume?
        /// Counts changes of what is wanted.
        public var generation: UInt64 = 0
        /// The last change of this resource, in the history's order.
        public var revision: UInt64 = 0
        /// Field 18: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Field 19: `created_by`.
        public var createdBy: String = ""
        /// Field 20: `description`.
        public var description: String = ""
        /// Field 21: `deletion_protection`.
        public var deletionProtection: Bool = false
        /// Field 22: `attempt`.
        public var attempt: UInt32 = 0
        /// Field 23: `conditions`.
        public var conditions: [DatabasesV1.Condition] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", org: String = "", app: String = "", name: String = "", engineVersion: String = "",
            state: DatabasesV1.State = .init(rawValue: 0), reason: String = "", message: String = "",
            since: ProtobufTimestamp? = nil, step: DatabasesV1.Step? = nil, nextAttempt: ProtobufTimestamp? = nil,
            deadline: ProtobufTimestamp? = nil, host: String = "", port: UInt32 = 0, volume: DatabasesV1.Volume? = nil,
            generation: UInt64 = 0, revision: UInt64 = 0, createdAt: ProtobufTimestamp? = nil, createdBy: String = "",
            description: String = "", deletionProtection: Bool = false, attempt: UInt32 = 0,
            conditions: [DatabasesV1.Condition] = []
        ) {
            self.id = id
            self.org = org
            self.app = app
            self.name = name
            self.engineVersion = engineVersion
            self.state = state
            self.reason = reason
            self.message = message
            self.since = since
            self.step = step
            self.nextAttempt = nextAttempt
            self.deadline = deadline
            self.host = host
            self.port = port
            self.volume = volume
            self.generation = generation
            self.revision = revision
            self.createdAt = createdAt
            self.createdBy = createdBy
            self.description = description
            self.deletionProtection = deletionProtection
            self.attempt = attempt
            self.conditions = conditions
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
            var fields = FieldList("Database")
            fields.add("id", id)
            fields.add("org", org)
            fields.add("app", app)
            fields.add("name", name)
            fields.add("engineVersion", engineVersion)
            fields.add("state", state)
            fields.add("reason", reason)
            fields.add("message", message)
            fields.add("since", since)
            fields.add("step", step)
            fields.add("nextAttempt", nextAttempt)
            fields.add("deadline", deadline)
            fields.add("host", host)
            fields.add("port", port)
            fields.add("volume", volume)
            fields.add("generation", generation)
            fields.add("revision", revision)
            fields.add("createdAt", createdAt)
            fields.add("createdBy", createdBy)
            fields.add("description", description)
            fields.add("deletionProtection", deletionProtection)
            fields.add("attempt", attempt)
            fields.add("conditions", conditions)
            return fields.text
        }
    }
}

extension DatabasesV1.Database: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__database()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__Database>) {
        self.id = Self.text(form.pointee.id)
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.name = Self.text(form.pointee.name)
        self.engineVersion = Self.text(form.pointee.engine_version)
        self.state = .init(rawValue: Self.number(form.pointee.state.rawValue))
        self.reason = Self.text(form.pointee.reason)
        self.message = Self.text(form.pointee.message)
        self.since = Self.message(form.pointee.since)
        self.step = Self.message(form.pointee.step)
        self.nextAttempt = Self.message(form.pointee.next_attempt)
        self.deadline = Self.message(form.pointee.deadline)
        self.host = Self.text(form.pointee.host)
        self.port = form.pointee.port
        self.volume = Self.message(form.pointee.volume)
        self.generation = form.pointee.generation
        self.revision = form.pointee.revision
        self.createdAt = Self.message(form.pointee.created_at)
        self.createdBy = Self.text(form.pointee.created_by)
        self.description = Self.text(form.pointee.description)
        self.deletionProtection = form.pointee.deletion_protection != 0
        self.attempt = form.pointee.attempt
        self.conditions = Self.messages(form.pointee.n_conditions, form.pointee.conditions)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, text: self.org)
        fields.add(3, text: self.app)
        fields.add(4, text: self.name)
        fields.add(5, text: self.engineVersion)
        fields.add(6, varint: UInt64(truncatingIfNeeded: self.state.rawValue))
        fields.add(7, text: self.reason)
        fields.add(8, text: self.message)
        fields.add(9, message: self.since)
        fields.add(10, message: self.step)
        fields.add(11, message: self.nextAttempt)
        fields.add(12, message: self.deadline)
        fields.add(13, text: self.host)
        fields.add(14, varint: UInt64(self.port))
        fields.add(15, message: self.volume)
        fields.add(16, varint: self.generation)
        fields.add(17, varint: self.revision)
        fields.add(18, message: self.createdAt)
        fields.add(19, text: self.createdBy)
        fields.add(20, text: self.description)
        fields.add(21, varint: self.deletionProtection ? 1 : 0)
        fields.add(22, varint: UInt64(self.attempt))
        fields.add(23, messages: self.conditions)
    }
}
