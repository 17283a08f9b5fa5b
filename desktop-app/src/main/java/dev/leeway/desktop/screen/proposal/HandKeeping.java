package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.reading.HandDrafts;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.work.NewestWork;
import dev.leeway.engine.proposal.ProposalDraft;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps on this machine what is typed into files by hand, so that it outlives the page and the
 * process. A file that shows a Secret is not kept. Belongs to the window's thread.
 */
final class HandKeeping {
    private final Desk desk;
    private final NewestWork<Boolean> keeping;
    private Runnable unkept = () -> {};

    /**
     * Makes one.
     *
     * @param settling how long typing has to rest before the disk is asked
     */
    HandKeeping(Desk desk, Duration settling) {
        this.desk = desk;
        keeping = new NewestWork<>(desk.work(), desk.ui(), "keep what was typed", settling);
    }

    /** Returns what was kept for a draft; waits for the disk, not for the window's thread. */
    Optional<HandDrafts.Kept> find(ProposalDraft draft) {
        return drafts().flatMap(drafts -> drafts.find(name(draft)));
    }

    /** Keeps the texts that were changed, by their paths. */
    void keep(ProposalDraft draft, Map<String, String> changed) {
        Optional<HandDrafts> drafts = drafts();
        if (drafts.isEmpty()) {
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        changed.forEach(
                (path, text) -> {
                    if (MaskedSource.hidesNothing(text)) {
                        texts.put(path, text);
                    }
                });
        String name = name(draft);
        HandDrafts.Kept kept =
                new HandDrafts.Kept(draft.base().commit(), desk.store().state().now(), texts);
        keeping.ask(
                () -> {
                    drafts.get().keep(name, kept);
                    return true;
                },
                done -> unkept = () -> {},
                this::notKept);
        unkept = () -> write(drafts.get(), name, kept);
    }

    /** Forgets what was kept, as it was proposed or given up. */
    void forget(ProposalDraft draft) {
        keeping.cancel();
        unkept = () -> {};
        drafts().ifPresent(
                        drafts ->
                                write(
                                        drafts,
                                        name(draft),
                                        new HandDrafts.Kept(
                                                "", desk.store().state().now(), Map.of())));
    }

    /** Writes what waits to be kept. */
    void close() {
        keeping.cancel();
        unkept.run();
        unkept = () -> {};
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
}
