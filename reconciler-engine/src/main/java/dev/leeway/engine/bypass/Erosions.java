package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.FieldOwners;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which fields of a fix were overwritten, and by whom as the cluster records it. Pure. */
final class Erosions {
    private Erosions() {}

    /** Returns what was overwritten on a live object. */
    static List<Erosion> of(ObjectFix fix, Manifest live) {
        if (!live.uid().equals(fix.uid())) {
            return List.of(
                    new Erosion(
                            fix.key(),
                            FieldPath.ROOT,
                            "whoever deleted the object and made it anew"));
        }
        FieldOwners owners = FieldOwners.of(live);
        List<Erosion> erosions = new ArrayList<>();
        for (FieldEdit edit : fix.edits()) {
            Optional<JsonValue> now = FieldTree.value(live.root(), edit.path());
            if (!now.equals(edit.after())) {
                erosions.add(
                        new Erosion(
                                fix.key(),
                                edit.path(),
                                writer(live, owners, edit.path(), now.orElse(null))));
            }
        }
        return erosions;
    }

    private static String writer(
            Manifest live, FieldOwners owners, FieldPath path, @Nullable JsonValue now) {
        return owners.attribute(path, now) instanceof Attribution.Known known
                ? known.owner().manager()
                // Nobody owns a field that is gone; the last other writer is the likeliest.
                : live.metadata()
                        .arrayAt("managedFields")
                        .objects()
                        .filter(entry -> !entry.string("manager", "").equals(BypassMark.MANAGER))
                        .filter(entry -> entry.string("subresource", "").isEmpty())
                        .max(Comparator.comparing((JsonObject entry) -> entry.string("time", "")))
                        .map(entry -> "probably " + entry.string("manager", ""))
                        .orElse("somebody whom the cluster does not record");
    }

    /** Returns that the object is gone. */
    static List<Erosion> gone(ObjectFix fix) {
        return List.of(new Erosion(fix.key(), FieldPath.ROOT, "whoever deleted the object"));
    }
}
