/// A file to be written.
struct GeneratedFile: Equatable {
    /// Path below the output directory.
    var name: String
    var content: String
}
