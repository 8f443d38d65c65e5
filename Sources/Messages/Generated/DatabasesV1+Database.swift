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

    init(reading form: UnsafePointer<Paas__Databases__V1__Database>) throws(DecodeFault) {
        self.init()
        self.id = try Self.text(form.pointee.id, "id")
        self.org = try Self.text(form.pointee.org, "org")
        self.app = try Self.text(form.pointee.app, "app")
        self.name = try Self.text(form.pointee.name, "name")
        self.engineVersion = try Self.text(form.pointee.engine_version, "engine_version")
        self.state = DatabasesV1.State(rawValue: Int32(truncatingIfNeeded: form.pointee.state.rawValue))
        self.reason = try Self.text(form.pointee.reason, "reason")
        self.message = try Self.text(form.pointee.message, "message")
        self.since = try Self.message(form.pointee.since)
        self.step = try Self.message(form.pointee.step)
        self.nextAttempt = try Self.message(form.pointee.next_attempt)
        self.deadline = try Self.message(form.pointee.deadline)
        self.host = try Self.text(form.pointee.host, "host")
        self.port = form.pointee.port
        self.volume = try Self.message(form.pointee.volume)
        self.generation = form.pointee.generation
        self.revision = form.pointee.revision
        self.createdAt = try Self.message(form.pointee.created_at)
        self.createdBy = try Self.text(form.pointee.created_by, "created_by")
        self.description = try Self.text(form.pointee.description, "description")
        self.deletionProtection = form.pointee.deletion_protection != 0
        self.attempt = form.pointee.attempt
        self.conditions = try Self.messages(form.pointee.n_conditions, form.pointee.conditions)
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__Database>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.id = try Self.text(self.id, "id", in: arena)
        form.pointee.org = try Self.text(self.org, "org", in: arena)
        form.pointee.app = try Self.text(self.app, "app", in: arena)
        form.pointee.name = try Self.text(self.name, "name", in: arena)
        form.pointee.engine_version = try Self.text(self.engineVersion, "engine_version", in: arena)
        form.pointee.state = .init(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
        form.pointee.reason = try Self.text(self.reason, "reason", in: arena)
        form.pointee.message = try Self.text(self.message, "message", in: arena)
        form.pointee.since = try Self.optionalForm(of: self.since, in: arena)
        form.pointee.step = try Self.optionalForm(of: self.step, in: arena)
        form.pointee.next_attempt = try Self.optionalForm(of: self.nextAttempt, in: arena)
        form.pointee.deadline = try Self.optionalForm(of: self.deadline, in: arena)
        form.pointee.host = try Self.text(self.host, "host", in: arena)
        form.pointee.port = self.port
        form.pointee.volume = try Self.optionalForm(of: self.volume, in: arena)
        form.pointee.generation = self.generation
        form.pointee.revision = self.revision
        form.pointee.created_at = try Self.optionalForm(of: self.createdAt, in: arena)
        form.pointee.created_by = try Self.text(self.createdBy, "created_by", in: arena)
        form.pointee.description = try Self.text(self.description, "description", in: arena)
        form.pointee.deletion_protection = self.deletionProtection ? 1 : 0
        form.pointee.attempt = self.attempt
        form.pointee.n_conditions = self.conditions.count
        form.pointee.conditions = try Self.forms(of: self.conditions, in: arena)
    }
}
