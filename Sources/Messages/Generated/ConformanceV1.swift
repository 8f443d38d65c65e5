// Made by Proto/generate.sh from paas/conformance/v1/codec.proto. Do not edit.

/// What the comparison of the codec with another implementation exchanges: every type that a field can
/// have.
public enum ConformanceV1 {}
