import Backup

extension BackupManifest {
    /// For people.
    var summary: String {
        "installation \(installation), history \(epoch):\(revision), schema \(schema), PostgreSQL \(postgres)"
    }
}
