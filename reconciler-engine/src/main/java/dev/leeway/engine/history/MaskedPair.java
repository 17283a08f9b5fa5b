package dev.leeway.engine.history;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Sensitive;
import java.util.List;

/**
 * Two kept states of an object as they may be shown: digests are replaced by masks.
 *
 * @param earlier the earlier state
 * @param later the later state
 * @param onlyDoubt whether nothing differs but what cannot be told
 */
record MaskedPair(JsonObject earlier, JsonObject later, boolean onlyDoubt) {
    /** What stands for a value whose digest was made under another key. */
    private static final String DOUBT_MASK = Sensitive.MASK + " (not known whether it differs)";

    static MaskedPair of(GroupKind kind, JsonObject earlier, JsonObject later) {
        if (!Sensitive.isSensitive(kind)) {
            return new MaskedPair(earlier, later, false);
        }
        JsonObject shown = Sensitive.mask(kind, later);
        JsonObject agreed = later;
        boolean doubt = false;
        for (String member : List.of("data", "stringData")) {
            JsonObject before = earlier.objectAt(member);
            JsonObject values = later.objectAt(member);
            JsonObject.Builder masked = JsonObject.builder();
            JsonObject.Builder same = JsonObject.builder();
            for (String name : values.names()) {
                JsonValue value = values.require(name);
                JsonValue was = before.get(name);
                boolean unknown =
                        was != null
                                && SecretDigests.isDigest(was)
                                && !SecretDigests.comparable(was, value);
                doubt |= unknown;
                masked.put(
                        name,
                        unknown
                                ? DOUBT_MASK
                                : was == null || was.equals(value)
                                        ? Sensitive.MASK
                                        : Sensitive.OTHER_MASK);
                same.put(name, unknown && was != null ? was : value);
            }
            if (later.get(member) instanceof JsonObject) {
                shown = shown.with(member, masked.build());
                agreed = agreed.with(member, same.build());
            }
        }
        return new MaskedPair(
                Sensitive.mask(kind, earlier), shown, doubt && agreed.equals(earlier));
    }
}
