package dev.leeway.engine.yaml;

/**
 * How much a text may ask of the reader.
 *
 * @param maxBytes the most bytes of text
 * @param maxDepth how deep collections may nest
 * @param maxAliasWeight how much aliases may repeat: one for every node that an alias stands for,
 *     and one more for every 32 characters of text; stops texts that grow without bound when their
 *     aliases are written out
 */
public record YamlLimits(long maxBytes, int maxDepth, long maxAliasWeight) {
    /** 10 MiB of text, 400 levels, half a million repeated nodes. */
    public static final YamlLimits DEFAULT = new YamlLimits(10L * 1024 * 1024, 400, 500_000);

    /** Returns these limits with another size. */
    public YamlLimits withMaxBytes(long bytes) {
        return new YamlLimits(bytes, maxDepth, maxAliasWeight);
    }
}
