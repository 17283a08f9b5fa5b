package dev.leeway.engine.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Packs bytes in deflate's bare form (RFC 1951), against bytes that the reader has already if any.
 * What comes out is not checked here; whoever keeps a hash does.
 */
final class Compression {
    private static final int CHUNK = 8 * 1024;

    private Compression() {}

    /** Packs. */
    static byte[] packed(byte[] bytes, byte @Nullable [] known) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            if (known != null) {
                deflater.setDictionary(known);
            }
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    /**
     * Unpacks.
     *
     * @param from where the packed bytes begin
     * @param length how many bytes come out
     * @throws DataFormatException when they do not
     */
    static byte[] unpacked(byte[] packed, int from, byte @Nullable [] known, int length)
            throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            if (known != null) {
                inflater.setDictionary(known);
            }
            inflater.setInput(packed, from, packed.length - from);
            byte[] bytes = new byte[length];
            int at = 0;
            while (at < length) {
                int more = inflater.inflate(bytes, at, length - at);
                if (more == 0) {
                    throw new DataFormatException(at + " of " + length + " bytes");
                }
                at += more;
            }
            return bytes;
        } catch (IllegalArgumentException wrongBase) {
            throw new DataFormatException("it was packed against other bytes");
        }
    }
}
