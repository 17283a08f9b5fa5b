package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/**
 * The mark on an object that Leeway applied. It names the object itself, so that a copy of it on
 * another object says nothing.
 *
 * <p>It is applied by a field manager of its own, {@link #MANAGER}, so that the fields which {@code
 * leeway} owns are those of the rendered manifest and no others.
 */
public final class TrackingMark {
    /** The annotation: {@code APPLICATION:GROUP/KIND:NAMESPACE/NAME}. */
    public static final String ANNOTATION = "leeway.dev/tracking-id";

    /** The label by which {@code kubectl} finds the members of an ApplySet. */
    public static final String PART_OF = "applyset.kubernetes.io/part-of";

    /** The field manager that applies the mark. */
    public static final String MANAGER = "leeway-tracking";

    private TrackingMark() {}

    /** Returns the mark's text for an object of an application. */
    public static String text(String application, ResourceKey key) {
        return application
                + ":"
                + key.group()
                + "/"
                + key.kind()
                + ":"
                + key.namespace()
                + "/"
                + key.name();
    }

    /** Returns whether the live object carries the application's mark and is named in it. */
    public static boolean names(Manifest live, String application, ResourceKey key) {
        return live.annotation(ANNOTATION).filter(text(application, key)::equals).isPresent();
    }

    /**
     * Returns the application that a mark names, if the mark names this very object; empty for a
     * mark that was copied from another object.
     */
    public static Optional<String> applicationIn(String mark, ResourceKey key) {
        String object = text("", key);
        return mark.length() > object.length() && mark.endsWith(object)
                ? Optional.of(mark.substring(0, mark.length() - object.length()))
                : Optional.empty();
    }

    /**
     * Returns the body that applies the mark, and nothing else.
     *
     * @param applySet the id of the ApplySet that the application's inventory is the parent of
     */
    public static Manifest body(
            String apiVersion, String application, ResourceKey key, String applySet) {
        JsonObject.Builder metadata = JsonObject.builder().put("name", key.name());
        if (!key.namespace().isEmpty()) {
            metadata.put("namespace", key.namespace());
        }
        metadata.put("labels", JsonObject.builder().put(PART_OF, applySet).build());
        metadata.put(
                "annotations",
                JsonObject.builder().put(ANNOTATION, text(application, key)).build());
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", apiVersion)
                        .put("kind", key.kind())
                        .put("metadata", metadata.build())
                        .build());
    }
}
