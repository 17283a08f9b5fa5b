package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who is behind a field of a live object, from its managed fields.
 *
 * <p>Source: Kubernetes API, {@code ManagedFieldsEntry}. The time is that of the manager's last
 * change to any of its fields, so it is an upper bound for a single one.
 */
public final class FieldOwners {
    private static final Comparator<FieldOwner> NEWEST_FIRST =
            Comparator.comparing((FieldOwner owner) -> owner.time().orElse(Instant.MIN))
                    .reversed()
                    .thenComparing(FieldOwner::manager)
                    .thenComparing(FieldOwner::subresource)
                    .thenComparing(FieldOwner::operation);

    private final List<Entry> entries;

    private record Entry(FieldOwner owner, FieldSet fields) {}

    private FieldOwners(List<Entry> entries) {
        this.entries = entries;
    }

    /** Reads the managed fields of an object; entries that cannot be read are left out. */
    public static FieldOwners of(Manifest live) {
        List<Entry> entries = new ArrayList<>();
        for (JsonValue value : live.metadata().arrayAt("managedFields")) {
            if (value instanceof JsonObject record) {
                fields(record).ifPresent(set -> entries.add(new Entry(owner(record), set)));
            }
        }
        return new FieldOwners(entries);
    }

    private static Optional<FieldSet> fields(JsonObject record) {
        try {
            return Optional.of(FieldSet.parse(record.objectAt("fieldsV1")));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads who an entry of managed fields is about. */
    static FieldOwner owner(JsonObject record) {
        return new FieldOwner(
                record.string("manager", ""),
                record.string("operation", ""),
                record.string("subresource", ""),
                record.string("time").flatMap(FieldOwners::time));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns who is behind the live value at a path; null stands for no live value. */
    public Attribution attribute(FieldPath path, @Nullable JsonValue live) {
        if (live == null) {
            return new Attribution.Unknown(Attribution.Unknown.Reason.NOT_THERE);
        }
        if (entries.isEmpty()) {
            return new Attribution.Unknown(Attribution.Unknown.Reason.NOT_RECORDED);
        }
        List<FieldOwner> owners = owners(path);
        return owners.isEmpty()
                ? new Attribution.Unknown(Attribution.Unknown.Reason.UNOWNED)
                : new Attribution.Known(owners.getFirst(), owners.subList(1, owners.size()));
    }

    /** Returns who owns a field, whoever changed anything last first. */
    List<FieldOwner> owners(FieldPath path) {
        return entries.stream()
                .filter(entry -> owns(entry.fields(), path))
                .map(Entry::owner)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Returns whether a manager of this name owns the field. */
    boolean ownedBy(String manager, FieldPath path) {
        return entries.stream()
                .anyMatch(
                        entry ->
                                entry.owner().manager().equals(manager)
                                        && owns(entry.fields(), path));
    }

    /** Returns whether the field has owners, and no manager of this name is among them. */
    boolean ownedByOthersAlone(String manager, FieldPath path) {
        return !ownedBy(manager, path)
                && entries.stream().anyMatch(entry -> owns(entry.fields(), path));
    }

    /** Returns whether a manager of another name applied the field. */
    boolean appliedByOthers(String manager, FieldPath path) {
        return entries.stream()
                .anyMatch(
                        entry ->
                                entry.owner().operation().equals("Apply")
                                        && !entry.owner().manager().equals(manager)
                                        && owns(entry.fields(), path));
    }

    /**
     * Returns what is owned as one with a field: the list without keys or the map that it stands
     * in, or the field itself. Whoever sends a part of such a whole sends all of it.
     */
    FieldPath inseparable(FieldPath path) {
        FieldPath here = FieldPath.ROOT;
        for (PathElement step : path.elements()) {
            if (step instanceof PathElement.Index || isOwnedAsOne(here)) {
                return here;
            }
            here = here.then(step);
        }
        return path;
    }

    /** Returns whether somebody owns a container as a leaf, and nobody anything within it. */
    private boolean isOwnedAsOne(FieldPath path) {
        boolean leaf = false;
        for (Entry entry : entries) {
            FieldSet here = entry.fields();
            boolean member = false;
            for (PathElement step : path.elements()) {
                member = here.containsStep(step);
                here = here.below(step);
            }
            if (!here.isEmpty()) {
                return false;
            }
            leaf |= member;
        }
        return leaf;
    }

    /** Returns the tool for people that changed the object last, if any did. */
    Optional<FieldOwner> newestHand() {
        return entries.stream()
                .map(Entry::owner)
                .filter(owner -> ManagerNature.of(owner) == ManagerNature.HAND)
                .min(NEWEST_FIRST);
    }

    /**
     * A field is owned by who owns it, something within it, or the whole that it is an inseparable
     * part of. Owning a container as such says nothing about what others put into it.
     */
    private static boolean owns(FieldSet fields, FieldPath path) {
        FieldSet here = fields;
        for (PathElement step : path.elements()) {
            FieldSet below = here.below(step);
            boolean member = here.containsStep(step);
            if (below.isEmpty()) {
                return member;
            }
            here = below;
        }
        return true;
    }
}
