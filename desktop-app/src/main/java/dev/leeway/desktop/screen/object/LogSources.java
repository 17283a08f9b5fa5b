package dev.leeway.desktop.screen.object;

import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the containers whose logs belong to an object: a pod's own, or those of all its pods. */
public final class LogSources {
    /** So many are read at once; each costs a connection. */
    static final int MOST = 30;

    private static final GroupKind POD = new GroupKind("", "Pod");

    /**
     * One container.
     *
     * @param pod its pod
     * @param container its name
     * @param initial whether it runs before the others
     */
    public record Source(String pod, String container, boolean initial) {
        /** Returns what tells it from the others in few letters. */
        String shortName(List<Source> among) {
            boolean onePod = among.stream().map(Source::pod).distinct().count() == 1;
            boolean oneContainer = among.stream().map(Source::container).distinct().count() == 1;
            if (onePod) {
                return container;
            }
            return oneContainer ? pod : pod + "/" + container;
        }

        @Override
        public String toString() {
            return pod + " / " + container;
        }
    }

    private LogSources() {}

    /**
     * Returns the containers.
     *
     * @throws ClusterException when they cannot be found
     */
    static List<Source> of(ClusterBrowser browser, ResourceKey key)
            throws ClusterException, InterruptedException {
        Optional<ServedKind> pods = browser.kinds(ObjectModel.PATIENCE).preferred(POD);
        if (pods.isEmpty()) {
            return List.of();
        }
        List<ResourceKey> found = new ArrayList<>();
        if (key.groupKind().equals(POD)) {
            found.add(key);
        } else {
            Optional<ServedKind> kind =
                    browser.kinds(ObjectModel.PATIENCE).preferred(key.groupKind());
            if (kind.isPresent()) {
                browser.owners(key, kind.get(), ObjectModel.PATIENCE).nodes().stream()
                        .map(OwnerTree.Node::key)
                        .filter(one -> one.groupKind().equals(POD))
                        .limit(MOST)
                        .forEach(found::add);
            }
        }
        List<Source> sources = new ArrayList<>();
        for (ResourceKey pod : found) {
            switch (browser.object(pod, pods.get(), ObjectModel.PATIENCE)) {
                case LiveState.Present(Manifest manifest, Instant _) -> add(sources, manifest);
                case LiveState.Absent _ -> {
                    // It ended while its siblings were looked for.
                }
                case LiveState.Unreadable(var reason, Wording said) ->
                        throw new ClusterException(reason, said, Wording.none(), null);
            }
        }
        return List.copyOf(sources);
    }

    private static void add(List<Source> sources, Manifest pod) {
        pod.root()
                .arrayAt("spec", "containers")
                .objects()
                .forEach(one -> sources.add(new Source(pod.name(), one.string("name", ""), false)));
        pod.root()
                .arrayAt("spec", "initContainers")
                .objects()
                .forEach(one -> sources.add(new Source(pod.name(), one.string("name", ""), true)));
    }
}
