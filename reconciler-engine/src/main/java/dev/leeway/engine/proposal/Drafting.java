package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.edit.EditProof.Aim;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.rendered.Reach;
import dev.leeway.engine.edit.rendered.SourceEditing;
import dev.leeway.engine.edit.rendered.Trial;
import dev.leeway.engine.edit.rendered.Wish;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.NameHash;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the edits that bring touched fields into an application's source: each field by the first
 * edit that, rendered, gives it its live value and changes nothing else.
 */
final class Drafting {
    private final Workspace.Application application;
    private final ApplicationRendering rendering;
    private final Effects effects;
    private final SourceTree base;
    private final List<RenderedManifest> rendered;

    Drafting(
            Workspace.Application application,
            ApplicationRendering rendering,
            Effects effects,
            SourceTree base)
            throws RenderException, InterruptedException {
        this.application = application;
        this.rendering = rendering;
        this.effects = effects;
        this.base = base;
        this.rendered = rendering.render(application, base);
    }

    /** Returns the ways to do it, best first; at least one. */
    List<Candidate> candidates(List<TouchedObject> touched)
            throws ProposalException, RenderException, SourceException, InterruptedException {
        List<Aim> aims = aims(touched);
        SourceEditing editing = rendering.editing(application, base);
        List<Candidate> found = new ArrayList<>();
        add(found, attempt(Candidate.Way.OWN_FILES, editing, aims));
        add(found, attempt(Candidate.Way.AT_ITS_ORIGIN, editing, aims));
        if (found.stream().noneMatch(one -> one.own().isProved())) {
            add(found, attempt(Candidate.Way.SPLIT_ANCHOR, editing, aims));
        }
        if (found.stream().noneMatch(one -> one.own().isProved())) {
            wider(editing, aims).ifPresent(one -> add(found, one));
        }
        found.sort(
                Comparator.comparing(Candidate::isComplete)
                        .thenComparing(Candidate::needsConsent)
                        .thenComparingInt(one -> -one.own().residue().size())
                        .reversed());
        boolean proved = found.getFirst().own().isProved();
        return proved ? found.stream().filter(one -> one.own().isProved()).toList() : found;
    }

    /** What nothing gets alone may be had together with more of the same application. */
    private Optional<Candidate> wider(SourceEditing editing, List<Aim> aims)
            throws SourceException, InterruptedException {
        Optional<WiderEdits.Found> found =
                new WiderEdits(application, rendering, editing)
                        .find(EditedTree.of(base), rendered, aims);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        WiderEdits.Found edit = found.get();
        return Optional.of(
                new Candidate(
                        Candidate.Way.WITH_MORE,
                        edit.notes(),
                        effects.changes(edit.tree()),
                        new Effect(
                                application.name(), new Effect.Verdict.Otherwise(edit.residue())),
                        onOthers(edit.tree())));
    }

    /** Two ways may come to the same files. */
    private static void add(List<Candidate> found, Candidate next) {
        if (found.stream().noneMatch(one -> one.files().equals(next.files()))) {
            found.add(next);
        }
    }

    /** Returns what the edits have to reach, by the keys under which the source renders. */
    List<Aim> aims(List<TouchedObject> touched) {
        List<Aim> aims = new ArrayList<>();
        for (TouchedObject one : touched) {
            Optional<Manifest> manifest =
                    find(rendered, one.object()).map(RenderedManifest::manifest);
            JsonObject desired = manifest.map(Manifest::root).orElse(JsonObject.EMPTY);
            ResourceKey key = manifest.map(Manifest::key).orElse(one.object());
            List<FieldPath> whole =
                    manifest.isPresent()
                            ? FieldValues.whole(desired, one.live(), one.fields())
                            : one.fields();
            aims.add(new Aim(key, whole, one.live()));
        }
        return aims;
    }

    /**
     * The source may leave the namespace to whoever applies it, and may render the object under
     * another name since, where a hash of its content is part of that.
     */
    static Optional<RenderedManifest> find(List<RenderedManifest> all, ResourceKey key) {
        Optional<RenderedManifest> named = named(all, key);
        List<RenderedManifest> alike =
                named.isPresent()
                        ? List.of()
                        : all.stream()
                                .filter(one -> NameHash.alike(one.manifest().key(), key))
                                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : named;
    }

    private static Optional<RenderedManifest> named(List<RenderedManifest> all, ResourceKey key) {
        return all.stream()
                .filter(one -> one.manifest().key().groupKind().equals(key.groupKind()))
                .filter(one -> one.manifest().name().equals(key.name()))
                .filter(
                        one ->
                                one.manifest().namespace().isEmpty()
                                        || key.namespace().isEmpty()
                                        || one.manifest().namespace().equals(key.namespace()))
                .max(
                        Comparator.comparing(
                                one -> one.manifest().namespace().equals(key.namespace())));
    }

    private Candidate attempt(Candidate.Way way, SourceEditing editing, List<Aim> aims)
            throws ProposalException, SourceException, InterruptedException {
        Reach reach = way == Candidate.Way.OWN_FILES ? Reach.OWN : Reach.ORIGIN;
        SharedText shared =
                way == Candidate.Way.SPLIT_ANCHOR ? SharedText.SPLIT : SharedText.REFUSE;
        State state = new State(EditedTree.of(base), rendered);
        Set<Wording> notes = new LinkedHashSet<>();
        for (Aim aim : aims) {
            Optional<State> all = step(state, aim, aims, editing, reach, shared, notes);
            if (all.isPresent()) {
                state = all.get();
                continue;
            }
            for (FieldPath field : aim.fields()) {
                Aim one = new Aim(aim.object(), List.of(field), aim.wanted());
                Optional<State> next = step(state, one, aims, editing, reach, shared, notes);
                if (next.isPresent()) {
                    state = next.get();
                } else {
                    notes.addAll(obstacles(state, one, editing));
                }
            }
        }
        return new Candidate(
                way,
                List.copyOf(notes),
                effects.changes(state.tree()),
                new Effect(application.name(), verdict(state.rendered(), aims)),
                onOthers(state.tree()));
    }

    private List<Effect> onOthers(EditedTree tree) throws SourceException, InterruptedException {
        if (tree.changes().isEmpty()) {
            return List.of();
        }
        List<Effect> all = new ArrayList<>(effects.onOthers(tree));
        all.addAll(effects.onStrangers(tree, application));
        return all;
    }

    /** Proves files that were not found here. */
    Candidate judged(
            Candidate.Way way, List<Wording> notes, EditedTree tree, List<TouchedObject> touched)
            throws SourceException, InterruptedException {
        Effect.Verdict own;
        try {
            own = verdict(rendering.render(application, tree), aims(touched));
        } catch (RenderException e) {
            own = new Effect.Verdict.Breaks(e.said());
        }
        return new Candidate(
                way,
                notes,
                effects.changes(tree),
                new Effect(application.name(), own),
                onOthers(tree));
    }

    /** Returns what of the touched fields is not as wanted in the tree as it is. */
    List<EditProof.Mismatch> residue(List<TouchedObject> touched) {
        return new Effect(application.name(), verdict(rendered, aims(touched))).residue();
    }

    /** How far the edits have come. */
    private record State(EditedTree tree, List<RenderedManifest> rendered) {}

    private Optional<State> step(
            State state,
            Aim aim,
            List<Aim> all,
            SourceEditing editing,
            Reach reach,
            SharedText shared,
            Set<Wording> notes)
            throws ProposalException, SourceException, InterruptedException {
        Optional<RenderedManifest> object = find(state.rendered(), aim.object());
        if (object.isEmpty() || isSecret(aim)) {
            return Optional.empty();
        }
        List<FieldPath> open =
                aim.fields().stream()
                        .filter(
                                field ->
                                        !FieldValues.find(object.get().manifest().root(), field)
                                                .equals(FieldValues.find(aim.wanted(), field)))
                        .toList();
        if (open.isEmpty()) {
            return Optional.of(state);
        }
        Aim rest = new Aim(aim.object(), open, aim.wanted());
        Wish wish = new Wish(object.get(), open, aim.wanted());
        for (Trial trial : editing.trials(state.tree(), wish, reach, shared)) {
            if (rendering.nanosLeft() <= 0) {
                throw new ProposalException(
                        ProposalPhrase.TIME_UP.of(application.name()),
                        ProposalPhrase.TIME_UP_NEXT.of());
            }
            Optional<State> next = proved(state, trial, rest, all);
            if (next.isPresent()) {
                notes.add(trial.note());
                return next;
            }
        }
        return Optional.empty();
    }

    /** An edit may fulfil other wishes on its way, as one value of a chart may feed two objects. */
    private Optional<State> proved(State state, Trial trial, Aim aim, List<Aim> all)
            throws InterruptedException {
        EditedTree tree = state.tree().with(trial);
        try {
            List<RenderedManifest> after = rendering.render(application, tree);
            EditProof proof = new EditProof(manifests(state.rendered()));
            List<Aim> reached = new ArrayList<>(List.of(aim));
            all.forEach(other -> reached(other, aim, after).ifPresent(reached::add));
            return proof.check(manifests(after), reached) instanceof EditProof.Result.Proved
                    ? Optional.of(new State(tree, after))
                    : Optional.empty();
        } catch (RenderException e) {
            // An edit that breaks the rendering is none.
            return Optional.empty();
        }
    }

    /** Returns the part of another aim that is reached. */
    private static Optional<Aim> reached(Aim other, Aim aim, List<RenderedManifest> after) {
        Optional<RenderedManifest> object = find(after, other.object());
        List<FieldPath> fields =
                other.fields().stream()
                        .filter(
                                field ->
                                        !other.object().equals(aim.object())
                                                || !aim.fields().contains(field))
                        .filter(
                                field ->
                                        object.isPresent()
                                                && FieldValues.find(
                                                                object.get().manifest().root(),
                                                                field)
                                                        .equals(
                                                                FieldValues.find(
                                                                        other.wanted(), field)))
                        .toList();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new Aim(other.object(), fields, other.wanted()));
    }

    private Effect.Verdict verdict(List<RenderedManifest> after, List<Aim> aims) {
        return Effects.verdict(new EditProof(manifests(rendered)).check(manifests(after), aims));
    }

    private List<Wording> obstacles(State state, Aim aim, SourceEditing editing)
            throws SourceException, InterruptedException {
        if (isSecret(aim)) {
            return List.of(ProposalPhrase.SECRET.of(aim.object().toString()));
        }
        Optional<RenderedManifest> object = find(state.rendered(), aim.object());
        if (object.isEmpty()) {
            return List.of(ProposalPhrase.NOT_RENDERED.of(aim.object().toString()));
        }
        List<Wording> known =
                editing.obstacles(state.tree(), new Wish(object.get(), aim.fields(), aim.wanted()));
        return known.isEmpty()
                ? List.of(
                        ProposalPhrase.NO_EDIT.of(
                                aim.object().toString(), aim.fields().getFirst().toString()))
                : known;
    }

    static boolean isSecret(Aim aim) {
        return Sensitive.isSensitive(aim.object().groupKind())
                && aim.fields().stream()
                        .anyMatch(
                                field ->
                                        field.elements().isEmpty()
                                                || !field.elements()
                                                        .getFirst()
                                                        .equals(PathElement.name("metadata")));
    }

    /** Returns the bare manifests. */
    static List<Manifest> manifests(List<RenderedManifest> rendered) {
        return rendered.stream().map(RenderedManifest::manifest).toList();
    }
}
