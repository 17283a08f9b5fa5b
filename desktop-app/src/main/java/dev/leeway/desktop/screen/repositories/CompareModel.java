package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.drift.ManifestText;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.source.FileContent;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Two revisions against each other: their files, and what each application would get of them. */
public final class CompareModel {
    /**
     * What the applications would get, as far as it is known.
     *
     * @param told the answers so far, those that change something first
     * @param of how many applications read the repository
     * @param done whether all have been asked
     */
    public record Effects(List<RevisionEffect> told, int of, boolean done) {
        public Effects {
            told = List.copyOf(told);
        }
    }

    /** What is shown of one file or object. */
    public sealed interface Pair {
        /**
         * Two texts.
         *
         * @param document the texts, aligned
         */
        record Texts(DiffDocument document) implements Pair {}

        /**
         * At least one of them is no text.
         *
         * @param from what stood there
         * @param to what stands there
         */
        record Other(FileContent from, FileContent to) implements Pair {}
    }

    private final Desk desk;
    private final RepositoriesModel repositories;
    private final Question listing;
    private final Question rendering;
    private final Question pairing;
    private final ReadOnlyObjectWrapper<Loadable<List<PathChange>>> files =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Effects>> effects =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Pair>> pair =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private String repository = "";
    private String from = "";
    private String to = "";

    /** Makes the model. */
    public CompareModel(Desk desk, RepositoriesModel repositories) {
        this.desk = desk;
        this.repositories = repositories;
        this.listing = new Question(desk, "files that differ");
        this.rendering = new Question(desk, "effects of a revision");
        this.pairing = new Question(desk, "texts of a difference");
    }

    /** Goes to two revisions, unless they are compared already. */
    public void show(RepositoryPlace place, RepositoryPlace.View.Compare view) {
        boolean same =
                repository.equals(place.repository())
                        && from.equals(view.from())
                        && to.equals(place.revision());
        if (!same) {
            repository = place.repository();
            from = view.from();
            to = place.revision();
            pairing.cancel();
            pair.set(new Loadable.Unasked<>());
            rendering.cancel();
            effects.set(new Loadable.Unasked<>());
            list();
        }
        if (view.rendered() && isOpen(effects.get())) {
            render();
        } else if (!view.rendered() && isOpen(files.get())) {
            list();
        }
    }

    private static boolean isOpen(Loadable<?> asked) {
        return asked instanceof Loadable.Unasked<?> || asked instanceof Loadable.Failed<?>;
    }

    /** Compares anew, after one of the revisions moved on. */
    public void reload() {
        boolean rendered = !(effects.get() instanceof Loadable.Unasked<?>);
        pairing.cancel();
        pair.set(new Loadable.Unasked<>());
        list();
        if (rendered) {
            render();
        }
    }

    /** Lists the files that differ. */
    public void list() {
        String of = repository;
        String earlier = from;
        String later = to;
        files.set(new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        listing.ask(
                desk.text().text("repositories.changes-unread", earlier, later),
                meanwhile -> changes(of, earlier, later),
                found -> files.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble -> files.set(files.get().failed(trouble, desk.store().state().now())));
    }

    private List<PathChange> changes(String of, String earlier, String later)
            throws SourceException, InterruptedException {
        if (!earlier.isEmpty()) {
            return repositories.browsing().changes(of, earlier, later);
        }
        String commit = repositories.browsing().tree(of, later).revision().commit();
        return repositories.browsing().commit(of, commit).changes();
    }

    /** Works out what the applications would get. */
    public void render() {
        String of = repository;
        Optional<String> earlier = Optional.of(from).filter(text -> !text.isEmpty());
        String later = to;
        int all = repositories.described().map(one -> one.readers().size()).orElse(0);
        effects.set(
                new Loadable.Loading<>(
                        Optional.of(new Effects(List.of(), all, false)),
                        desk.store().state().now()));
        rendering.ask(
                desk.text().text("repositories.effects-unread", from, later),
                meanwhile -> {
                    repositories
                            .browsing()
                            .effects(of, earlier, later, one -> meanwhile.tell(() -> heard(one)));
                    return true;
                },
                done ->
                        effects.set(
                                new Loadable.Loaded<>(
                                        new Effects(told(), all, true),
                                        desk.store().state().now())),
                trouble -> effects.set(effects.get().failed(trouble, desk.store().state().now())));
    }

    private List<RevisionEffect> told() {
        return effects.get().latest().map(Effects::told).orElse(List.of());
    }

    private void heard(RevisionEffect effect) {
        List<RevisionEffect> all = new ArrayList<>(told());
        all.removeIf(one -> one.application().equals(effect.application()));
        all.add(effect);
        all.sort(
                Comparator.comparingInt((RevisionEffect one) -> rank(one.verdict()))
                        .thenComparing(RevisionEffect::application));
        int of = effects.get().latest().map(Effects::of).orElse(all.size());
        effects.set(
                new Loadable.Loading<>(
                        Optional.of(new Effects(all, of, false)), desk.store().state().now()));
    }

    /** What needs a look comes first. */
    private static int rank(RevisionEffect.Verdict verdict) {
        return switch (verdict) {
            case RevisionEffect.Verdict.NotKnown _ -> 0;
            case RevisionEffect.Verdict.Changed _ -> 1;
            case RevisionEffect.Verdict.Unchanged _ -> 2;
        };
    }

    /** Shows a file that differs. */
    public void select(PathChange change) {
        String of = repository;
        String earlier = from;
        String later = to;
        ask(
                change.newPath().isEmpty() ? change.oldPath() : change.newPath(),
                meanwhile ->
                        pair(
                                content(of, earlier, change.oldPath()),
                                content(of, later, change.newPath())));
    }

    private FileContent content(String of, String revision, String path)
            throws SourceException, InterruptedException {
        if (path.isEmpty() || revision.isEmpty()) {
            return new FileContent.Nothing();
        }
        SourceTree tree = repositories.browsing().tree(of, revision);
        return FileContent.of(tree, path, FileContent.USUAL_LIMIT);
    }

    private static Pair pair(FileContent from, FileContent to) {
        Optional<List<String>> before = lines(from);
        Optional<List<String>> after = lines(to);
        return before.isPresent() && after.isPresent()
                ? new Pair.Texts(DiffDocument.of(before.get(), after.get()))
                : new Pair.Other(from, to);
    }

    private static Optional<List<String>> lines(FileContent content) {
        return switch (content) {
            case FileContent.Lines text ->
                    Optional.of(text.lines().stream().map(CompareModel::shown).toList());
            case FileContent.ElsewhereInLfs(List<String> note) -> Optional.of(note);
            case FileContent.Link(String target) -> Optional.of(List.of(shown(target)));
            case FileContent.Submodule(String commit) -> Optional.of(List.of(commit));
            case FileContent.Nothing _ -> Optional.of(List.of());
            case FileContent.Binary _, FileContent.TooLarge _, FileContent.Folder _ ->
                    Optional.empty();
        };
    }

    private static String shown(String line) {
        return Visible.of(line.replace("\t", "    "));
    }

    /** Shows an object that differs. */
    public void select(DeployDifference.OfObject object) {
        ask(
                object.key().toString(),
                meanwhile ->
                        new Pair.Texts(
                                DiffDocument.of(
                                        shown(ManifestText.of(object.texts().live())),
                                        shown(ManifestText.of(object.texts().desired())))));
    }

    private static List<String> shown(ManifestText text) {
        return text.lines().stream().map(Visible::of).toList();
    }

    private void ask(String what, Question.Body<Pair> body) {
        pair.set(pair.get().loading(desk.store().state().now()));
        pairing.ask(
                desk.text().text("repositories.file-unread", what),
                body,
                found -> pair.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble ->
                        pair.set(
                                new Loadable.Failed<>(
                                        Optional.empty(), trouble, desk.store().state().now())));
    }

    /** Shows nothing of any file or object. */
    public void selectNothing() {
        pairing.cancel();
        pair.set(new Loadable.Unasked<>());
    }

    /** Returns the files that differ. */
    public ReadOnlyObjectProperty<Loadable<List<PathChange>>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Returns what the applications would get. */
    public ReadOnlyObjectProperty<Loadable<Effects>> effectsProperty() {
        return effects.getReadOnlyProperty();
    }

    /** Returns what is shown of the file or object that is looked at. */
    public ReadOnlyObjectProperty<Loadable<Pair>> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /** Stops what is under way. */
    public void close() {
        listing.cancel();
        rendering.cancel();
        pairing.cancel();
    }
}
