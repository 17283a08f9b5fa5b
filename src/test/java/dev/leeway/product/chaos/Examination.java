package dev.leeway.product.chaos;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.HoldMarks;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.product.chaos.ClusterWrites.By;
import dev.leeway.product.chaos.ClusterWrites.Write;
import dev.leeway.product.chaos.Trail.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to hold whatever happened. Each check compares two accounts that were not kept by the
 * same hand, and names what one of them lacks. Pure.
 *
 * <p>What counts as a write: everything that changed an object in the store at Leeway's request,
 * except the right to sync (a Lease, taken and given back all the time). An object that is applied
 * is written twice, with its fields and with Leeway's mark; one row accounts for both.
 */
final class Examination {
    private Examination() {}

    /**
     * Returns Leeway's desired object at a commit.
     *
     * @see GitTruth#desired
     */
    @FunctionalInterface
    interface Wanted {
        Optional<JsonObject> at(String commit, String application, ResourceKey key);
    }

    private static boolean isRight(Write write) {
        return write.key().kind().equals("Lease");
    }

    private static boolean isInventory(Write write) {
        return write.key().kind().equals("Secret")
                && write.manager().equals(InventoryObject.MANAGER);
    }

    private static boolean isHold(Write write) {
        return write.manager().equals(HoldMarks.MANAGER);
    }

    private static boolean isFix(Write write) {
        return write.manager().equals(BypassMark.MANAGER);
    }

    private static Map<ResourceKey, List<Row>> byObject(Collection<Row> rows) {
        Map<ResourceKey, List<Row>> map = new HashMap<>();
        for (Row row : rows) {
            row.event()
                    .object()
                    .ifPresent(key -> map.computeIfAbsent(key, _ -> new ArrayList<>()).add(row));
        }
        return map;
    }

    /** Every write of Leeway has its row. */
    static List<String> unaccounted(Collection<Write> writes, Collection<Row> rows) {
        Map<ResourceKey, List<Row>> accounts = byObject(rows);
        List<String> wrong = new ArrayList<>();
        for (Write write : writes) {
            if (write.by() != By.LEEWAY || isRight(write)) {
                continue;
            }
            List<Row> about = accounts.getOrDefault(write.key(), List.of());
            boolean told =
                    isInventory(write)
                            ? about.stream().anyMatch(row -> tellsOfInventory(row, write))
                                    || cutOff(rows, write)
                            : isHold(write) || isFix(write)
                                    ? rows.stream().anyMatch(row -> tellsOfLease(row, write))
                                    : about.stream().anyMatch(row -> tellsOf(row, write));
            if (!told) {
                wrong.add(
                        "a write without its audit row: "
                                + told(write)
                                + "; rows about it in that deed: "
                                + about.stream()
                                        .filter(row -> row.deed() == write.deed())
                                        .map(Examination::told)
                                        .toList());
            }
        }
        return wrong;
    }

    private static boolean tellsOf(Row row, Write write) {
        if (!row.ofObject() || row.deed() != write.deed()) {
            return false;
        }
        return switch (row.event().outcome()) {
            // A deletion ends at a version that nobody is told.
            case DONE ->
                    row.after() == 0
                            || write.deletes()
                            || (row.before() < write.version() && write.version() <= row.after());
            case UNKNOWN -> true;
            case BEGUN, FAILED, REFUSED, HELD, PARTLY, NOT_ATTEMPTED, CANCELLED -> false;
        };
    }

    private static boolean tellsOfInventory(Row row, Write write) {
        return row.event().kind() == AuditKind.INVENTORY_WRITTEN
                && (row.after() == write.version()
                        || row.event().outcome() == Outcome.UNKNOWN && row.deed() == write.deed());
    }

    /** The list is Leeway's own; of a run that was cut off the trail says so as a whole. */
    private static boolean cutOff(Collection<Row> rows, Write write) {
        return rows.stream()
                .anyMatch(
                        row ->
                                row.event().kind() == AuditKind.RUN_SETTLED
                                        && row.deed() == write.deed()
                                        && row.event()
                                                .application()
                                                .equals(write.key().namespace()));
    }

    private static boolean tellsOfLease(Row row, Write write) {
        return Set.of(AuditKind.BYPASS_CHANGED, AuditKind.HOLD_PLACED, AuditKind.HOLD_RELEASED)
                        .contains(row.event().kind())
                && row.deed() == write.deed()
                && row.event().application().equals(write.key().namespace());
    }

    /** Every row that says that something was written has its write. */
    static List<String> invented(Collection<Write> writes, Collection<Row> rows) {
        Map<ResourceKey, List<Write>> made = new HashMap<>();
        writes.stream()
                .filter(one -> one.by() == By.LEEWAY)
                .forEach(one -> made.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one));
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            boolean claims =
                    (row.ofObject() || row.event().kind() == AuditKind.INVENTORY_WRITTEN)
                            && row.event().outcome() == Outcome.DONE
                            && row.event().object().isPresent();
            if (!claims) {
                continue;
            }
            List<Write> of = made.getOrDefault(row.event().object().get(), List.of());
            boolean nothing = row.after() != 0 && row.after() == row.before();
            boolean there =
                    of.stream()
                            .anyMatch(
                                    write ->
                                            row.event().kind() == AuditKind.OBJECT_DELETED
                                                    ? write.deletes() && write.deed() == row.deed()
                                                    : row.after() == 0
                                                            ? write.deed() == row.deed()
                                                            : ends(write, row));
            if (!nothing && !there) {
                wrong.add("an audit row without its write: " + told(row));
            }
        }
        return wrong;
    }

    /**
     * Returns whether a write led to a row's version. Where an answer was lost, the row has the
     * version at which the object was seen afterwards, and a controller may have written since.
     */
    private static boolean ends(Write write, Row row) {
        return write.version() == row.after()
                || row.event().kind() == AuditKind.OBJECT_APPLIED
                        && write.deed() == row.deed()
                        && row.before() < write.version()
                        && write.version() < row.after();
    }

    /** What was deleted was not asked for any more by the commit of the plan that deleted it. */
    static List<String> unplanned(
            Collection<Write> writes, Collection<Row> rows, Set<Integer> prunes, Wanted wanted) {
        Map<ResourceKey, List<Row>> accounts = byObject(rows);
        List<String> wrong = new ArrayList<>();
        for (Write write : writes) {
            if (write.by() != By.LEEWAY || !write.deletes() || isRight(write)) {
                continue;
            }
            Optional<Row> row =
                    accounts.getOrDefault(write.key(), List.of()).stream()
                            .filter(one -> one.deed() == write.deed())
                            .filter(one -> one.event().kind() == AuditKind.OBJECT_DELETED)
                            .findFirst();
            if (!prunes.contains(write.deed())) {
                wrong.add("a deletion that nobody asked for: " + told(write));
            } else if (row.isPresent()
                    && wanted.at(
                                    row.get().event().revision(),
                                    row.get().event().application(),
                                    write.key())
                            .isPresent()) {
                wrong.add("a deletion of what Git asks for: " + told(write));
            }
        }
        return wrong;
    }

    /** What is reported done was at that version as the commit asks. */
    static List<String> unlike(Collection<Write> writes, Collection<Row> rows, Wanted wanted) {
        Map<ResourceKey, List<Write>> made = new HashMap<>();
        writes.forEach(one -> made.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one));
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            Write write =
                    row.event().object().map(made::get).orElse(List.of()).stream()
                            .filter(one -> one.by() == By.LEEWAY && ends(one, row))
                            .reduce((_, later) -> later)
                            .orElse(null);
            if (row.event().kind() != AuditKind.OBJECT_APPLIED
                    || row.event().outcome() != Outcome.DONE
                    || write == null) {
                continue;
            }
            Optional<JsonObject> asked =
                    wanted.at(row.event().revision(), row.event().application(), write.key());
            if (asked.isEmpty() && !write.key().kind().equals("Namespace")) {
                wrong.add("done, and its commit does not ask for it: " + told(row));
            } else if (asked.isPresent() && !GitTruth.has(write.object(), asked.get())) {
                wrong.add("reported done and not as its commit asks: " + told(row));
            }
        }
        return wrong;
    }

    /** Everything that carries Leeway's mark or fields is in its application's inventory. */
    static List<String> holes(
            Collection<JsonObject> living, Map<String, Set<ResourceKey>> inventories) {
        List<String> wrong = new ArrayList<>();
        for (JsonObject object : living) {
            Manifest live = new Manifest(object);
            boolean applied =
                    live.annotation(TrackingMark.ANNOTATION).isPresent()
                            || live.metadata()
                                    .arrayAt("managedFields")
                                    .objects()
                                    .anyMatch(
                                            entry -> entry.string("manager", "").equals("leeway"));
            if (applied
                    && !live.kind().equals("Namespace")
                    && !inventories.getOrDefault(live.namespace(), Set.of()).contains(live.key())) {
                wrong.add("a hole in the inventory: " + live.key() + " is not in it");
            }
        }
        return wrong;
    }

    /** No lease is without an end. */
    static List<String> endless(Collection<JsonObject> leases) {
        return leases.stream()
                .filter(one -> one.string("end", "").isEmpty())
                .map(one -> "a lease without an end: " + one.string("id", "?"))
                .toList();
    }

    private static String told(Write write) {
        return "deed %d %s %s by %s, version %d to %d"
                .formatted(
                        write.deed(),
                        write.method(),
                        write.key(),
                        write.manager(),
                        write.before(),
                        write.version());
    }

    private static String told(Row row) {
        return "deed %d %s %s %s, version %s to %s, run %s: %s"
                .formatted(
                        row.deed(),
                        row.event().kind(),
                        row.event().outcome(),
                        row.event().object().map(ResourceKey::toString).orElse(""),
                        row.event().resourceVersionBefore(),
                        row.event().resourceVersionAfter(),
                        row.event().runId(),
                        row.event().message());
    }
}
