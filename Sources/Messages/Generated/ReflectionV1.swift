// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

/// What a server serves, for tools that know none of its messages.
public enum ReflectionV1 {}
