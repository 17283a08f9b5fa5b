package dev.leeway.engine.run;

import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;

/**
 * Documents, and the objects that belong to them and could not be given.
 *
 * @param rendered the documents
 * @param missing why objects are missing, one problem each
 */
record KeptRendering(RenderedManifests rendered, List<DesiredProblem.NotKept> missing) {
    KeptRendering {
        missing = List.copyOf(missing);
    }

    /** Nothing is missing. */
    static KeptRendering whole(RenderedManifests rendered) {
        return new KeptRendering(rendered, List.of());
    }

    /** Returns whether an object is missing, so that it must not be taken for undesired. */
    boolean lacks(ResourceKey key) {
        return missing.stream().anyMatch(one -> one.key().equals(key));
    }
}
