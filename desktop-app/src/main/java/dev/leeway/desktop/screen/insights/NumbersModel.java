package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.desktop.work.BackgroundWork;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The indicators of the last days, read in the background and again every minute. Belongs to the
 * window's thread.
 */
public final class NumbersModel implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Loadable<Numbers>> numbers =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final BackgroundWork.Job again;
    private final Watch watch;
    private Optional<WorkspaceState> workspace = Optional.empty();
    private int days;
    private int asked;
    private boolean closed;

    /** Makes it and begins to read. */
    public NumbersModel(Desk desk, int days) {
        this.desk = desk;
        this.days = days;
        this.again =
                desk.work()
                        .repeat(
                                "indicators again",
                                AGAIN,
                                () -> desk.ui().post(this::load),
                                failed -> {});
        this.watch = new Watch(desk.store(), this::follow);
    }

    /** What is open now is read at once. */
    private void follow(AppState state) {
        if (workspace.filter(state.workspace()::equals).isEmpty()) {
            workspace = Optional.of(state.workspace());
            if (numbers.get() instanceof Loadable.Unasked<Numbers>) {
                // Told again, because why nothing is read may be another reason now.
                numbers.set(new Loadable.Unasked<>());
            }
            load();
        }
    }

    /** Returns the indicators. */
    public ReadOnlyObjectProperty<Loadable<Numbers>> numbersProperty() {
        return numbers.getReadOnlyProperty();
    }

    /** Returns of how many days they are. */
    public int days() {
        return days;
    }

    /** Reads those of other days. */
    public void show(int other) {
        days = other;
        load();
    }

    /** Reads them anew; an older reading that is still under way no longer counts. */
    public void load() {
        Optional<Ledger> ledger = desk.readings().ledger();
        if (closed || ledger.isEmpty()) {
            return;
        }
        int mine = ++asked;
        int wanted = days;
        Instant now = desk.store().state().now();
        numbers.set(numbers.get().loading(now));
        desk.work()
                .start(
                        "indicators",
                        () -> {
                            Numbers read = ledger.get().numbers(wanted);
                            desk.ui().post(() -> arrived(mine, new Loadable.Loaded<>(read, now)));
                        },
                        failed ->
                                desk.ui()
                                        .post(
                                                () ->
                                                        arrived(
                                                                mine,
                                                                numbers.get()
                                                                        .failed(
                                                                                trouble(failed),
                                                                                now))));
    }

    private Trouble trouble(Exception failed) {
        return failed instanceof ReadingException ledger
                ? ledger.trouble()
                : new Trouble(
                        desk.text().text("insights.unreadable"),
                        failed.toString(),
                        desk.text().text("trouble.report"));
    }

    private void arrived(int number, Loadable<Numbers> read) {
        if (number == asked && !closed) {
            numbers.set(read);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        again.cancel();
    }
}
