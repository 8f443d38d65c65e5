"""A driver of this client for the project's conformance scripts: `python -m paas_rpc.conformance SOCKET`."""
