package dev.leeway.engine.audit;

/**
 * The last record of the trail: who keeps it elsewhere can tell later whether the trail up to it is
 * still the same.
 *
 * @param sequence the record's place, 0 for an empty trail
 * @param hash the record's hash; 64 zeros for an empty trail
 */
public record ChainHead(long sequence, String hash) {
    /** The hash that stands before the first record. */
    public static final String NO_HASH = "0".repeat(64);

    /** The head of a trail without records. */
    public static final ChainHead EMPTY = new ChainHead(0, NO_HASH);

    /**
     * Reads what {@link #toString} gave.
     *
     * @throws IllegalArgumentException when it is not {@code SEQUENCE:HASH}
     */
    public static ChainHead parse(String text) {
        if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not SEQUENCE:HASH, as 'leeway audit verify' prints it");
        }
        int colon = text.indexOf(':');
        return new ChainHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Returns {@code SEQUENCE:HASH}. */
    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
