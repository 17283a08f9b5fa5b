package dev.leeway.engine.compare;

import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.FieldSetMemo;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import java.util.Optional;
import java.util.Set;

/**
 * Proves, without asking the server, that a server-side apply would change nothing: every desired
 * value stands in the live object already, and nothing that the manager applied earlier would be
 * taken away. Answers "not proved" whenever it is not certain; that says nothing about a
 * difference.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply". The stored object has been
 * through defaulting and admission already, so an apply that merges to exactly it stores exactly
 * it.
 */
public final class LocalProof {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    /** The groups whose kinds the API server itself defines. */
    private static final Set<String> OWN_GROUPS =
            Set.of(
                    "",
                    "admissionregistration.k8s.io",
                    "apiextensions.k8s.io",
                    "apiregistration.k8s.io",
                    "apps",
                    "autoscaling",
                    "batch",
                    "certificates.k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "networking.k8s.io",
                    "node.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "scheduling.k8s.io",
                    "storage.k8s.io");

    /** What the manager owns, and what all others own together. */
    private record Owned(FieldSet ours, FieldSet others) {}

    private LocalProof() {}

    /**
     * Tries.
     *
     * @param desired the body that would be sent
     * @param live the live object with its managed fields
     * @param manager the field manager that would send it
     * @param schema the kind's shape, empty where it is not known
     * @return whether it is proved that nothing would change
     */
    public static boolean unchanged(
            Manifest desired, Manifest live, String manager, Optional<FieldSchema> schema) {
        return unchanged(desired, live, manager, schema, new FieldSetMemo());
    }

    /**
     * The same as one of many.
     *
     * @param sets what was read of managed fields before
     */
    static boolean unchanged(
            Manifest desired,
            Manifest live,
            String manager,
            Optional<FieldSchema> schema,
            FieldSetMemo sets) {
        if (!desired.apiVersion().equals(live.apiVersion())
                || !desired.kind().equals(live.kind())
                || !desired.name().equals(live.name())) {
            return false;
        }
        GroupKind kind = desired.gvk().groupKind();
        JsonObject wanted = SecretTexts.of(desired).without("status");
        if (!MetadataProof.holds(wanted, live.root())) {
            return false;
        }
        Optional<Owned> owned = owned(live, manager, sets);
        if (owned.isEmpty()) {
            return false;
        }
        wanted = MetadataProof.withoutIdle(wanted, live.root());
        FieldSet ours = owned.get().ours();
        FieldSet others = owned.get().others();
        FieldSet all = ours.union(others);
        MergeProof merge = new MergeProof(OWN_GROUPS.contains(kind.group()));
        JsonObject filled = ServerDefaults.fill(kind, wanted);
        boolean changesNothing =
                schema.isPresent()
                        ? merge.holds(filled, live.root(), schema.get(), all)
                        : merge.holdsUnshaped(filled, live.root(), all);
        return changesNothing
                && RemovalProof.holds(ours, others, wanted, live.root(), schema.orElse(UNKNOWN));
    }

    /** Reads who owns what; empty when the manager's own fields are those of another version. */
    private static Optional<Owned> owned(Manifest live, String manager, FieldSetMemo sets) {
        FieldSet ours = FieldSet.EMPTY;
        FieldSet others = FieldSet.EMPTY;
        try {
            for (JsonValue entry : live.metadata().arrayAt("managedFields")) {
                if (!(entry instanceof JsonObject record)) {
                    return Optional.empty();
                }
                boolean sameVersion = record.string("apiVersion", "").equals(live.apiVersion());
                boolean mine =
                        record.string("manager", "").equals(manager)
                                && record.string("operation", "").equals("Apply")
                                && record.string("subresource", "").isEmpty();
                if (mine && !sameVersion) {
                    return Optional.empty();
                }
                if (sameVersion) {
                    FieldSet set = sets.parse(record.objectAt("fieldsV1"));
                    ours = mine ? set : ours;
                    others = mine ? others : others.union(set);
                }
            }
            return Optional.of(new Owned(ours, others));
        } catch (IllegalArgumentException notFieldsV1) {
            return Optional.empty();
        }
    }
}
