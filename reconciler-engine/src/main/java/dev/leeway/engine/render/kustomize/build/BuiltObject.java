package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * One object on its way through a build, remembering what it was called before. Used by one thread.
 */
final class BuiltObject {
    private JsonObject object;
    private final Origin origin;
    private final List<ObjectId> earlier = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final List<String> suffixes = new ArrayList<>();
    private boolean nameHash;

    BuiltObject(JsonObject object, Origin origin) {
        this.object = object;
        this.origin = origin;
    }

    JsonObject object() {
        return object;
    }

    Origin origin() {
        return origin;
    }

    void replace(JsonObject changed) {
        object = changed;
    }

    ObjectId id() {
        return ObjectId.of(object);
    }

    /** Returns what it was called in its file. */
    ObjectId originalId() {
        return earlier.isEmpty() ? id() : earlier.getFirst();
    }

    /** Returns everything that it was ever called, the present name last. */
    List<ObjectId> allIds() {
        List<ObjectId> all = new ArrayList<>(earlier);
        all.add(id());
        return all;
    }

    /** Returns what it was called before each renaming or moving, even one that changed nothing. */
    List<ObjectId> earlierIds() {
        return earlier;
    }

    void rename(String name) {
        remember();
        object = object.withAt(List.of("metadata", "name"), JsonValue.of(name));
    }

    void addPrefix(String prefix) {
        prefixes.add(prefix);
        rename(prefix + id().name());
    }

    void addSuffix(String suffix) {
        suffixes.add(suffix);
        rename(id().name() + suffix);
    }

    void moveTo(String namespace) {
        remember();
        object = object.withAt(List.of("metadata", "namespace"), JsonValue.of(namespace));
    }

    /** Takes annotations away that hold nothing, as Kustomize does with every object at the end. */
    void dropEmptyAnnotations() {
        JsonObject metadata = object.objectAt("metadata");
        if (metadata.has("annotations") && metadata.objectAt("annotations").isEmpty()) {
            object = object.with("metadata", metadata.without("annotations"));
        }
    }

    private void remember() {
        ObjectId now = id();
        if (earlier.isEmpty() || !earlier.getLast().equals(now)) {
            earlier.add(now);
        }
    }

    /**
     * Returns whether two objects went through the same prefixes and suffixes, so that one can mean
     * the other by name.
     */
    boolean sameAffixes(BuiltObject other) {
        return prefixes.equals(other.prefixes) && suffixes.equals(other.suffixes);
    }

    void wantNameHash(boolean wanted) {
        nameHash = wanted;
    }

    boolean wantsNameHash() {
        return nameHash;
    }
}
