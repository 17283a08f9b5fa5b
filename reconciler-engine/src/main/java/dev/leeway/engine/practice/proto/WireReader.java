package dev.leeway.engine.practice.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads protobuf's wire format: tags, varints, fixed numbers, length-delimited bytes. */
final class WireReader {
    private final ByteBuffer bytes;

    WireReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** Returns the next field's number shifted by three, or'ed with its wire type. */
    int tag() {
        long tag = varint();
        if (tag <= 7 || tag > Integer.MAX_VALUE) {
            throw new ProtobufException("not a protobuf message: bad tag " + tag);
        }
        return (int) tag;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ProtobufException("not a protobuf message: a number is too long");
    }

    double fixedDouble() {
        require(8);
        return bytes.getDouble();
    }

    byte[] delimited() {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new ProtobufException("not a protobuf message: it ends too early");
        }
        byte[] part = new byte[(int) length];
        bytes.get(part);
        return part;
    }

    void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> move(8);
            case 2 -> delimited();
            case 5 -> move(4);
            default -> throw new ProtobufException("unknown protobuf wire type " + wireType);
        }
    }

    private void move(int by) {
        require(by);
        bytes.position(bytes.position() + by);
    }

    private byte next() {
        require(1);
        return bytes.get();
    }

    private void require(int count) {
        if (bytes.remaining() < count) {
            throw new ProtobufException("not a protobuf message: it ends too early");
        }
    }
}
