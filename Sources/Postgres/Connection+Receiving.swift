import CPostgres

extension Connection {
    /// Takes what has arrived.
    func receive() {
        guard let handle = live else { return }
        let isAlive = PQconsumeInput(handle) == 1
        if runsScript { takeScriptResults(handle) } else { takeResults(handle) }
        takeNotifications(handle)
        guard live != nil else { return }
        if !isAlive || PQstatus(handle) != CONNECTION_OK {
            close(PostgresFault(.connection, lastMessage(of: handle)))
        }
    }

    private func takeResults(_ handle: OpaquePointer) {
        var emptyAnswers = 0
        // A null pointer ends each command's results; two of them in a row mean that libpq has nothing more.
        while live != nil, !runsScript, !pipeline.isEmpty, emptyAnswers < 2, PQisBusy(handle) == 0 {
            guard let pointer = PQgetResult(handle) else {
                emptyAnswers += 1
                continue
            }
            emptyAnswers = 0
            take(ResultSet(owning: pointer), handle)
        }
    }

    private func take(_ result: ResultSet, _ handle: OpaquePointer) {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: perform(pipeline.succeeded(result))
        case PGRES_PIPELINE_ABORTED: perform(pipeline.skipped())
        case PGRES_PIPELINE_SYNC:
            guard let segment = pipeline.synced() else { return }
            complete(segment)
        case PGRES_FATAL_ERROR: perform(pipeline.failed(fault(of: result, handle)))
        default: close(PostgresFault(.protocol, "COPY and its like are not supported"))
        }
    }

    private func perform(_ action: Pipeline<Completion, ResultSet>.Action) {
        switch action {
        case .none: break
        case .remember(let sql): cache.prepared(sql)
        case .forget(let sql): cache.forget(sql)
        case .close(let fault): close(fault)
        }
    }

    private func complete(_ segment: Pipeline<Completion, ResultSet>.Segment) {
        if let fault = segment.fault {
            segment.payload(.failure(fault))
        } else {
            segment.payload(.success(segment.answers))
        }
    }

    private func fault(of result: ResultSet, _ handle: OpaquePointer) -> PostgresFault {
        var fault = result.fault
        if PQstatus(handle) != CONNECTION_OK { fault.kind = .connection }
        return fault
    }

    private func takeScriptResults(_ handle: OpaquePointer) {
        while live != nil, runsScript, PQisBusy(handle) == 0 {
            guard let pointer = PQgetResult(handle) else { return endScript(handle) }
            let result = ResultSet(owning: pointer)
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: pipeline.scriptSucceeded(result)
            case PGRES_FATAL_ERROR: pipeline.scriptFailed(fault(of: result, handle))
            default: close(PostgresFault(.protocol, "COPY and its like are not supported"))
            }
        }
    }

    private func endScript(_ handle: OpaquePointer) {
        runsScript = false
        guard let segment = pipeline.synced() else { return }
        let isPipelining = PQstatus(handle) == CONNECTION_OK && PQenterPipelineMode(handle) == 1
        let message = isPipelining ? "" : lastMessage(of: handle)
        complete(segment)
        if !isPipelining { close(PostgresFault(.connection, message)) }
    }

    private func takeNotifications(_ handle: OpaquePointer) {
        while live != nil, let notification = PQnotifies(handle) {
            let channel = String(cString: notification.pointee.relname)
            let payload = String(cString: notification.pointee.extra)
            PQfreemem(notification)
            onEvent(.notified(channel: channel, payload: payload))
        }
    }
}
