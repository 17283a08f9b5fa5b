package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Flap;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.Standing;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose the live objects are, as text and as JSON. Pure. */
final class OwnershipReport {
    private OwnershipReport() {}

    /** Returns a line for each object that is not the application's own, and what was asked how. */
    static List<String> text(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison
                .ownerships()
                .byObject()
                .forEach(
                        (key, ownership) -> {
                            if (!(ownership instanceof Ownership.Ours)) {
                                lines.add(line(key, ownership));
                            }
                            comparison
                                    .ownerships()
                                    .foreignManager(key)
                                    .ifPresent(
                                            manager ->
                                                    lines.add(
                                                            "      compared as its owner would"
                                                                    + " apply it, under the name "
                                                                    + Printable.of(manager)));
                        });
        return lines;
    }

    private static String line(ResourceKey key, Ownership ownership) {
        return "  %-13s %s: %s"
                .formatted(
                        Printable.of(ownership.word()),
                        Printable.of(key.toString()),
                        Printable.of(ownership.message()));
    }

    static JsonObject json(Ownership ownership, Optional<String> askedAs) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("state", ownership.word())
                        .put("message", ownership.message())
                        .put("ours", ownership.ours())
                        .put(
                                "leave",
                                switch (ownership.leave()) {
                                    case FREE -> "free";
                                    case WHEN_ASKED -> "whenAsked";
                                    case NEVER -> "never";
                                });
        askedAs.ifPresent(manager -> json.put("comparedAs", manager));
        if (ownership instanceof Ownership.Flapping flapping) {
            json.put("flap", flap(flapping.flap()));
        }
        json.put("claims", ResourceJson.array(ownership.claims(), OwnershipReport::claim));
        return json.build();
    }

    private static JsonObject flap(Flap flap) {
        return JsonObject.builder()
                .put("path", flap.path())
                .put(
                        "managers",
                        ResourceJson.array(flap.managers(), manager -> JsonValue.of(manager)))
                .put("changes", flap.changes())
                .put("last", flap.last().toString())
                .build();
    }

    private static JsonObject claim(CheckedClaim checked) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("claimer", checked.claim().claimer())
                        .put("evidence", checked.claim().evidence())
                        .put(
                                "standing",
                                switch (checked.standing()) {
                                    case Standing.Confirmed _ -> "confirmed";
                                    case Standing.Stale _ -> "stale";
                                    case Standing.Inert _ -> "inert";
                                    case Standing.NotKnown _ -> "notKnown";
                                })
                        .put("standingEvidence", checked.standing().evidence());
        if (checked.standing() instanceof Standing.Confirmed confirmed) {
            json.put("active", confirmed.active());
        }
        return json.build();
    }
}
