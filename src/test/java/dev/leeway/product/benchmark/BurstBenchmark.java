package dev.leeway.product.benchmark;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.work.UiInbox;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/** 5,000 watch events a second for ten seconds: the gaps between frames, and the last states. */
final class BurstBenchmark {
    private static final int APPLICATIONS = 10_000;
    private static final int EVENTS_A_SECOND = 5_000;
    private static final int SECONDS = 10;

    private final BenchmarkDisplay display;

    BurstBenchmark(BenchmarkDisplay display) {
        this.display = display;
    }

    /** Events come from another thread, as a watch delivers them, at an even rate. */
    void run() throws Exception {
        for (Route route : List.of(new Route.Applications(), new Route.Overview())) {
            BenchmarkDisplay.Window window =
                    display.onUi(() -> display.open(ManyApplications.state(APPLICATIONS), route));
            display.paintedOften(window);
            UiInbox<AppEvent> inbox = UiInbox.paced(display.ui(), window.store()::dispatch);
            Gaps gaps = display.onUi(Gaps::begin);
            long collectedBefore = collecting();
            int[] last = new int[APPLICATIONS];
            long begun = System.nanoTime();
            for (int sent = 0; sent < EVENTS_A_SECOND * SECONDS; sent++) {
                int application = (int) (sent * 7_919L % APPLICATIONS);
                last[application] = sent;
                inbox.post(
                        new AppEvent.ComparisonArrived(
                                ManyApplications.name(application),
                                ManyApplications.findings(application, sent)));
                long due = begun + (sent + 1) * 1_000_000_000L / EVENTS_A_SECOND;
                if (sent % 50 == 0) {
                    long ahead = due - System.nanoTime();
                    if (ahead > 0) {
                        TimeUnit.NANOSECONDS.sleep(ahead);
                    }
                }
            }
            double took = BenchmarkDisplay.since(begun) / 1000;
            display.pulse();
            display.pulse();
            int wrong =
                    display.onUi(
                            () -> {
                                int lost = 0;
                                for (int i = 0; i < APPLICATIONS; i++) {
                                    Instant at =
                                            window.store()
                                                    .state()
                                                    .applications()
                                                    .find(ManyApplications.name(i))
                                                    .orElseThrow()
                                                    .findings()
                                                    .latest()
                                                    .orElseThrow()
                                                    .at();
                                    lost +=
                                            at.equals(ManyApplications.NOW.plusMillis(last[i]))
                                                    ? 0
                                                    : 1;
                                }
                                return lost;
                            });
            System.out.printf(
                    Locale.ROOT,
                    "%d events a second for %.1f s on %s: longest gap between frames %.0f ms, 99th"
                            + " percentile %.0f ms, %d frames, between two the window's thread worked"
                            + " at most %.0f ms; the collector paused all for %d ms; %d applications"
                            + " without their last state%n",
                    EVENTS_A_SECOND,
                    took,
                    route.getClass().getSimpleName(),
                    display.onUi(gaps::longest),
                    display.onUi(gaps::percentile),
                    display.onUi(gaps::frames),
                    display.onUi(gaps::worked),
                    collecting() - collectedBefore,
                    wrong);
            display.onUi(
                    () -> {
                        gaps.stop();
                        return true;
                    });
            display.close(window);
        }
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime())
                .sum();
    }

    /** The time from frame to frame. */
    private static final class Gaps extends AnimationTimer {
        private final List<Long> gaps = new ArrayList<>();
        private long before;
        private long workedBefore;
        private long mostWork;

        static Gaps begin() {
            Gaps gaps = new Gaps();
            gaps.start();
            return gaps;
        }

        @Override
        public void handle(long now) {
            long here = System.nanoTime();
            long worked = BenchmarkDisplay.cpu();
            if (before != 0) {
                gaps.add(here - before);
                mostWork = Math.max(mostWork, worked - workedBefore);
            }
            before = here;
            workedBefore = worked;
        }

        double longest() {
            return gaps.stream().mapToLong(gap -> gap).max().orElse(0) / 1e6;
        }

        double percentile() {
            List<Long> sorted = gaps.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.99)) / 1e6;
        }

        int frames() {
            return gaps.size();
        }

        double worked() {
            return mostWork / 1e6;
        }
    }
}
