// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// Sent by tests only. Members of its oneof stand apart, so that their order on the wire is tested too.
    public struct EveryType: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.EveryType`
        public static let typeName = "paas.conformance.v1.EveryType"

        /// Field 1: `double_value`.
        public var doubleValue: Double = 0
        /// Field 2: `float_value`.
        public var floatValue: Float = 0
        /// Field 3: `int32_value`.
        public var int32Value: Int32 = 0
        /// Field 4: `int64_value`.
        public var int64Value: Int64 = 0
        /// Field 5: `uint32_value`.
        public var uint32Value: UInt32 = 0
        /// Field 6: `uint64_value`.
        public var uint64Value: UInt64 = 0
        /// Field 7: `sint32_value`.
        public var sint32Value: Int32 = 0
        /// Field 8: `sint64_value`.
        public var sint64Value: Int64 = 0
        /// Field 9: `fixed32_value`.
        public var fixed32Value: UInt32 = 0
        /// Field 10: `fixed64_value`.
        public var fixed64Value: UInt64 = 0
        /// Field 11: `sfixed32_value`.
        public var sfixed32Value: Int32 = 0
        /// Field 12: `sfixed64_value`.
        public var sfixed64Value: Int64 = 0
        /// Field 13: `bool_value`.
        public var boolValue: Bool = false
        /// Field 14: `text`.
        public var text: String = ""
        /// Field 15: `data`.
        public var data: [UInt8] = []
        /// Field 16: `weekday`.
        public var weekday: ConformanceV1.Weekday = .init(rawValue: 0)
        /// Field 17: `inner`.
        public var inner: ConformanceV1.Level1?
        /// Field 19: `between`.
        public var between: UInt32 = 0
        /// Field 101: `doubles`.
        public var doubles: [Double] = []
        /// Field 102: `floats`.
        public var floats: [Float] = []
        /// Field 103: `int32s`.
        public var int32s: [Int32] = []
        /// Field 104: `int64s`.
        public var int64s: [Int64] = []
        /// Field 105: `uint32s`.
        public var uint32s: [UInt32] = []
        /// Field 106: `uint64s`.
        public var uint64s: [UInt64] = []
        /// Field 107: `sint32s`.
        public var sint32s: [Int32] = []
        /// Field 108: `sint64s`.
        public var sint64s: [Int64] = []
        /// Field 109: `fixed32s`.
        public var fixed32s: [UInt32] = []
        /// Field 110: `fixed64s`.
        public var fixed64s: [UInt64] = []
        /// Field 111: `sfixed32s`.
        public var sfixed32s: [Int32] = []
        /// Field 112: `sfixed64s`.
        public var sfixed64s: [Int64] = []
        /// Field 113: `bools`.
        public var bools: [Bool] = []
        /// Field 114: `texts`.
        public var texts: [String] = []
        /// Field 115: `data_list`.
        public var dataList: [[UInt8]] = []
        /// Field 116: `weekdays`.
        public var weekdays: [ConformanceV1.Weekday] = []
        /// Field 117: `inners`.
        public var inners: [ConformanceV1.Level1] = []
        /// The highest number that a field can have.
        public var last: UInt32 = 0
        /// At most one of these; `nil` = none.
        public var first: First?
        /// At most one of these; `nil` = none.
        public var second: Second?

        /// What `first` can be.
        public enum First: Equatable, Sendable {
            /// Field 18: `first_number`.
            case firstNumber(Int32)
            /// Field 20: `first_text`.
            case firstText(String)
            /// Field 22: `first_message`.
            case firstMessage(ConformanceV1.Level1)
        }

        /// What `second` can be.
        public enum Second: Equatable, Sendable, CustomStringConvertible {
            /// Field 23: `second_flag`.
            case secondFlag(Bool)
            /// Field 24: `second_data`.
            case secondData([UInt8])
            /// Field 25: `second_weekday`.
            case secondWeekday(ConformanceV1.Weekday)
            /// Field 26: `second_double`.
            case secondDouble(Double)

            /// The case and its value; secrets are redacted.
            public var description: String {
                switch self {
                case .secondFlag(let value): "secondFlag(\(value))"
                case .secondData(let value): "secondData(\(value.count) bytes)"
                case .secondWeekday(let value): "secondWeekday(\(value))"
                case .secondDouble(let value): "secondDouble(\(value))"
                }
            }
        }

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            doubleValue: Double = 0, floatValue: Float = 0, int32Value: Int32 = 0, int64Value: Int64 = 0,
            uint32Value: UInt32 = 0, uint64Value: UInt64 = 0, sint32Value: Int32 = 0, sint64Value: Int64 = 0,
            fixed32Value: UInt32 = 0, fixed64Value: UInt64 = 0, sfixed32Value: Int32 = 0, sfixed64Value: Int64 = 0,
            boolValue: Bool = false, text: String = "", data: [UInt8] = [],
            weekday: ConformanceV1.Weekday = .init(rawValue: 0), inner: ConformanceV1.Level1? = nil,
            between: UInt32 = 0, doubles: [Double] = [], floats: [Float] = [], int32s: [Int32] = [],
            int64s: [Int64] = [], uint32s: [UInt32] = [], uint64s: [UInt64] = [], sint32s: [Int32] = [],
            sint64s: [Int64] = [], fixed32s: [UInt32] = [], fixed64s: [UInt64] = [], sfixed32s: [Int32] = [],
            sfixed64s: [Int64] = [], bools: [Bool] = [], texts: [String] = [], dataList: [[UInt8]] = [],
            weekdays: [ConformanceV1.Weekday] = [], inners: [ConformanceV1.Level1] = [], last: UInt32 = 0,
            first: First? = nil, second: Second? = nil
        ) {
            self.doubleValue = doubleValue
            self.floatValue = floatValue
            self.int32Value = int32Value
            self.int64Value = int64Value
            self.uint32Value = uint32Value
            self.uint64Value = uint64Value
            self.sint32Value = sint32Value
            self.sint64Value = sint64Value
            self.fixed32Value = fixed32Value
            self.fixed64Value = fixed64Value
            self.sfixed32Value = sfixed32Value
            self.sfixed64Value = sfixed64Value
            self.boolValue = boolValue
            self.text = text
            self.data = data
            self.weekday = weekday
            self.inner = inner
            self.between = between
            self.doubles = doubles
            self.floats = floats
            self.int32s = int32s
            self.int64s = int64s
            self.uint32s = uint32s
            self.uint64s = uint64s
            self.sint32s = sint32s
            self.sint64s = sint64s
            self.fixed32s = fixed32s
            self.fixed64s = fixed64s
            self.sfixed32s = sfixed32s
            self.sfixed64s = sfixed64s
            self.bools = bools
            self.texts = texts
            self.dataList = dataList
            self.weekdays = weekdays
            self.inners = inners
            self.last = last
            self.first = first
            self.second = second
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
            var fields = FieldList("EveryType")
            fields.add("doubleValue", doubleValue)
            fields.add("floatValue", floatValue)
            fields.add("int32Value", int32Value)
            fields.add("int64Value", int64Value)
            fields.add("uint32Value", uint32Value)
            fields.add("uint64Value", uint64Value)
            fields.add("sint32Value", sint32Value)
            fields.add("sint64Value", sint64Value)
            fields.add("fixed32Value", fixed32Value)
            fields.add("fixed64Value", fixed64Value)
            fields.add("sfixed32Value", sfixed32Value)
            fields.add("sfixed64Value", sfixed64Value)
            fields.add("boolValue", boolValue)
            fields.add("text", text)
            fields.add("data", data)
            fields.add("weekday", weekday)
            fields.add("inner", inner)
            fields.add("between", between)
            fields.add("doubles", doubles)
            fields.add("floats", floats)
            fields.add("int32s", int32s)
            fields.add("int64s", int64s)
            fields.add("uint32s", uint32s)
            fields.add("uint64s", uint64s)
            fields.add("sint32s", sint32s)
            fields.add("sint64s", sint64s)
            fields.add("fixed32s", fixed32s)
            fields.add("fixed64s", fixed64s)
            fields.add("sfixed32s", sfixed32s)
            fields.add("sfixed64s", sfixed64s)
            fields.add("bools", bools)
            fields.add("texts", texts)
            fields.add("dataList", dataList)
            fields.add("weekdays", weekdays)
            fields.add("inners", inners)
            fields.add("last", last)
            fields.add("first", first)
            fields.add("second", second)
            return fields.text
        }
    }
}

extension ConformanceV1.EveryType: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__every_type()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__EveryType>) {
        self.doubleValue = form.pointee.double_value
        self.floatValue = form.pointee.float_value
        self.int32Value = form.pointee.int32_value
        self.int64Value = form.pointee.int64_value
        self.uint32Value = form.pointee.uint32_value
        self.uint64Value = form.pointee.uint64_value
        self.sint32Value = form.pointee.sint32_value
        self.sint64Value = form.pointee.sint64_value
        self.fixed32Value = form.pointee.fixed32_value
        self.fixed64Value = form.pointee.fixed64_value
        self.sfixed32Value = form.pointee.sfixed32_value
        self.sfixed64Value = form.pointee.sfixed64_value
        self.boolValue = form.pointee.bool_value != 0
        self.text = Self.text(form.pointee.text)
        self.data = Self.bytes(form.pointee.data)
        self.weekday = .init(rawValue: Self.number(form.pointee.weekday.rawValue))
        self.inner = Self.message(form.pointee.inner)
        self.between = form.pointee.between
        self.doubles = Array(Self.elements(form.pointee.n_doubles, form.pointee.doubles))
        self.floats = Array(Self.elements(form.pointee.n_floats, form.pointee.floats))
        self.int32s = Array(Self.elements(form.pointee.n_int32s, form.pointee.int32s))
        self.int64s = Array(Self.elements(form.pointee.n_int64s, form.pointee.int64s))
        self.uint32s = Array(Self.elements(form.pointee.n_uint32s, form.pointee.uint32s))
        self.uint64s = Array(Self.elements(form.pointee.n_uint64s, form.pointee.uint64s))
        self.sint32s = Array(Self.elements(form.pointee.n_sint32s, form.pointee.sint32s))
        self.sint64s = Array(Self.elements(form.pointee.n_sint64s, form.pointee.sint64s))
        self.fixed32s = Array(Self.elements(form.pointee.n_fixed32s, form.pointee.fixed32s))
        self.fixed64s = Array(Self.elements(form.pointee.n_fixed64s, form.pointee.fixed64s))
        self.sfixed32s = Array(Self.elements(form.pointee.n_sfixed32s, form.pointee.sfixed32s))
        self.sfixed64s = Array(Self.elements(form.pointee.n_sfixed64s, form.pointee.sfixed64s))
        self.bools = Self.elements(form.pointee.n_bools, form.pointee.bools).map { $0 != 0 }
        self.texts = Self.texts(form.pointee.n_texts, form.pointee.texts)
        self.dataList = Self.elements(form.pointee.n_data_list, form.pointee.data_list).map { Self.bytes($0) }
        self.weekdays = Self.enumerations(form.pointee.n_weekdays, form.pointee.weekdays)
        self.inners = Self.messages(form.pointee.n_inners, form.pointee.inners)
        self.last = form.pointee.last
        switch form.pointee.first_case.rawValue {
        case 18: self.first = .firstNumber(form.pointee.first_number)
        case 20: self.first = .firstText(Self.text(form.pointee.first_text))
        case 22: self.first = .firstMessage(Self.message(form.pointee.first_message) ?? .init())
        default: break
        }
        switch form.pointee.second_case.rawValue {
        case 23: self.second = .secondFlag(form.pointee.second_flag != 0)
        case 24: self.second = .secondData(Self.bytes(form.pointee.second_data))
        case 25: self.second = .secondWeekday(.init(rawValue: Self.number(form.pointee.second_weekday.rawValue)))
        case 26: self.second = .secondDouble(form.pointee.second_double)
        default: break
        }
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, fixed64: self.doubleValue.bitPattern)
        fields.add(2, fixed32: self.floatValue.bitPattern)
        fields.add(3, varint: UInt64(truncatingIfNeeded: self.int32Value))
        fields.add(4, varint: UInt64(truncatingIfNeeded: self.int64Value))
        fields.add(5, varint: UInt64(self.uint32Value))
        fields.add(6, varint: self.uint64Value)
        fields.add(7, varint: ZigZag.number(self.sint32Value))
        fields.add(8, varint: ZigZag.number(self.sint64Value))
        fields.add(9, fixed32: self.fixed32Value)
        fields.add(10, fixed64: self.fixed64Value)
        fields.add(11, fixed32: UInt32(bitPattern: self.sfixed32Value))
        fields.add(12, fixed64: UInt64(bitPattern: self.sfixed64Value))
        fields.add(13, varint: self.boolValue ? 1 : 0)
        fields.add(14, text: self.text)
        fields.add(15, bytes: self.data)
        fields.add(16, varint: UInt64(truncatingIfNeeded: self.weekday.rawValue))
        fields.add(17, message: self.inner)
        if case .firstNumber(let value) = self.first {
            fields.put(18, varint: ZigZag.number(value))
        }
        fields.add(19, varint: UInt64(self.between))
        if case .firstText(let value) = self.first {
            fields.put(20, text: value)
        }
        if case .firstMessage(let value) = self.first {
            fields.put(22, message: value)
        }
        switch self.second {
        case .secondFlag(let value): fields.put(23, varint: value ? 1 : 0)
        case .secondData(let value): fields.put(24, bytes: value)
        case .secondWeekday(let value): fields.put(25, varint: UInt64(truncatingIfNeeded: value.rawValue))
        case .secondDouble(let value): fields.put(26, fixed64: value.bitPattern)
        case nil: break
        }
        fields.add(101, fixed64s: self.doubles) { $0.bitPattern }
        fields.add(102, fixed32s: self.floats) { $0.bitPattern }
        fields.add(103, varints: self.int32s) { UInt64(truncatingIfNeeded: $0) }
        fields.add(104, varints: self.int64s) { UInt64(truncatingIfNeeded: $0) }
        fields.add(105, varints: self.uint32s) { UInt64($0) }
        fields.add(106, varints: self.uint64s) { $0 }
        fields.add(107, varints: self.sint32s) { ZigZag.number($0) }
        fields.add(108, varints: self.sint64s) { ZigZag.number($0) }
        fields.add(109, fixed32s: self.fixed32s) { $0 }
        fields.add(110, fixed64s: self.fixed64s) { $0 }
        fields.add(111, fixed32s: self.sfixed32s) { UInt32(bitPattern: $0) }
        fields.add(112, fixed64s: self.sfixed64s) { UInt64(bitPattern: $0) }
        fields.add(113, varints: self.bools) { $0 ? 1 : 0 }
        fields.add(114, texts: self.texts)
        fields.add(115, byteStrings: self.dataList)
        fields.add(116, varints: self.weekdays) { UInt64(truncatingIfNeeded: $0.rawValue) }
        fields.add(117, messages: self.inners)
        fields.add(536870911, varint: UInt64(self.last))
    }
}
