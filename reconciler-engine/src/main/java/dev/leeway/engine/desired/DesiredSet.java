package dev.leeway.engine.desired;

import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Revision;
import java.util.List;

/**
 * Everything that one application wants at one revision.
 *
 * @param revision the revision
 * @param objects what should exist, in the renderer's order, keys unique
 * @param hooks what runs at a moment of a sync, or is left out of it, in the renderer's order
 * @param problems documents that did not become objects; nothing is pruned while there are any
 * @param notices what was changed or passed over without harm
 */
public record DesiredSet(
        Revision revision,
        List<DesiredObject> objects,
        List<DesiredHook> hooks,
        List<DesiredProblem> problems,
        List<RenderedManifests.Notice> notices) {
    public DesiredSet {
        objects = List.copyOf(objects);
        hooks = List.copyOf(hooks);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }
}
