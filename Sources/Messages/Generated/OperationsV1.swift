// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

/// The installation as its operators see it: hosts, and the databases that are kept ready for them.
public enum OperationsV1 {}
