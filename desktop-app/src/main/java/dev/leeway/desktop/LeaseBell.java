package dev.leeway.desktop;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.SystemNotices;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Repeats what is told of bypasses through the system's notifications while the window is not
 * looked at: a lease that ends, or a fix that somebody overwrote, cannot wait for the next look.
 * Where the system has no such service, that is told once, in the window. Belongs to the window's
 * thread.
 */
final class LeaseBell {
    private final SystemNotices system;
    private final BackgroundWork work;
    private final Text text;
    private final BooleanSupplier lookedAt;
    private final Consumer<AppEvent> events;
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * Makes it.
     *
     * @param lookedAt whether the window has the focus
     * @param events takes what happens, on any thread
     */
    LeaseBell(
            SystemNotices system,
            BackgroundWork work,
            Text text,
            BooleanSupplier lookedAt,
            Consumer<AppEvent> events) {
        this.system = system;
        this.work = work;
        this.text = text;
        this.lookedAt = lookedAt;
        this.events = events;
    }

    /** Hears of every change of the state. */
    void changed(AppState before, AppState after) {
        if (before.notices().equals(after.notices()) || lookedAt.getAsBoolean()) {
            return;
        }
        List<Notice> known = before.notices();
        after.notices().stream()
                .takeWhile(notice -> known.isEmpty() || !notice.equals(known.getFirst()))
                .filter(LeaseBell::isOfLease)
                .forEach(notice -> ring(notice, after));
    }

    private static boolean isOfLease(Notice notice) {
        return notice.route() instanceof Route.Bypass || notice.route() instanceof Route.Bypasses;
    }

    private void ring(Notice notice, AppState state) {
        String title = text.text("window.title-of", state.workspace().name());
        work.start(
                "tell the system",
                () -> {
                    if (system.tell(title, notice.trouble().what(), notice.grave())
                                    instanceof SystemNotices.Outcome.NotTold(Wording why)
                            && silent.compareAndSet(false, true)) {
                        events.accept(
                                new AppEvent.NoticePosted(
                                        new Notice(
                                                false,
                                                new Trouble(
                                                        text.text("notices.no-system"),
                                                        new EngineWords(text).words(why),
                                                        text.text("notices.no-system-next")),
                                                state.now(),
                                                new Route.Settings())));
                    }
                },
                failed -> {});
    }
}
