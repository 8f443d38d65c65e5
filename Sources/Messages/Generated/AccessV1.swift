// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

/// Who calls, and who may do what.
public enum AccessV1 {}
