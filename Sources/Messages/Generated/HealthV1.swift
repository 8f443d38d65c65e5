// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

/// Whether a server, or one of its services, can be used.
public enum HealthV1 {}
