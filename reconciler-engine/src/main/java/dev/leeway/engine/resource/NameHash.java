package dev.leeway.engine.resource;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suffix by which a generated object's name changes with its content, as Kustomize makes it:
 * another content means another name. Pure.
 */
public final class NameHash {
    private static final int LENGTH = 10;
    private static final Set<String> KINDS = Set.of("ConfigMap", "Secret");

    /** In Kustomize's letters, which form no words, or as a chart cuts off a digest. */
    private static final Pattern HASHED =
            Pattern.compile("(.+)-(?:[2456789bcdfghkmt]{10}|[0-9a-f]{10})");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u00[0-9A-F]{2}");

    private NameHash() {}

    /** Returns whether two keys look like those of one generated object with two contents. */
    public static boolean alike(ResourceKey one, ResourceKey other) {
        boolean sameKind =
                one.group().isEmpty()
                        && KINDS.contains(one.kind())
                        && one.groupKind().equals(other.groupKind());
        boolean samePlace =
                one.namespace().isEmpty()
                        || other.namespace().isEmpty()
                        || one.namespace().equals(other.namespace());
        Matcher left = HASHED.matcher(one.name());
        Matcher right = HASHED.matcher(other.name());
        return sameKind
                && samePlace
                && left.matches()
                && right.matches()
                && left.group(1).equals(right.group(1));
    }

    /** Returns whether an object's name ends in the hash of this very content. */
    public static boolean isInNameOf(Manifest manifest) {
        return KINDS.contains(manifest.kind())
                && manifest.name().endsWith("-" + of(manifest.root()));
    }

    /**
     * Returns the suffix for a content. The name is left out of the digest, so that a prefix does
     * not change it.
     */
    public static String of(JsonObject object) {
        boolean secret = object.string("kind", "").equals("Secret");
        JsonValue empty = new JsonString("");
        JsonObject.Builder content =
                JsonObject.builder()
                        .put("kind", object.string("kind", ""))
                        .put("name", "")
                        .put("data", object.find("data").orElse(empty));
        if (secret) {
            content.put("type", object.find("type").orElse(empty));
        }
        String more = secret ? "stringData" : "binaryData";
        if (object.get(more) instanceof JsonObject present) {
            content.put(more, present);
        }
        String digest = HexFormat.of().formatHex(sha256(goJson(content.build())));
        return readable(digest.substring(0, LENGTH));
    }

    /**
     * JSON as Go writes it: sorted names, and the characters that mean something in HTML escaped.
     */
    private static String goJson(JsonObject object) {
        String text =
                JsonWriter.canonical(object)
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e")
                        .replace("&", "\\u0026")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029");
        return ESCAPE.matcher(text)
                .replaceAll(match -> "\\" + match.group().toLowerCase(Locale.ROOT));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Characters that could form words or be misread give way to others. */
    private static String readable(String hex) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            word.append(
                    switch (c) {
                        case '0' -> 'g';
                        case '1' -> 'h';
                        case '3' -> 'k';
                        case 'a' -> 'm';
                        case 'e' -> 't';
                        default -> c;
                    });
        }
        return word.toString();
    }
}
