package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.reading.HandDrafts;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
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
    private static final int LARGEST_TEXT = 1024 * 1024;
    private static final int MOST_LOOKED_AT = 200;

    private final Desk desk;
    private final Consumer<Optional<Candidate>> proved;
    private final NewestWork<Candidate> proving;
    private final NewestWork<Beginning> beginning;
    private final NewestWork<Opened> opening;
    private final ReadOnlyObjectWrapper<Loadable<List<String>>> files =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<HandFile> shown =
            new ReadOnlyObjectWrapper<>(new HandFile.None());
    private final ReadOnlyObjectWrapper<Proof> proof =
            new ReadOnlyObjectWrapper<>(new Proof.Proving(Optional.empty()));
    private final NewestWork<Boolean> keeping;
    private final ReadOnlyObjectWrapper<Optional<Restored>> restored =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, Opened> opened = new LinkedHashMap<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private List<FileChange> carried = List.of();
    private Optional<ProposalDraft> draft = Optional.empty();
    private Runnable unkept = () -> {};

    /** What is known of the files as they are typed. */
    public sealed interface Proof {
        /**
         * They are being rendered.
         *
         * @param before what was found of an earlier text
         */
        record Proving(Optional<Candidate> before) implements Proof {}

        /** They were rendered; the candidate says whether they are proved, and what is left. */
        record Judged(Candidate candidate) implements Proof {}

        /** They could not be judged. */
        record Failed(Trouble trouble) implements Proof {}
    }

    /** A file at the draft's base; without a text when it may not or cannot be shown. */
    private record Opened(
            String path, Optional<byte[]> bytes, Optional<FileText> text, String whyNot) {}

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
            Optional<HandDrafts.Kept> kept,
            List<Opened> typedBefore) {}

    /**
     * Makes a model without files.
     *
     * @param proved hears what may be handed in, and that nothing may be any more
     */
    HandModel(Desk desk, Consumer<Optional<Candidate>> proved) {
        this.desk = desk;
        this.proved = proved;
        proving = new NewestWork<>(desk.work(), desk.ui(), "prove files by hand", SETTLING);
        beginning = new NewestWork<>(desk.work(), desk.ui(), "list files", Duration.ZERO);
        opening = new NewestWork<>(desk.work(), desk.ui(), "read a file", Duration.ZERO);
        keeping = new NewestWork<>(desk.work(), desk.ui(), "keep what was typed", SETTLING);
    }

    /** Begins with the files of a draft, edited as a candidate edits them. */
    void begin(ProposalDraft other, Optional<Candidate> from) {
        close();
        draft = Optional.of(other);
        carried = from.map(Candidate::files).orElse(List.of());
        shown.set(new HandFile.None());
        files.set(new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        proof.set(new Proof.Proving(from));
        Optional<String> begun = carried.stream().map(FileChange::path).findFirst();
        Proposals proposals = proposals();
        beginning.ask(
                () -> {
                    TreeSet<String> all = new TreeSet<>(proposals.files(other));
                    carried.forEach(change -> all.add(change.path()));
                    List<String> paths = List.copyOf(all);
                    Optional<HandDrafts.Kept> kept =
                            drafts().flatMap(drafts -> drafts.find(name(other)));
                    List<Opened> typedBefore = new ArrayList<>();
                    for (String path : kept.map(one -> one.texts().keySet()).orElse(Set.of())) {
                        typedBefore.add(read(path, proposals.read(other, path)));
                    }
                    return new Beginning(
                            paths,
                            begun.isPresent()
                                    ? begun
                                    : FittingFile.of(
                                            texts(proposals, other, paths), other.touched()),
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
            bytes.filter(one -> one.length <= LARGEST_TEXT)
                    .flatMap(FileText::of)
                    .ifPresent(text -> texts.put(path, text.shown()));
        }
        return texts;
    }

    private void begun(Beginning found) {
        files.set(new Loadable.Loaded<>(found.files(), desk.store().state().now()));
        Optional<String> first = found.first();
        for (Opened file : found.typedBefore()) {
            String text = found.kept().map(one -> one.texts().get(file.path())).orElse(null);
            if (text != null && file.text().isPresent() && !typed.containsKey(file.path())) {
                opened.put(file.path(), file);
                typed.put(file.path(), text);
                first = Optional.of(file.path());
            }
        }
        if (isTyped()) {
            restored.set(
                    found.kept()
                            .map(
                                    one ->
                                            new Restored(
                                                    one.at(),
                                                    draft.filter(
                                                                    now ->
                                                                            !now.base()
                                                                                    .commit()
                                                                                    .equals(
                                                                                            one
                                                                                                    .base()))
                                                            .isPresent())));
            prove();
        }
        first.ifPresent(this::open);
    }

    /** Shows a file. */
    public void open(String path) {
        Optional<ProposalDraft> of = draft;
        if (of.isEmpty()) {
            return;
        }
        Opened known = opened.get(path);
        if (known != null) {
            show(known);
            return;
        }
        shown.set(new HandFile.Reading(path));
        Proposals proposals = proposals();
        opening.ask(
                () -> read(path, proposals.read(of.get(), path)),
                one -> {
                    opened.put(path, one);
                    show(one);
                },
                failed -> shown.set(new HandFile.NotShown(path, trouble(failed).details())));
    }

    private Opened read(String path, Optional<byte[]> bytes) {
        if (bytes.isPresent() && bytes.get().length > LARGEST_TEXT) {
            return new Opened(path, bytes, Optional.empty(), "propose.hand-too-large");
        }
        Optional<FileText> text = FileText.of(bytes.orElse(new byte[0]));
        if (text.isEmpty()) {
            return new Opened(path, bytes, text, "propose.hand-no-text");
        }
        String said = text.get().shown();
        return MaskedSource.lines(said, false).equals(said.lines().toList())
                ? new Opened(path, bytes, text, "")
                : new Opened(path, bytes, Optional.empty(), "propose.hand-secret");
    }

    private void show(Opened file) {
        if (file.text().isEmpty()) {
            shown.set(new HandFile.NotShown(file.path(), desk.text().text(file.whyNot())));
            return;
        }
        String base = file.text().get().shown();
        String now = typed.getOrDefault(file.path(), edited(file).orElse(base));
        shown.set(new HandFile.Text(file.path(), file.bytes().isEmpty() ? "" : base, now));
    }

    /** Returns what the candidate that it began with makes of a file. */
    private Optional<String> edited(Opened file) {
        return carried.stream()
                .filter(change -> change.path().equals(file.path()))
                .findFirst()
                .flatMap(FileChange::after)
                .flatMap(FileText::of)
                .map(FileText::shown);
    }

    /** Takes what was typed into the file that is shown, and has it proved. */
    public void type(String text) {
        if (!(shown.get() instanceof HandFile.Text(String path, String base, String before))) {
            return;
        }
        if (!typed.getOrDefault(path, before).equals(text)) {
            typed.put(path, text);
            keep();
            prove();
        }
    }

    /** What is typed outlives the page and the process; a file that shows a Secret is not kept. */
    private void keep() {
        Optional<HandDrafts> drafts = drafts();
        Optional<ProposalDraft> of = draft;
        if (drafts.isEmpty() || of.isEmpty()) {
            return;
        }
        String name = name(of.get());
        HandDrafts.Kept kept = kept(of.get());
        keeping.ask(
                () -> {
                    drafts.get().keep(name, kept);
                    return true;
                },
                done -> {},
                this::notKept);
        unkept = () -> write(drafts.get(), name, kept);
    }

    private HandDrafts.Kept kept(ProposalDraft of) {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach(
                (path, text) -> {
                    Opened file = opened.get(path);
                    boolean same =
                            file != null
                                    && file.text()
                                            .filter(one -> one.shown().equals(text))
                                            .isPresent();
                    if (!same && MaskedSource.lines(text, false).equals(text.lines().toList())) {
                        texts.put(path, text);
                    }
                });
        return new HandDrafts.Kept(of.base().commit(), desk.store().state().now(), texts);
    }

    private void write(HandDrafts drafts, String name, HandDrafts.Kept kept) {
        desk.work()
                .start(
                        "keep what was typed",
                        () -> drafts.keep(name, kept),
                        failed -> desk.ui().run(() -> notKept(failed)));
    }

    private void notKept(Exception failed) {
        desk.store()
                .dispatch(
                        new AppEvent.NoticePosted(
                                new Notice(
                                        true,
                                        new Trouble(
                                                desk.text().text("propose.hand-not-kept"),
                                                String.valueOf(failed.getMessage()),
                                                desk.text().text("propose.hand-not-kept-next")),
                                        desk.store().state().now(),
                                        desk.store().state().navigation().current())));
    }

    /** Forgets what was typed, as it was proposed or given up. */
    void forget() {
        Optional<HandDrafts> drafts = drafts();
        Optional<ProposalDraft> of = draft;
        keeping.cancel();
        unkept = () -> {};
        if (drafts.isPresent() && of.isPresent()) {
            write(
                    drafts.get(),
                    name(of.get()),
                    new HandDrafts.Kept("", desk.store().state().now(), Map.of()));
        }
    }

    private Optional<HandDrafts> drafts() {
        return desk.readings().workbench().map(Workbench::drafts);
    }

    /** The same fields of the same application are the same piece of work. */
    private static String name(ProposalDraft of) {
        StringBuilder name =
                new StringBuilder(of.application()).append(' ').append(of.repository());
        of.touched().forEach(one -> name.append(' ').append(one.object()).append(one.fields()));
        return name.toString();
    }

    /** Returns what was typed before and is here again. */
    public ReadOnlyObjectProperty<Optional<Restored>> restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    /** Sets a file back to what it is in Git. */
    public void undo(String path) {
        Opened known = opened.get(path);
        if (known != null && known.text().isPresent()) {
            typed.put(path, known.text().get().shown());
            keep();
            show(known);
            prove();
        }
    }

    /** Returns whether something was typed that would be lost. */
    public boolean isTyped() {
        return !typed.isEmpty();
    }

    /** Returns the files that are changed. */
    public List<String> changed() {
        return changes().stream().map(FileChange::path).toList();
    }

    private List<FileChange> changes() {
        Map<String, FileChange> all = new LinkedHashMap<>();
        carried.forEach(change -> all.put(change.path(), change));
        typed.forEach(
                (path, text) -> {
                    Opened file = opened.get(path);
                    if (file != null && file.text().isPresent()) {
                        all.put(
                                path,
                                FileChange.of(
                                        path,
                                        file.bytes(),
                                        file.bytes().isEmpty() && text.isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(file.text().get().bytes(text))));
                    }
                });
        return all.values().stream().filter(change -> !change.isNothing()).toList();
    }

    private void prove() {
        Optional<ProposalDraft> of = draft;
        if (of.isEmpty()) {
            return;
        }
        Optional<Candidate> before =
                switch (proof.get()) {
                    case Proof.Proving(Optional<Candidate> earlier) -> earlier;
                    case Proof.Judged(Candidate candidate) -> Optional.of(candidate);
                    case Proof.Failed _ -> Optional.empty();
                };
        proof.set(new Proof.Proving(before));
        proved.accept(Optional.empty());
        List<FileChange> asked = new ArrayList<>(changes());
        Proposals proposals = proposals();
        proving.ask(
                () -> proposals.prove(of.get(), asked),
                candidate -> {
                    proof.set(new Proof.Judged(candidate));
                    boolean may = candidate.isComplete() || candidate.needsConsent();
                    proved.accept(may ? Optional.of(candidate) : Optional.empty());
                },
                failed -> proof.set(new Proof.Failed(trouble(failed))));
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
                String.valueOf(broken.getMessage()),
                broken instanceof ProposalException proposal
                        ? proposal.nextStep()
                        : desk.text().text("trouble.report"));
    }

    /** Stops all that is being asked, and forgets the files. */
    void close() {
        beginning.cancel();
        opening.cancel();
        proving.cancel();
        keeping.cancel();
        unkept.run();
        unkept = () -> {};
        restored.set(Optional.empty());
        opened.clear();
        typed.clear();
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
