import Probe

/// The process that logs in to tenants' databases; started by `paasd` and by nobody else.
@main struct PaasProbe {
    static func main() { ProbeWorker.serve() }
}
