package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.reading.HandDrafts;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.NewestWork;
import dev.leeway.engine.edit.FileText;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Source files that are finished by hand: read from the draft's base, edited, and proved anew while
 * they are typed, the newest text alone. What is typed is kept on this machine until it is proposed
 * or given up. Belongs to the window's thread.
 */
public final class HandModel {
    private static final Duration SETTLING = Duration.ofMillis(350);
    private static final int MOST_LOOKED_AT = 200;

    private final Desk desk;
    private final Consumer<Optional<Candidate>> proved;
    private final NewestWork<Candidate> proving;
    private final NewestWork<HandFinding> placing;
    private final NewestWork<Beginning> beginning;
    private final NewestWork<OpenedFile> opening;
    private final ReadOnlyObjectWrapper<Loadable<List<String>>> files =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<HandFile> shown =
            new ReadOnlyObjectWrapper<>(new HandFile.None());
    private final ReadOnlyObjectWrapper<Proof> proof =
            new ReadOnlyObjectWrapper<>(new Proof.Proving(Optional.empty()));
    private final HandKeeping keeping;
    private final ReadOnlyObjectWrapper<Optional<Restored>> restored =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private HandEdits edits = new HandEdits(List.of());
    private Map<String, String> naming = Map.of();
    private Optional<ProposalDraft> draft = Optional.empty();

    /** What is known of the files as they are typed. */
    public sealed interface Proof {
        /**
         * They are being rendered.
         *
         * @param before what was found of an earlier text
         */
        record Proving(Optional<HandFinding> before) implements Proof {}

        /** They were rendered; the finding says whether they are proved, and what is left. */
        record Judged(HandFinding finding) implements Proof {}

        /** They could not be judged. */
        record Failed(Trouble trouble) implements Proof {}
    }

    /**
     * What was typed before and is here again.
     *
     * @param at when it was typed
     * @param moved whether Git moved on since
     */
    public record Restored(Instant at, boolean moved) {}

    private record Beginning(
            List<String> files,
            Optional<String> first,
            Map<String, String> naming,
            Optional<HandDrafts.Kept> kept,
            List<OpenedFile> typedBefore) {}

    /**
     * Makes a model without files.
     *
     * @param proved hears what may be handed in, and that nothing may be any more
     */
    HandModel(Desk desk, Consumer<Optional<Candidate>> proved) {
        this.desk = desk;
        this.proved = proved;
        proving = new NewestWork<>(desk.work(), desk.ui(), "prove files by hand", SETTLING);
        placing = new NewestWork<>(desk.work(), desk.ui(), "look for fields", Duration.ZERO);
        beginning = new NewestWork<>(desk.work(), desk.ui(), "list files", Duration.ZERO);
        opening = new NewestWork<>(desk.work(), desk.ui(), "read a file", Duration.ZERO);
        keeping = new HandKeeping(desk, SETTLING);
    }

    /** Begins with the files of a draft, edited as a candidate edits them. */
    void begin(ProposalDraft other, Optional<Candidate> from) {
        close();
        draft = Optional.of(other);
        List<FileChange> carried = from.map(Candidate::files).orElse(List.of());
        edits = new HandEdits(carried);
        shown.set(new HandFile.None());
        files.set(new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        proof.set(new Proof.Proving(from.map(one -> new HandFinding(one, Map.of()))));
        Optional<String> begun = carried.stream().map(FileChange::path).findFirst();
        Proposals proposals = proposals();
        beginning.ask(
                () -> {
                    TreeSet<String> all = new TreeSet<>(proposals.files(other));
                    carried.forEach(change -> all.add(change.path()));
                    List<String> paths = List.copyOf(all);
                    Optional<HandDrafts.Kept> kept = keeping.find(other);
                    Map<String, String> texts = texts(proposals, other, paths);
                    List<OpenedFile> typedBefore = new ArrayList<>();
                    for (String path : kept.map(one -> one.texts().keySet()).orElse(Set.of())) {
                        typedBefore.add(OpenedFile.of(path, proposals.read(other, path)));
                    }
                    return new Beginning(
                            paths,
                            begun.isPresent() ? begun : FittingFile.of(texts, other.touched()),
                            FittingFile.naming(texts, other.touched()),
                            kept,
                            typedBefore);
                },
                this::begun,
                failed ->
                        files.set(
                                new Loadable.Failed<>(
                                        Optional.empty(),
                                        trouble(failed),
                                        desk.store().state().now())));
        prove();
    }

    private static Map<String, String> texts(
            Proposals proposals, ProposalDraft draft, List<String> paths)
            throws ProposalException, InterruptedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String path : paths.subList(0, Math.min(paths.size(), MOST_LOOKED_AT))) {
            Optional<byte[]> bytes = proposals.read(draft, path);
            bytes.filter(one -> one.length <= OpenedFile.LARGEST_TEXT)
                    .flatMap(FileText::of)
                    .map(FileText::shown)
                    .filter(MaskedSource::hidesNothing)
                    .ifPresent(text -> texts.put(path, text));
        }
        return texts;
    }

    private void begun(Beginning found) {
        naming = found.naming();
        place();
        files.set(new Loadable.Loaded<>(found.files(), desk.store().state().now()));
        Optional<String> first = found.first();
        for (OpenedFile file : found.typedBefore()) {
            Optional<String> text = found.kept().map(one -> one.texts().get(file.path()));
            if (text.isPresent() && edits.restore(file, text.get())) {
                first = Optional.of(file.path());
            }
        }
        if (isTyped()) {
            restored.set(found.kept().map(one -> new Restored(one.at(), hasMovedSince(one))));
            prove();
        }
        first.ifPresent(this::open);
    }

    private boolean hasMovedSince(HandDrafts.Kept kept) {
        return draft.filter(now -> !now.base().commit().equals(kept.base())).isPresent();
    }

    /** Shows a file. */
    public void open(String path) {
        Optional<ProposalDraft> of = draft;
        if (of.isEmpty()) {
            return;
        }
        Optional<OpenedFile> known = edits.opened(path);
        if (known.isPresent()) {
            show(known.get());
            return;
        }
        shown.set(new HandFile.Reading(path));
        Proposals proposals = proposals();
        opening.ask(
                () -> OpenedFile.of(path, proposals.read(of.get(), path)),
                one -> {
                    edits.open(one);
                    show(one);
                },
                failed -> shown.set(new HandFile.NotShown(path, trouble(failed).details())));
    }

    private void show(OpenedFile file) {
        shown.set(
                edits.now(file)
                        .<HandFile>map(now -> new HandFile.Text(file.path(), inGit(file), now))
                        .orElseGet(
                                () ->
                                        new HandFile.NotShown(
                                                file.path(), desk.text().text(file.whyNot()))));
    }

    private static String inGit(OpenedFile file) {
        return file.bytes().flatMap(_ -> file.text()).map(FileText::shown).orElse("");
    }

    /** Takes what was typed into the file that is shown, and has it proved. */
    public void type(String text) {
        if (!(shown.get() instanceof HandFile.Text(String path, String base, String before))) {
            return;
        }
        if (edits.type(path, before, text)) {
            keep();
            prove();
        }
    }

    /** What is typed outlives the page and the process. */
    private void keep() {
        draft.ifPresent(of -> keeping.keep(of, edits.unsaved()));
    }

    /** Forgets what was typed, as it was proposed or given up. */
    void forget() {
        draft.ifPresent(keeping::forget);
    }

    /** Returns what was typed before and is here again. */
    public ReadOnlyObjectProperty<Optional<Restored>> restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    /** Sets a file back to what it is in Git. */
    public void undo(String path) {
        edits.opened(path)
                .filter(edits::undo)
                .ifPresent(
                        file -> {
                            keep();
                            show(file);
                            prove();
                        });
    }

    /** Returns whether something was typed that would be lost. */
    public boolean isTyped() {
        return edits.isTyped();
    }

    /** Returns the files that are changed. */
    public List<String> changed() {
        return edits.changes().stream().map(FileChange::path).toList();
    }

    private void prove() {
        Optional<ProposalDraft> of = draft;
        if (of.isEmpty()) {
            return;
        }
        Optional<HandFinding> before =
                switch (proof.get()) {
                    case Proof.Proving(Optional<HandFinding> earlier) -> earlier;
                    case Proof.Judged(HandFinding finding) -> Optional.of(finding);
                    case Proof.Failed _ -> Optional.empty();
                };
        proof.set(new Proof.Proving(before));
        proved.accept(Optional.empty());
        List<FileChange> asked = edits.changes();
        Proposals proposals = proposals();
        placing.cancel();
        proving.ask(
                () -> proposals.prove(of.get(), asked),
                candidate -> {
                    proof.set(new Proof.Judged(new HandFinding(candidate, Map.of())));
                    place();
                    boolean may = candidate.isComplete() || candidate.needsConsent();
                    proved.accept(may ? Optional.of(candidate) : Optional.empty());
                },
                failed -> proof.set(new Proof.Failed(trouble(failed))));
    }

    /** Looks where in the files what is left over is written, or would be. */
    private void place() {
        if (proof.get() instanceof Proof.Judged(HandFinding finding)
                && !finding.candidate().own().residue().isEmpty()) {
            Map<String, String> texts = textsNow();
            placing.ask(
                    () -> HandFinding.of(finding.candidate(), texts),
                    placed -> proof.set(new Proof.Judged(placed)),
                    failed -> {});
        }
    }

    /**
     * Returns the texts in which fields may have their places as they are now, that shown first.
     */
    private Map<String, String> textsNow() {
        Map<String, String> now = new LinkedHashMap<>(naming);
        now.putAll(edits.texts());
        if (!(shown.get() instanceof HandFile.Text(String path, String _, String _))
                || now.get(path) == null) {
            return now;
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put(path, now.get(path));
        now.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Has the files proved again, after it could not be done. */
    public void again() {
        prove();
    }

    private Proposals proposals() {
        return desk.readings().proposals().orElseThrow();
    }

    private Trouble trouble(Exception broken) {
        return new Trouble(
                desk.text().text("propose.hand-failed"),
                new EngineWords(desk.text()).why(broken),
                broken instanceof ProposalException proposal
                        ? new EngineWords(desk.text()).next(proposal)
                        : desk.text().text("trouble.report"));
    }

    /** Stops all that is being asked, and forgets the files. */
    void close() {
        beginning.cancel();
        opening.cancel();
        proving.cancel();
        placing.cancel();
        keeping.close();
        restored.set(Optional.empty());
        edits = new HandEdits(List.of());
        naming = Map.of();
        draft = Optional.empty();
    }

    /** Returns the files that can be edited. */
    public ReadOnlyObjectProperty<Loadable<List<String>>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Returns the file that is shown. */
    public ReadOnlyObjectProperty<HandFile> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Returns what is known of the files as they are typed. */
    public ReadOnlyObjectProperty<Proof> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /** Returns what is proposed on which base; empty before it began. */
    public Optional<ProposalDraft> draft() {
        return draft;
    }
}
