package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the target branch has other values on the touched fields than at the proposal's base, and
 * than were proposed. Where review changed the very lines of the proposal and merged them as
 * another commit, that is all that is left to see.
 */
final class MovedTarget {
    private final ProposalWork work;
    private final Duration timeout;

    MovedTarget(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    /** Returns whether it has; what does not render says nothing. */
    boolean saysOtherwise(
            Proposal proposal, Recipe recipe, Workspace.Repository repository, SourceTree tip)
            throws ProposalException, SourceException, InterruptedException {
        boolean lease = proposal.kind() == ProposalReason.Kind.BYPASS;
        if (!lease || tip.revision().commit().equals(proposal.base())) {
            return false;
        }
        SourceTree base = work.read(repository, proposal.base(), Freshness.MIRROR, timeout);
        Workspace.Application application = work.application(proposal.application());
        ApplicationRendering rendering = work.rendering(timeout);
        try {
            List<RenderedManifest> before = rendering.render(application, base);
            List<RenderedManifest> now = rendering.render(application, tip);
            return recipe.touched().stream().anyMatch(one -> moved(one, before, now));
        } catch (RenderException e) {
            return false;
        }
    }

    private static boolean moved(
            TouchedObject touched, List<RenderedManifest> before, List<RenderedManifest> now) {
        return touched.fields().stream()
                .anyMatch(
                        field -> {
                            Optional<JsonValue> value = value(now, touched, field);
                            return !value.equals(value(before, touched, field))
                                    && !value.equals(FieldValues.find(touched.live(), field));
                        });
    }

    private static Optional<JsonValue> value(
            List<RenderedManifest> rendered, TouchedObject touched, FieldPath field) {
        return Drafting.find(rendered, touched.object())
                .flatMap(object -> FieldValues.find(object.manifest().root(), field));
    }
}
