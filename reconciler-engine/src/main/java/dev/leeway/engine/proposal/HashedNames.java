package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.NameHash;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows objects again whose names end in a hash of what they hold, as Kustomize generates them:
 * another content means another name. Pure.
 */
final class HashedNames {
    private HashedNames() {}

    /**
     * What an edited source makes, under the names of before.
     *
     * @param manifests the objects
     * @param renamed that objects go and others come, where it is only their names that do
     */
    record Known(List<Manifest> manifests, List<Mismatch> renamed) {}

    /** Gives every object its old name back that has another one only because of its content. */
    static Known underOldNames(List<Manifest> before, List<Manifest> after) {
        Set<ResourceKey> old = keys(before);
        Set<ResourceKey> now = keys(after);
        List<Manifest> manifests = new ArrayList<>();
        List<Mismatch> renamed = new ArrayList<>();
        for (Manifest manifest : after) {
            ResourceKey key = manifest.key();
            List<ResourceKey> gone =
                    old.contains(key)
                            ? List.of()
                            : old.stream()
                                    .filter(one -> !now.contains(one) && NameHash.alike(one, key))
                                    .toList();
            if (gone.size() == 1) {
                renamed.add(new Mismatch.Disappears(gone.getFirst()));
                renamed.add(new Mismatch.Appears(key));
                manifests.add(named(manifest, gone.getFirst().name()));
            } else {
                manifests.add(manifest);
            }
        }
        return new Known(List.copyOf(manifests), List.copyOf(renamed));
    }

    private static Set<ResourceKey> keys(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::key).collect(Collectors.toSet());
    }

    private static Manifest named(Manifest manifest, String name) {
        return new Manifest(
                manifest.root()
                        .with("metadata", manifest.metadata().with("name", new JsonString(name))));
    }
}
