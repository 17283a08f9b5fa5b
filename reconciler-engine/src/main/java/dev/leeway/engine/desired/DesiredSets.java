package dev.leeway.engine.desired;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns rendered documents into what should exist: scope resolved, namespace filled in or cleared,
 * fields that only a server sets taken out, every object there once. Pure.
 */
public final class DesiredSets {
    private static final List<String> SERVER_METADATA =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "creationTimestamp",
                    "generation",
                    "selfLink");

    private DesiredSets() {}

    /**
     * Makes the desired set.
     *
     * @param rendered the documents
     * @param catalog the kinds that the destination serves; a kind that it does not serve is looked
     *     for in the set's own custom resource definitions
     * @param namespace the destination namespace, for namespaced objects that name none; may be
     *     empty, then such objects are problems
     */
    public static DesiredSet of(RenderedManifests rendered, KindCatalog catalog, String namespace) {
        var scopes = new KindScopes(catalog, OwnDefinitions.of(rendered.manifests()));
        var collector = new Collector(scopes, namespace, rendered.notices());
        rendered.manifests().forEach(collector::take);
        return new DesiredSet(
                rendered.revision(),
                collector.objects,
                collector.hooks,
                collector.problems,
                collector.notices);
    }

    private static final class Collector {
        private final KindScopes scopes;
        private final String namespace;
        private final List<DesiredObject> objects = new ArrayList<>();
        private final List<DesiredHook> hooks = new ArrayList<>();
        private final List<DesiredProblem> problems = new ArrayList<>();
        private final List<Notice> notices;
        private final Map<ResourceKey, Origin> seen = new HashMap<>();

        Collector(KindScopes scopes, String namespace, List<Notice> notices) {
            this.scopes = scopes;
            this.namespace = namespace;
            this.notices = new ArrayList<>(notices);
        }

        void take(RenderedManifest document) {
            Manifest manifest = document.manifest();
            Origin origin = document.origin();
            Optional<HookMarks> hook = HookMarks.of(manifest);
            boolean unnamed = hook.isPresent() && ObjectShape.isUnnamed(manifest);
            Optional<Wording> flaw = ObjectShape.flaw(manifest, unnamed);
            if (flaw.isPresent()) {
                problems.add(new DesiredProblem.NotAnObject(origin, flaw.get()));
                return;
            }
            Gvk gvk = manifest.gvk();
            ServedKind kind = scopes.find(gvk);
            ObjectOptions options = ObjectOptions.of(manifest, SyncOptions.NONE);
            tellOfOptions(manifest, options, origin);
            if (kind == null && options.kindMayCome() && !scopes.isUnreadable(gvk.group())) {
                kind = ServedKind.awaited(gvk);
            }
            if (kind == null) {
                problems.add(
                        scopes.isUnreadable(gvk.group())
                                ? new DesiredProblem.UnreadableKind(gvk, manifest.key(), origin)
                                : new DesiredProblem.UnknownKind(gvk, manifest.key(), origin));
                return;
            }
            Manifest placed = place(manifest, kind, origin);
            if (placed == null) {
                return;
            }
            Manifest normal = new Manifest(SecretTexts.of(withoutServerFields(placed, origin)));
            if (unnamed) {
                take(hook.orElseThrow(), normal, kind, origin);
                return;
            }
            ResourceKey key = normal.key();
            Origin first = seen.putIfAbsent(scopes.identity(key), origin);
            if (first != null) {
                problems.add(new DesiredProblem.Duplicate(key, origin, first));
                return;
            }
            DesiredObject object = new DesiredObject(key, kind, normal, origin);
            hook.ifPresentOrElse(
                    marks -> hooks.add(new DesiredHook(object, marks)), () -> objects.add(object));
        }

        /** A hook without a name: the beginning of its name stands for it. */
        private void take(HookMarks marks, Manifest manifest, ServedKind kind, Origin origin) {
            String beginning = manifest.metadata().string("generateName", "");
            ResourceKey key =
                    new ResourceKey(
                            manifest.gvk().group(),
                            manifest.kind(),
                            manifest.namespace(),
                            beginning);
            hooks.add(new DesiredHook(new DesiredObject(key, kind, manifest, origin), marks));
        }

        private void tellOfOptions(Manifest manifest, ObjectOptions options, Origin origin) {
            String object = manifest.kind() + " " + manifest.name();
            if (!options.unknown().isEmpty()) {
                notices.add(
                        new Notice(
                                origin,
                                DesiredPhrase.OPTIONS_UNKNOWN.of(
                                        object, String.join(", ", options.unknown()))));
            }
            if (options.clientSide()) {
                notices.add(new Notice(origin, DesiredPhrase.ALWAYS_ON_SERVER.of(object)));
            }
        }

        /** Fills in or clears the namespace; returns null when there is none to fill in. */
        private @Nullable Manifest place(Manifest manifest, ServedKind kind, Origin origin) {
            String written = manifest.namespace();
            if (!kind.namespaced()) {
                if (!manifest.metadata().has("namespace")) {
                    return manifest;
                }
                if (!written.isEmpty()) {
                    notices.add(
                            new Notice(
                                    origin,
                                    DesiredPhrase.NAMESPACE_LEFT_OUT.of(
                                            manifest.kind() + " " + manifest.name(), written)));
                }
                return new Manifest(manifest.root().withoutAt(List.of("metadata", "namespace")));
            }
            if (!written.isEmpty()) {
                return manifest;
            }
            if (namespace.isEmpty()) {
                problems.add(
                        new DesiredProblem.NotAnObject(
                                origin,
                                DesiredPhrase.NO_NAMESPACE.of(manifest.kind(), manifest.name())));
                return null;
            }
            JsonValue filled = new JsonString(namespace);
            return new Manifest(manifest.root().withAt(List.of("metadata", "namespace"), filled));
        }

        private Manifest withoutServerFields(Manifest manifest, Origin origin) {
            List<String> taken = new ArrayList<>();
            JsonObject root = manifest.root();
            for (String field : SERVER_METADATA) {
                if (root.objectAt("metadata").has(field)) {
                    JsonValue value = root.at("metadata", field);
                    root = root.withoutAt(List.of("metadata", field));
                    // Code generators write this null everywhere; it says nothing.
                    if (!field.equals("creationTimestamp") || value != JsonNull.NULL) {
                        taken.add("metadata." + field);
                    }
                }
            }
            if (root.has("status")) {
                if (!(root.get("status") instanceof JsonObject status) || !status.isEmpty()) {
                    taken.add("status");
                }
                root = root.without("status");
            }
            if (!taken.isEmpty()) {
                notices.add(
                        new Notice(
                                origin,
                                DesiredPhrase.SERVER_SETS.of(
                                        manifest.kind() + " " + manifest.name(),
                                        String.join(", ", taken))));
            }
            return new Manifest(root);
        }
    }
}
