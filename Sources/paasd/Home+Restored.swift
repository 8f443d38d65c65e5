import Backup
import Glibc
import Model

extension Home {
    /// Takes what a backup says of its home, as far as this one does not say it itself. A mark of another installation
    /// is put aside.
    ///
    /// - Throws: `Fault` (`HomeNotWritable`).
    func take(_ manifest: BackupManifest) throws(Fault) {
        for name in Self.recordNames {
            guard let text = manifest.files[name] else { continue }
            // Never over what is there: the home may be another machine's by now.
            guard let file = fopen("\(path)/\(name)", "wxe") else {
                if errno == EEXIST { continue }
                throw notWritable(name)
            }
            let isWritten = fputs(text, file) >= 0
            guard fclose(file) == 0, isWritten else { throw notWritable(name) }
        }
        // What the copy does not know is lost on purpose; the ends that are put aside tell how much that is.
        guard rename(auditHead, auditHead + ".replaced") == 0 || errno == ENOENT else {
            throw notWritable("audit-head")
        }
        // A mark that can't be read says nothing of this installation either.
        let kept = try? watermark.read()
        if kept?.mark.installation == manifest.installation { return }
        guard rename(watermark.path, watermark.path + ".replaced") == 0 || errno == ENOENT else {
            throw notWritable("watermark")
        }
    }

    private func notWritable(_ name: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "HomeNotWritable",
            "the control plane is restored, but \(path)/\(name) can't be written: \(systemMessage(errno))")
    }
}
