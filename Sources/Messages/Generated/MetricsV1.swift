// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

/// What the daemon counts and measures.
public enum MetricsV1 {}
