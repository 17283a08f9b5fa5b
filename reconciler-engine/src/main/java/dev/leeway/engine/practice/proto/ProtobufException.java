package dev.leeway.engine.practice.proto;

/** Bytes that are not the protobuf message they should be. */
public final class ProtobufException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public ProtobufException(String message) {
        super(message);
    }
}
