package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people put into an object that Git asks for, and Git does not ask for. A server-side apply
 * leaves it alone, because another manager owns it, so it is no difference; but nobody who reads
 * Git knows of it, and {@code kubectl apply} leaves behind what Git dropped since.
 *
 * <p>Only what is certain is told: fields of {@code kubectl apply} that its own record names, and
 * fields that kubectl changed in an object which was there. What a tool created owns the server's
 * defaults too, which nobody asked for.
 */
final class Additions {
    /** The manager of a fix under a lease, which is told as such. */
    private static final Set<String> LEASES = Set.of("leeway-bypass", "leeway-hotfix");

    /** A restart leaves its time in the pods' template; it asks for nothing that lasts. */
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private Additions() {}

    /**
     * Returns them in the order of their paths, each as a whole where nobody else has a part in it;
     * values of Secrets are masked.
     *
     * @param desired what Git asks for
     * @param live the object in the cluster
     * @param leftAlone what rules say of it
     */
    static List<FieldChange> of(Manifest desired, Manifest live, LeftAlone leftAlone) {
        if (!isTouched(live)) {
            return List.of();
        }
        FieldSet byHand = FieldSet.EMPTY;
        FieldSet others = FieldSet.EMPTY;
        for (JsonValue entry : live.metadata().arrayAt("managedFields")) {
            if (!(entry instanceof JsonObject record)) {
                continue;
            }
            FieldOwner owner = FieldOwners.owner(record);
            if (tells(owner)) {
                byHand = byHand.union(parsed(record));
            } else {
                others = others.union(parsed(record));
            }
        }
        return unasked(desired, live, byHand, others, leftAlone);
    }

    /** Returns the fields beside Git that rules leave alone, each as its manager owns it. */
    static Set<FieldPath> hidden(Manifest desired, Manifest live, LeftAlone leftAlone) {
        if (leftAlone.equals(LeftAlone.NOTHING)) {
            return Set.of();
        }
        JsonObject asked = SecretTexts.of(desired);
        JsonObject rest = leftAlone.rest(live);
        FieldOwners owners = FieldOwners.of(live);
        Set<FieldPath> hidden = new TreeSet<>();
        for (FieldPath path : handmade(live).leaves().paths()) {
            if (FieldAt.get(asked, path).isEmpty() && leftAlone.covers(path, rest, owners)) {
                hidden.add(path);
            }
        }
        return hidden;
    }

    private static FieldSet handmade(Manifest live) {
        FieldSet byHand = FieldSet.EMPTY;
        for (JsonObject record : live.metadata().arrayAt("managedFields").objects().toList()) {
            byHand = tells(FieldOwners.owner(record)) ? byHand.union(parsed(record)) : byHand;
        }
        return byHand;
    }

    /** Returns the names of those who add fields to an object by hand. */
    static Set<String> managers(Manifest live) {
        Set<String> names = new TreeSet<>();
        live.metadata()
                .arrayAt("managedFields")
                .objects()
                .map(FieldOwners::owner)
                .filter(Additions::tells)
                .forEach(owner -> names.add(owner.manager()));
        return names;
    }

    /** Most objects are not: that is seen without reading what is owned. */
    static boolean isTouched(Manifest live) {
        return live.metadata()
                .arrayAt("managedFields")
                .objects()
                .anyMatch(entry -> tells(FieldOwners.owner(entry)));
    }

    private static boolean tells(FieldOwner owner) {
        return owner.subresource().isEmpty()
                && !LEASES.contains(owner.manager())
                && (FieldMigration.applies(owner) || FieldMigration.edits(owner));
    }

    private static FieldSet parsed(JsonObject record) {
        try {
            return FieldSet.parse(record.objectAt("fieldsV1"));
        } catch (IllegalArgumentException unreadable) {
            return FieldSet.EMPTY;
        }
    }

    private static List<FieldChange> unasked(
            Manifest desired,
            Manifest live,
            FieldSet byHand,
            FieldSet others,
            LeftAlone leftAlone) {
        JsonObject rest = leftAlone.rest(live);
        JsonObject asked = SecretTexts.of(desired);
        Optional<JsonObject> record = FieldMigration.lastApplied(live);
        FieldOwners owners = FieldOwners.of(live);
        List<FieldPath> told = new ArrayList<>();
        List<FieldPath> untold = new ArrayList<>();
        for (FieldPath path : byHand.leaves().paths()) {
            if (FieldAt.get(asked, path).isEmpty()) {
                boolean tell =
                        !isKubectlsOwn(path)
                                && certain(path, owners, record)
                                && !leftAlone.covers(path, rest, owners);
                (tell ? told : untold).add(path);
            }
        }
        FieldSet apart = others.union(FieldSet.of(untold));
        Set<FieldPath> wholes = new TreeSet<>();
        told.forEach(path -> wholes.add(whole(path, asked, apart)));
        List<FieldChange> additions = new ArrayList<>();
        for (FieldPath path : wholes) {
            FieldAt.get(live.root(), path)
                    .map(
                            value ->
                                    FieldChanges.finished(
                                            live.gvk().groupKind(),
                                            new RawChange(
                                                    path,
                                                    FieldAt.pointer(live.root(), path).orElse(""),
                                                    null,
                                                    value),
                                            owners))
                    .ifPresent(additions::add);
        }
        return List.copyOf(additions);
    }

    private static boolean isKubectlsOwn(FieldPath path) {
        return !path.elements().isEmpty()
                && path.elements().getLast() instanceof PathElement.Name(String name)
                && (name.equals(FieldMigration.LAST_APPLIED) || name.equals(RESTARTED_AT));
    }

    /** What only kubectl's apply owns is certain where its record names it. */
    private static boolean certain(
            FieldPath path, FieldOwners owners, Optional<JsonObject> record) {
        return record.filter(applied -> FieldAt.get(applied, path).isPresent()).isPresent()
                || owners.owners(path).stream()
                        .anyMatch(owner -> tells(owner) && FieldMigration.edits(owner));
    }

    /** The outermost part that Git does not ask for and that holds nothing else. */
    private static FieldPath whole(FieldPath path, JsonObject asked, FieldSet apart) {
        FieldPath here = FieldPath.ROOT;
        FieldSet below = apart;
        for (PathElement step : path.elements()) {
            here = here.then(step);
            boolean shared = below.containsStep(step) || !below.below(step).isEmpty();
            below = below.below(step);
            if (!shared && FieldAt.get(asked, here).isEmpty()) {
                return here;
            }
        }
        return path;
    }
}
