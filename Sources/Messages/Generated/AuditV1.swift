// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

/// The audit log: who has done what, and who was refused.
public enum AuditV1 {}
