package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.audit.AuditVerdict;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the timeline shows: read in the background, filtered here. Belongs to the window's thread.
 */
final class ActivityModel implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Desk desk;
    private final EventFolding folding;
    private final ReadOnlyObjectWrapper<Loadable<Timeline>> timeline =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<AuditVerdict>> verdict =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ObservableList<Moment> shown = FXCollections.observableArrayList();
    private final BackgroundWork.Job again;
    private final Watch watch;
    private WorkspaceState workspace;
    private MomentFilter filter = MomentFilter.NONE;
    private Duration span = Duration.ofDays(1);
    private int asked;
    private boolean closed;

    ActivityModel(Desk desk) {
        this.desk = desk;
        this.folding = new EventFolding(desk.text());
        this.again =
                desk.work()
                        .repeat(
                                "timeline again",
                                AGAIN,
                                () -> desk.ui().post(this::load),
                                failed -> {});
        this.workspace = desk.store().state().workspace();
        this.watch = new Watch(desk.store(), this::follow);
    }

    /** What is open now is read at once. */
    private void follow(AppState state) {
        if (!state.workspace().equals(workspace)) {
            workspace = state.workspace();
            if (timeline.get() instanceof Loadable.Unasked<Timeline>) {
                // Told again, because why nothing is read may be another reason now.
                timeline.set(new Loadable.Unasked<>());
            }
            load();
            verify();
        }
    }

    ReadOnlyObjectProperty<Loadable<Timeline>> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<AuditVerdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Returns the moments that the filter lets, newest first, like events as one. */
    ObservableList<Moment> shown() {
        return shown;
    }

    MomentFilter filter() {
        return filter;
    }

    void show(Duration other) {
        span = other;
        load();
    }

    void filter(MomentFilter other) {
        filter = other;
        project();
    }

    /** Reads the timeline anew; an older reading that is still under way no longer counts. */
    void load() {
        Optional<Ledger> ledger = desk.readings().ledger();
        if (closed || ledger.isEmpty()) {
            return;
        }
        int mine = ++asked;
        Instant now = desk.store().state().now();
        Instant since = now.minus(span);
        timeline.set(timeline.get().loading(now));
        desk.work()
                .start(
                        "timeline",
                        () -> {
                            Timeline read = ledger.get().timeline(since);
                            desk.ui().post(() -> arrived(mine, new Loadable.Loaded<>(read, now)));
                        },
                        failed ->
                                desk.ui()
                                        .post(
                                                () ->
                                                        arrived(
                                                                mine,
                                                                timeline.get()
                                                                        .failed(
                                                                                trouble(failed),
                                                                                now))));
    }

    /** Checks the audit trail. */
    void verify() {
        Optional<Ledger> ledger = desk.readings().ledger();
        if (ledger.isEmpty() || verdict.get().isLoading()) {
            return;
        }
        Instant now = desk.store().state().now();
        verdict.set(verdict.get().loading(now));
        desk.work()
                .start(
                        "verify audit trail",
                        () -> {
                            AuditVerdict found = ledger.get().verify();
                            desk.ui().post(() -> verdict.set(new Loadable.Loaded<>(found, now)));
                        },
                        failed ->
                                desk.ui()
                                        .post(
                                                () ->
                                                        verdict.set(
                                                                verdict.get()
                                                                        .failed(
                                                                                trouble(failed),
                                                                                now))));
    }

    private Trouble trouble(Exception failed) {
        return failed instanceof ReadingException ledger
                ? ledger.trouble()
                : new Trouble(
                        desk.text().text("activity.unreadable"),
                        failed.toString(),
                        desk.text().text("trouble.report"));
    }

    private void arrived(int number, Loadable<Timeline> read) {
        if (number == asked && !closed) {
            timeline.set(read);
            project();
        }
    }

    private void project() {
        List<Moment> next =
                folding.fold(
                        timeline.get().latest().map(Timeline::moments).orElse(List.of()).stream()
                                .filter(filter::lets)
                                .toList());
        if (!next.equals(shown)) {
            shown.setAll(next);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        again.cancel();
    }
}
