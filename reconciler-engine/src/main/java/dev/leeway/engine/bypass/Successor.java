package dev.leeway.engine.bypass;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.NameHash;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * The object that Git has in the place of a fixed one, whose name ends in a hash of what it holds:
 * with the fix in Git it is another object, which only a sync can bring. Pure.
 *
 * @param now how the other object stands
 */
record Successor(ResourceComparison now) {
    private static final int LONGEST = 60;

    /**
     * Finds it. It is never guessed: Git must no longer name the object, one object alone may have
     * the same name before the hash, and that hash must be the one of its content.
     */
    static Optional<Successor> of(Comparison comparison, ResourceKey key) {
        if (named(comparison, key)) {
            return Optional.empty();
        }
        List<ResourceComparison> alike =
                comparison.resources().stream()
                        .filter(one -> one.desired().isPresent())
                        .filter(one -> NameHash.alike(one.key(), key))
                        .toList();
        return alike.size() == 1 && NameHash.isInNameOf(desired(alike.getFirst()))
                ? Optional.of(new Successor(alike.getFirst()))
                : Optional.empty();
    }

    private static boolean named(Comparison comparison, ResourceKey key) {
        return comparison.find(key).flatMap(ResourceComparison::desired).isPresent();
    }

    private static Manifest desired(ResourceComparison resource) {
        return resource.desired().orElseThrow().manifest();
    }

    /** Returns what Git asks of it. */
    Manifest desired() {
        return desired(now);
    }

    /**
     * Returns the fixed fields that have another value here than live, with both values. The fix's
     * own value is none, also where an engine put the old one back that has not seen the merge.
     */
    Optional<Wording> differing(ObjectFix fix, Manifest live) {
        List<Wording> differing =
                fix.edits().stream()
                        .filter(edit -> !value(desired(), edit.path()).equals(edit.after()))
                        .map(FieldEdit::path)
                        .filter(path -> !value(desired(), path).equals(value(live, path)))
                        .map(path -> values(fix, path, live))
                        .toList();
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        AwaitPhrase.RENAMED_DIFFER.of(
                                Wording.quoted(fix.key().toString()),
                                Wording.quoted(now.key().toString()),
                                Wording.joined(AwaitPhrase.AND, differing)));
    }

    private Wording values(ObjectFix fix, FieldPath path, Manifest live) {
        Wording field = Wording.quoted(path.toString());
        return fix.sensitive()
                ? AwaitPhrase.OTHER_VALUE.of(field)
                : AwaitPhrase.VALUES.of(
                        field, shown(value(desired(), path)), shown(value(live, path)));
    }

    private static Optional<JsonValue> value(Manifest manifest, FieldPath path) {
        return FieldTree.value(manifest.root(), path);
    }

    private static Wording shown(Optional<JsonValue> value) {
        return value.map(JsonValue::toJson)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                .map(Wording::quoted)
                .orElse(AwaitPhrase.NOTHING.of());
    }

    /** Returns what only a sync can bring: the object itself, or what refers to it. */
    Optional<Wording> unsynced(ObjectFix fix, Comparison comparison) {
        Wording old = Wording.quoted(fix.key().toString());
        Wording name = Wording.quoted(now.key().toString());
        if (now.difference() instanceof Difference.Missing) {
            return Optional.of(AwaitPhrase.RENAMED_UNSYNCED.of(old, name));
        }
        List<Wording> behind =
                comparison.resources().stream()
                        .filter(one -> !one.key().equals(now.key()))
                        .filter(one -> isBehind(one, now.key().name()))
                        .map(one -> Wording.quoted(one.key().toString()))
                        .toList();
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        AwaitPhrase.REFERRING_UNSYNCED.of(
                                old, name, Wording.joined(AwaitPhrase.AND, behind)));
    }

    private static boolean isBehind(ResourceComparison resource, String name) {
        boolean refers =
                resource.desired().filter(one -> says(one.manifest().root(), name)).isPresent();
        return refers
                && switch (resource.difference()) {
                    case Difference.Missing _, Difference.Undetermined _ -> true;
                    case Difference.Changed _, Difference.Mutated _ ->
                            resource.changes().stream()
                                    .flatMap(change -> change.desired().stream())
                                    .anyMatch(value -> says(value, name));
                    case Difference.InSync _, Difference.Extra _ -> false;
                };
    }

    private static boolean says(JsonValue value, String name) {
        return switch (value) {
            case JsonString(String text) -> text.equals(name);
            case JsonObject object ->
                    object.names().stream().anyMatch(field -> says(object.require(field), name));
            case JsonArray array -> array.stream().anyMatch(item -> says(item, name));
            case JsonNumber _, JsonBoolean _, JsonNull _ -> false;
        };
    }
}
