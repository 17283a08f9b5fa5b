package dev.leeway.engine.history;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the values of Secrets by digests, so that it can be told whether a value changed and not
 * what it was. A digest is HMAC-SHA-256 under a key that lies apart from the history, over the
 * object's identity, the entry's name and the value: equal values of two Secrets get different
 * digests. Safe for use from several threads.
 */
public final class SecretDigests {
    private static final String PREFIX = "leeway-digest:";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final SecretKeySpec key;
    private final String keyName;

    /**
     * Makes one from a key.
     *
     * @param key at least 32 random bytes
     */
    public SecretDigests(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes is too short");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyName = HexFormat.of().formatHex(sha256(key)).substring(0, 8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the object as it may be kept: itself unless it is a Secret. */
    public JsonObject withoutValues(Manifest manifest) {
        ResourceKey object = manifest.key();
        JsonObject kept = manifest.root();
        if (!Sensitive.isSensitive(object.groupKind())) {
            return kept;
        }
        for (String member : List.of("data", "stringData")) {
            JsonValue values = kept.get(member);
            if (values instanceof JsonObject map) {
                JsonObject.Builder digested = JsonObject.builder();
                map.forEach(
                        (name, value) ->
                                digested.put(name, digest(object, name, bytes(member, value))));
                kept = kept.with(member, digested.build());
            } else if (values != null) {
                kept = kept.with(member, digest(object, "", bytes(member, values)));
            }
        }
        List<String> copy = List.of("metadata", "annotations", LAST_APPLIED);
        return kept.at("metadata", "annotations", LAST_APPLIED) == null
                ? kept
                : kept.withAt(copy, new JsonString(Sensitive.MASK));
    }

    private static byte[] bytes(String member, JsonValue value) {
        if (!(value instanceof JsonString(String text))) {
            return JsonWriter.bytes(value);
        }
        if (member.equals("data")) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException noBase64) {
                // The server refuses it; what was written is all there is.
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonString digest(ResourceKey object, String name, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((object.toArgument() + "\0" + name + "\0").getBytes(StandardCharsets.UTF_8));
            String hash = HexFormat.of().formatHex(mac.doFinal(value));
            return new JsonString(PREFIX + keyName + ":" + hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Returns whether a value is a digest that an object was kept with. */
    static boolean isDigest(JsonValue value) {
        return value instanceof JsonString(String text) && text.startsWith(PREFIX);
    }

    /** Returns whether two digests were made under the same key, so that they can be compared. */
    static boolean comparable(JsonValue one, JsonValue other) {
        int length = PREFIX.length() + 8;
        return one instanceof JsonString(String first)
                && other instanceof JsonString(String second)
                && first.regionMatches(0, second, 0, length);
    }

    /**
     * Returns a kept Secret with its values again, taken from the live one where each live value
     * has the digest that was kept.
     *
     * @return empty when a value is another one now, is gone, or cannot be told
     */
    public Optional<JsonObject> restored(KeptManifest kept, Manifest live) {
        ResourceKey object = kept.key();
        JsonObject held = live.root().objectAt("data");
        JsonObject restored = kept.body().without("stringData");
        JsonObject.Builder data = JsonObject.builder();
        for (String member : List.of("data", "stringData")) {
            if (kept.body().has(member) && kept.body().object(member).isEmpty()) {
                return Optional.empty();
            }
            for (String name : kept.body().objectAt(member).names()) {
                JsonValue value = held.get(name);
                JsonValue digest = kept.body().objectAt(member).require(name);
                if (value == null || !digest(object, name, bytes("data", value)).equals(digest)) {
                    return Optional.empty();
                }
                data.put(name, value);
            }
        }
        JsonObject values = data.build();
        return Optional.of(values.isEmpty() ? restored : restored.with("data", values));
    }
}
