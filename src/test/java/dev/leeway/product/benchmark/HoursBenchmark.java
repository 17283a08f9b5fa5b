package dev.leeway.product.benchmark;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Eight hours of running in minutes: the heap and the nodes after each. */
final class HoursBenchmark {
    private static final int HOURS = 8;

    private final BenchmarkDisplay display;

    HoursBenchmark(BenchmarkDisplay display) {
        this.display = display;
    }

    /** Eight hours of one event a second and a page a minute, as fast as it goes. */
    void run() throws Exception {
        BenchmarkDisplay.Window window =
                display.onUi(() -> display.open(ManyApplications.state(300), new Route.Overview()));
        List<Route> pages =
                List.of(
                        new Route.Overview(),
                        new Route.Applications(),
                        new Route.Application(ManyApplications.name(7), Route.Tab.RESOURCES),
                        new Route.Application(ManyApplications.name(7), Route.Tab.DRIFT),
                        new Route.Application(ManyApplications.name(7), Route.Tab.HISTORY),
                        new Route.PlanAndSync(ManyApplications.name(7)),
                        new Route.Activity(),
                        new Route.Insights(),
                        new Route.Clusters(),
                        new Route.Repositories(),
                        new Route.Bypasses(),
                        new Route.Settings());
        AtomicLong second = new AtomicLong();
        for (int hour = 0; hour <= HOURS; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                int at = hour * 60 + minute;
                display.onUi(
                        () -> {
                            window.store()
                                    .dispatch(new AppEvent.Navigated(pages.get(at % pages.size())));
                            for (int i = 0; i < 60; i++) {
                                int now = (int) second.incrementAndGet();
                                window.store()
                                        .dispatch(
                                                List.of(
                                                        new AppEvent.Ticked(
                                                                ManyApplications.NOW.plusSeconds(
                                                                        now)),
                                                        new AppEvent.ComparisonArrived(
                                                                ManyApplications.name(now % 300),
                                                                ManyApplications.findings(
                                                                        now % 300, now))));
                            }
                            window.frame().applyCss();
                            window.frame().layout();
                            return true;
                        });
            }
            display.onUi(
                    () -> {
                        window.store().dispatch(new AppEvent.Navigated(new Route.Overview()));
                        window.frame().applyCss();
                        window.frame().layout();
                        return true;
                    });
            display.pulse();
            System.out.printf(
                    Locale.ROOT,
                    "after %d h: heap %.1f MiB, %d nodes%n",
                    hour + 1,
                    heap() / (1024.0 * 1024),
                    display.onUi(() -> nodes(window.frame())));
        }
        display.close(window);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int nodes(Node node) {
        int sum = 1;
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                sum += nodes(child);
            }
        }
        return sum;
    }
}
