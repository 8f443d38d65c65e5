import Reflection

/// The JSON that commands print.
typealias JSON = Reflection.JSON
