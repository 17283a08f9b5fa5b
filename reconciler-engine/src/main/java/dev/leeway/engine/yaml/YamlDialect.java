package dev.leeway.engine.yaml;

/**
 * In what the readers of manifests differ.
 *
 * @param wordsAreTexts whether {@code yes}, {@code no}, {@code on}, {@code off}, {@code y} and
 *     {@code n} are texts, and a date becomes a point in time; otherwise they are booleans, and a
 *     date is the text that it is
 * @param lastKeyWins whether a repeated key is accepted and its last value taken; otherwise it is
 *     an error
 * @param endStaysOpen whether a block text that the end of the file cuts off has no line break at
 *     its end; otherwise one is read into it, because the reader before ends every line
 */
public record YamlDialect(boolean wordsAreTexts, boolean lastKeyWins, boolean endStaysOpen) {
    /** What Leeway reads manifests with: as Kubernetes does, but a repeated key is an error. */
    public static final YamlDialect MANIFEST = new YamlDialect(false, false, false);

    /** What Kustomize makes of its files. */
    public static final YamlDialect KUSTOMIZE = new YamlDialect(true, false, true);

    /**
     * For objects that come from a cluster or a tool: a repeated key is no reason not to read them.
     */
    public static final YamlDialect RECORDED = new YamlDialect(false, true, false);
}
