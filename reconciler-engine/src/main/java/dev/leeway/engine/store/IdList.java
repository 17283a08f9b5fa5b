package dev.leeway.engine.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;

/**
 * A list of row ids in few bytes: the steps from one to the next, zigzag and seven bits a byte (the
 * lowest first), packed. Rows that were made together follow each other, so most steps are one.
 */
final class IdList {
    private IdList() {}

    static byte[] packed(long[] ids) {
        ByteArrayOutputStream steps = new ByteArrayOutputStream();
        number(steps, ids.length);
        long before = 0;
        for (long id : ids) {
            long step = id - before;
            number(steps, (step << 1) ^ (step >> 63));
            before = id;
        }
        byte[] bytes = steps.toByteArray();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        number(all, bytes.length);
        all.writeBytes(Compression.packed(bytes, null));
        return all.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Unpacks. */
    static long[] unpacked(byte[] packed) throws DataFormatException {
        Numbers head = new Numbers(packed);
        int length = (int) head.next();
        Numbers steps = new Numbers(Compression.unpacked(packed, head.at, null, length));
        long[] ids = new long[(int) steps.next()];
        long before = 0;
        for (int i = 0; i < ids.length; i++) {
            long zigzag = steps.next();
            before += (zigzag >>> 1) ^ -(zigzag & 1);
            ids[i] = before;
        }
        return ids;
    }

    private static final class Numbers {
        private final byte[] bytes;
        private int at;

        Numbers(byte[] bytes) {
            this.bytes = bytes;
        }

        long next() throws DataFormatException {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at >= bytes.length) {
                    throw new DataFormatException("a list of rows ends early");
                }
                byte part = bytes[at++];
                number |= (part & 0x7FL) << shift;
                if (part >= 0) {
                    return number;
                }
            }
            throw new DataFormatException("a number is too long");
        }
    }
}
