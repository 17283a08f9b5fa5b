package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.edit.EditProof.Aim;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.rendered.Reach;
import dev.leeway.engine.edit.rendered.SourceEditing;
import dev.leeway.engine.edit.rendered.Trial;
import dev.leeway.engine.edit.rendered.Wish;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds edits that give every touched field its live value and change more of the same application
 * on the way: a checksum of the values beside them, a generated object's name and all that refers
 * to it, a second object that reads the same value. Of several the one that changes least. Only the
 * operator can take such an edit, after seeing what else it changes.
 */
final class WiderEdits {
    private static final int MOST = 20;

    private final Workspace.Application application;
    private final ApplicationRendering rendering;
    private final SourceEditing editing;

    WiderEdits(
            Workspace.Application application,
            ApplicationRendering rendering,
            SourceEditing editing) {
        this.application = application;
        this.rendering = rendering;
        this.editing = editing;
    }

    /**
     * An edit.
     *
     * @param tree the edited files
     * @param notes what it does
     * @param residue what else it changes; touched fields are not among it
     */
    record Found(EditedTree tree, List<Wording> notes, List<Mismatch> residue) {
        Found {
            notes = List.copyOf(notes);
            residue = List.copyOf(residue);
        }
    }

    private record State(EditedTree tree, List<RenderedManifest> rendered, List<Wording> notes) {}

    /** Finds an edit for all aims, or none. */
    Optional<Found> find(EditedTree base, List<RenderedManifest> rendered, List<Aim> aims)
            throws SourceException, InterruptedException {
        State state = new State(base, rendered, List.of());
        for (Aim aim : aims) {
            Optional<State> all = step(state, aim);
            if (all.isPresent()) {
                state = all.get();
                continue;
            }
            for (FieldPath field : aim.fields()) {
                Optional<State> next =
                        step(state, new Aim(aim.object(), List.of(field), aim.wanted()));
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                state = next.get();
            }
        }
        State end = state;
        return residue(Drafting.manifests(rendered), Drafting.manifests(end.rendered()), aims)
                .map(residue -> new Found(end.tree(), end.notes(), residue));
    }

    private Optional<State> step(State state, Aim aim)
            throws SourceException, InterruptedException {
        Optional<RenderedManifest> object = Drafting.find(state.rendered(), aim.object());
        if (object.isEmpty() || Drafting.isSecret(aim)) {
            return Optional.empty();
        }
        Manifest now = object.get().manifest();
        List<FieldPath> open =
                aim.fields().stream()
                        .filter(
                                field ->
                                        !FieldValues.find(now.root(), field)
                                                .equals(FieldValues.find(aim.wanted(), field)))
                        .toList();
        if (open.isEmpty()) {
            return Optional.of(state);
        }
        Aim here = new Aim(now.key(), open, aim.wanted());
        Wish wish = new Wish(object.get(), open, aim.wanted());
        List<Manifest> before = Drafting.manifests(state.rendered());
        Optional<State> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (Reach reach : Reach.values()) {
            for (Trial trial : editing.trials(state.tree(), wish, reach, SharedText.REFUSE)) {
                if (rendering.nanosLeft() <= 0) {
                    return best;
                }
                Optional<State> next = tried(state, trial);
                int price =
                        next.flatMap(
                                        one ->
                                                residue(
                                                        before,
                                                        Drafting.manifests(one.rendered()),
                                                        List.of(here)))
                                .map(List::size)
                                .orElse(Integer.MAX_VALUE);
                if (price < least) {
                    least = price;
                    best = next;
                }
            }
        }
        return best;
    }

    private Optional<State> tried(State state, Trial trial) throws InterruptedException {
        EditedTree tree = state.tree().with(trial);
        List<Wording> notes = new ArrayList<>(state.notes());
        notes.add(trial.note());
        try {
            return Optional.of(new State(tree, rendering.render(application, tree), notes));
        } catch (RenderException e) {
            // An edit that breaks the rendering is none.
            return Optional.empty();
        }
    }

    /**
     * Returns what else changes; empty when a touched field is not as wanted, or it is too much.
     */
    private static Optional<List<Mismatch>> residue(
            List<Manifest> before, List<Manifest> after, List<Aim> aims) {
        HashedNames.Known known = HashedNames.underOldNames(before, after);
        List<Mismatch> all = new ArrayList<>();
        if (new EditProof(before).check(known.manifests(), aims)
                instanceof EditProof.Result.Residue(List<Mismatch> mismatches)) {
            all.addAll(mismatches);
        }
        all.addAll(known.renamed());
        boolean reached = all.stream().noneMatch(Mismatch.NotAsWanted.class::isInstance);
        return reached && all.size() <= MOST ? Optional.of(all) : Optional.empty();
    }
}
