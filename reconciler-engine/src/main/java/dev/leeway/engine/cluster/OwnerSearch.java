package dev.leeway.engine.cluster;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.browse.OwnerTree.Node;
import dev.leeway.engine.browse.OwnerTree.Presence;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds owners and owned objects. Upwards it reads each owner. Downwards the API has no question to
 * ask, so the metadata of every kind in the namespace is listed and its owner references followed.
 */
final class OwnerSearch {
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private static final int DEEPEST = 20;
    private static final int MOST_OF_A_KIND = 20_000;

    private final ApiClient client;
    private final FanOut lists;

    OwnerSearch(ApiClient client, FanOut lists) {
        this.client = client;
        this.lists = lists;
    }

    /** One search. */
    private final class Search {
        private final KindCatalog kinds;
        private final Deadline deadline;
        private final List<Wording> unread = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final Set<String> known = new HashSet<>();

        Search(KindCatalog kinds, Deadline deadline) {
            this.kinds = kinds;
            this.deadline = deadline;
        }

        OwnerTree of(ResourceKey key, ServedKind kind) throws InterruptedException {
            switch (get(key, kind)) {
                case LiveState.Present(Manifest found, var _) -> {
                    Manifest start = metadata(kind, found);
                    String top = above(start);
                    nodes.add(present(start, start.key(), owner(top)));
                    known.add(start.uid());
                    below(start);
                }
                case LiveState.Absent _ ->
                        nodes.add(
                                new Node(
                                        key,
                                        "",
                                        Optional.empty(),
                                        Presence.GONE,
                                        Optional.empty()));
                case LiveState.Unreadable unreadable -> {
                    nodes.add(
                            new Node(key, "", Optional.empty(), Presence.UNREAD, Optional.empty()));
                    unread.add(unreadable.said());
                }
            }
            return new OwnerTree(nodes, unread);
        }

        private static Optional<String> owner(String uid) {
            return uid.isEmpty() ? Optional.empty() : Optional.of(uid);
        }

        private static Node present(Manifest manifest, ResourceKey key, Optional<String> owner) {
            return new Node(key, manifest.uid(), owner, Presence.PRESENT, Optional.of(manifest));
        }

        private LiveState get(ResourceKey key, ServedKind kind) throws InterruptedException {
            ApiCall call = ApiCall.get(Targets.object(kind, key), METADATA, "get " + key);
            ApiOutcome outcome = client.send(call, deadline.left());
            if (outcome instanceof Answered answer) {
                if (answer.good()) {
                    return new LiveState.Present(new Manifest(answer.body()), Instant.now());
                }
                if (answer.status() == 404) {
                    return new LiveState.Absent(Instant.now());
                }
            }
            return Refusals.unreadable(call, outcome);
        }

        /** Adds the owners of an object, the topmost first; returns the uid of the nearest. */
        private String above(Manifest start) throws InterruptedException {
            List<Node> chain = new ArrayList<>();
            Manifest at = start;
            Optional<JsonObject> reference = controller(at);
            while (reference.isPresent() && chain.size() < DEEPEST) {
                JsonObject named = reference.get();
                Gvk gvk = Gvk.of(named.string("apiVersion", ""), named.string("kind", ""));
                String uid = named.string("uid", "");
                Optional<ServedKind> kind =
                        kinds.find(gvk).or(() -> kinds.preferred(gvk.groupKind()));
                boolean inside = kind.map(ServedKind::namespaced).orElse(true);
                ResourceKey key =
                        new ResourceKey(
                                gvk.group(),
                                gvk.kind(),
                                inside ? at.namespace() : "",
                                named.string("name", ""));
                if (!known.add(uid)) {
                    break;
                }
                LiveState state =
                        kind.isPresent()
                                ? get(key, kind.get())
                                : new LiveState.Unreadable(
                                        LiveState.Unreadable.Reason.UNKNOWN_KIND,
                                        ClusterPhrase.UNSERVED.of(gvk.toString()));
                reference = Optional.empty();
                switch (state) {
                    case LiveState.Present(Manifest found, var _) when found.uid().equals(uid) -> {
                        Manifest owner = metadata(kind.orElseThrow(), found);
                        chain.add(present(owner, key, Optional.empty()));
                        at = owner;
                        reference = controller(owner);
                    }
                    // Another object of the same name is not the owner: that one is gone.
                    case LiveState.Present _, LiveState.Absent _ ->
                            chain.add(missing(key, uid, Presence.GONE));
                    case LiveState.Unreadable unreadable -> {
                        chain.add(missing(key, uid, Presence.UNREAD));
                        unread.add(unreadable.said());
                    }
                }
            }
            String owner = "";
            for (Node node : chain.reversed()) {
                nodes.add(
                        new Node(
                                node.key(),
                                node.uid(),
                                owner(owner),
                                node.presence(),
                                node.metadata()));
                owner = node.uid();
            }
            return owner;
        }

        private static Node missing(ResourceKey key, String uid, Presence presence) {
            return new Node(key, uid, Optional.empty(), presence, Optional.empty());
        }

        /** Returns the owner that controls an object, or the first that it names. */
        private static Optional<JsonObject> controller(Manifest manifest) {
            List<JsonObject> owners =
                    manifest.metadata().arrayAt("ownerReferences").objects().toList();
            return owners.stream()
                    .filter(owner -> owner.bool("controller", false))
                    .findFirst()
                    .or(() -> owners.stream().findFirst());
        }

        private void below(Manifest start) throws InterruptedException {
            List<ServedKind> listed =
                    kinds.all().stream()
                            .filter(kind -> kind.verbs().contains("list"))
                            .filter(kind -> !kind.gvk().kind().equals("Event"))
                            // What is in a namespace owns nothing outside of it.
                            .filter(kind -> kind.namespaced() || start.namespace().isEmpty())
                            .toList();
            var outcomes =
                    lists.run(listed, deadline.left(), kind -> owned(kind, start.namespace()));
            Map<String, List<Manifest>> byOwner = new HashMap<>();
            for (int i = 0; i < listed.size(); i++) {
                String name = listed.get(i).gvk().groupKind().toString();
                switch (outcomes.get(i)) {
                    case FanOut.Outcome.Done<List<Manifest>>(List<Manifest> found) ->
                            found.forEach(
                                    manifest ->
                                            manifest.metadata()
                                                    .arrayAt("ownerReferences")
                                                    .objects()
                                                    .forEach(
                                                            owner ->
                                                                    byOwner.computeIfAbsent(
                                                                                    owner.string(
                                                                                            "uid",
                                                                                            ""),
                                                                                    _ ->
                                                                                            new ArrayList<>())
                                                                            .add(manifest)));
                    case FanOut.Outcome.Failed<List<Manifest>>(Exception cause) ->
                            unread.add(Told.by(cause));
                    case FanOut.Outcome.Unfinished<List<Manifest>> _,
                            FanOut.Outcome.NotStarted<List<Manifest>> _ ->
                            unread.add(
                                    ClusterPhrase.SAID.of(
                                            RequestPhrase.LIST.of(name),
                                            ClusterPhrase.AGAIN_LATER.of()));
                }
            }
            addOwned(start.uid(), byOwner, 0);
        }

        private void addOwned(String uid, Map<String, List<Manifest>> byOwner, int depth) {
            Map<String, Manifest> owned = new LinkedHashMap<>();
            byOwner.getOrDefault(uid, List.of()).stream()
                    .sorted(Comparator.comparing(Manifest::key))
                    .forEach(manifest -> owned.putIfAbsent(manifest.uid(), manifest));
            for (Manifest manifest : owned.values()) {
                if (depth < DEEPEST && known.add(manifest.uid())) {
                    nodes.add(present(manifest, manifest.key(), Optional.of(uid)));
                    addOwned(manifest.uid(), byOwner, depth + 1);
                }
            }
        }

        private List<Manifest> owned(ServedKind kind, String namespace)
                throws ClusterException, InterruptedException {
            List<Manifest> found = new ArrayList<>();
            String next = "";
            int seen = 0;
            do {
                String target = kind.collectionPath(Targets.escaped(namespace)) + "?limit=500";
                target +=
                        next.isEmpty()
                                ? ""
                                : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
                ApiCall call =
                        ApiCall.get(
                                target, KindLister.METADATA_LIST, "list " + kind.gvk().groupKind());
                ApiOutcome outcome = client.send(call, deadline.left());
                if (!(outcome instanceof Answered answer) || !answer.good()) {
                    throw Refusals.error(call, outcome);
                }
                List<JsonObject> items = answer.body().arrayAt("items").objects().toList();
                seen += items.size();
                items.stream()
                        .filter(
                                item ->
                                        !item.objectAt("metadata")
                                                .arrayAt("ownerReferences")
                                                .isEmpty())
                        .map(item -> new Manifest(KindLister.asKind(kind, item)))
                        .forEach(found::add);
                next = answer.body().objectAt("metadata").string("continue", "");
            } while (!next.isEmpty() && seen < MOST_OF_A_KIND);
            if (!next.isEmpty()) {
                throw new ClusterException(
                        LiveState.Unreadable.Reason.SERVER_ERROR,
                        ClusterPhrase.OWNERS_MANY.of(
                                RequestPhrase.LIST.of(kind.gvk().groupKind().toString()),
                                Wording.quoted(Integer.toString(MOST_OF_A_KIND))),
                        ClusterPhrase.OWNERS_MANY_NEXT.of(),
                        null);
            }
            return found;
        }
    }

    private static Manifest metadata(ServedKind kind, Manifest received) {
        return new Manifest(KindLister.asKind(kind, received.root()));
    }

    OwnerTree of(KindCatalog kinds, ResourceKey key, ServedKind kind, Deadline deadline)
            throws InterruptedException {
        return new Search(kinds, deadline).of(key, kind);
    }
}
