package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.MergedOtherwise;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lease whose proposal was merged with other values, as text and as JSON: both values of each
 * fixed field, and the two ways on.
 *
 * @param id the lease's id
 * @param mergeCommit the full id of the commit that was merged
 * @param merged whether the proposal was merged for certain
 * @param fields the fixed fields; none when they could not be read
 * @param notKnown why they could not be read, empty when they could
 */
record MergedOtherwiseReport(
        String id,
        String mergeCommit,
        boolean merged,
        List<MergedOtherwise.Field> fields,
        String notKnown) {
    MergedOtherwiseReport {
        fields = List.copyOf(fields);
    }

    /** Looks at a lease; empty when it does not wait for that decision. */
    static Optional<MergedOtherwiseReport> of(Bypasses bypasses, Lease lease)
            throws InterruptedException {
        Optional<BypassState.Merged> merged = lease.mergedOtherwise();
        if (merged.isEmpty()) {
            return Optional.empty();
        }
        try {
            return bypasses.mergedOtherwise(lease.id())
                    .map(
                            both ->
                                    new MergedOtherwiseReport(
                                            lease.id(),
                                            both.mergeCommit(),
                                            both.merged(),
                                            both.fields(),
                                            ""));
        } catch (BypassException e) {
            // The account is worth showing also when Git or the cluster does not answer.
            return Optional.of(
                    new MergedOtherwiseReport(
                            lease.id(),
                            merged.get().mergeCommit(),
                            merged.get().landing() != Landing.MOVED_ON,
                            List.of(),
                            String.valueOf(e.getMessage())));
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                merged
                        ? "  merged in " + mergeCommit + " with other values than the fix:"
                        : "  Git has other values than the fix as of "
                                + mergeCommit
                                + ", merged otherwise or changed by somebody else:");
        fields.forEach(
                field ->
                        lines.add(
                                "    "
                                        + field.path()
                                        + " of "
                                        + field.key()
                                        + ": Git "
                                        + value(field.git())
                                        + ", live "
                                        + value(field.live())));
        if (!notKnown.isEmpty()) {
            lines.add("    the values are not known: " + notKnown);
        }
        lines.add("  Git's values: leeway bypass release --into-git " + id);
        lines.add("  the fix: propose it again with leeway bypass propose " + id);
        return lines.stream().map(Printable::of).toList();
    }

    private static String value(Optional<JsonValue> value) {
        return value.map(JsonValue::toJson).orElse("nothing");
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("commit", mergeCommit)
                .put("merged", merged)
                .put("fields", ResourceJson.array(fields, MergedOtherwiseReport::json))
                .put("notKnown", notKnown)
                .build();
    }

    private static JsonObject json(MergedOtherwise.Field field) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("resource", ResourceJson.key(field.key()))
                        .put("path", field.path().toString());
        field.git().ifPresent(value -> json.put("git", value));
        field.live().ifPresent(value -> json.put("live", value));
        return json.build();
    }
}
