package dev.leeway.desktop.screen.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.Trouble;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows follow the state by key; filters and orders hold; ten thousand rows are no trouble. */
class ApplicationsModelTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private static List<String> names(ApplicationsModel model) {
        return model.rows().stream().map(ApplicationRow::name).toList();
    }

    @Test
    void worstComeFirst() {
        ApplicationsModel model = new ApplicationsModel(sample.state());

        assertThat(names(model))
                .containsExactly(
                        "storefront",
                        "recommendations",
                        "checkout-prod",
                        "reports",
                        "catalog",
                        "checkout-staging",
                        "payments");
    }

    @Test
    void filtersByWordsAndByCondition() {
        ApplicationsModel model = new ApplicationsModel(sample.state());

        model.filter("checkout practice");
        assertThat(names(model)).containsExactly("checkout-staging");
        model.filter("3f2c1ab");
        assertThat(names(model)).contains("catalog", "storefront").doesNotContain("reports");
        model.filter("");
        model.filter(Set.of(Condition.IN_SYNC));
        assertThat(names(model)).containsExactly("catalog", "checkout-staging", "payments");
        assertThat(model.summaryProperty().get().shown()).isEqualTo(3);
        assertThat(model.summaryProperty().get().total()).isEqualTo(7);
    }

    @Test
    void aRowStaysTheSameObjectAndKeepsItsPlaceWhileSomebodyReads() {
        AppState state = sample.state();
        ApplicationsModel model = new ApplicationsModel(state);
        ApplicationRow catalog = model.rows().get(4);
        assertThat(catalog.name()).isEqualTo("catalog");

        model.setReading(true);
        AppState worse =
                state.after(
                        new AppEvent.ComparisonFailed(
                                "catalog",
                                Sight.Reading.NOT_COMPARABLE,
                                new Trouble("a", "b", "c"),
                                SampleObjects.NOW));
        model.update(worse);

        assertThat(model.rows().get(4)).isSameAs(catalog);
        assertThat(catalog.get().condition()).isEqualTo(Condition.FAILING);

        model.sort(ApplicationsModel.WORST_FIRST);
        assertThat(names(model).subList(0, 3)).contains("catalog");
    }

    /** Processor time of this thread: what the work costs, however busy the machine is. */
    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void tenThousandApplicationsFilterAndSort() {
        ClusterState cluster =
                new ClusterState("prod", false, false, ClusterState.Connection.CONNECTED, "");
        List<ApplicationState> apps = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            apps.add(
                    SampleWorkspace.app(
                            "service-" + (i * 7919 % 10_000),
                            cluster,
                            "team-" + i % 40,
                            "apps/" + i,
                            "kustomize"));
        }
        AppState state =
                AppState.first(Preferences.first(), SampleObjects.NOW)
                        .after(new AppEvent.WorkspaceOpened("big", false, List.of(cluster), apps));
        for (int i = 0; i < 500; i++) {
            state = state.after(new AppEvent.ComparisonArrived("service-" + i, sample.drifting()));
        }
        long begin = clock();
        ApplicationsModel model = new ApplicationsModel(state);
        long made = clock() - begin;
        long[] filters = new long[40];
        for (int i = 0; i < filters.length; i++) {
            begin = clock();
            model.filter("team-" + i % 40 + (i % 2 == 0 ? " service" : ""));
            filters[i] = clock() - begin;
        }
        begin = clock();
        model.filter("");
        model.sort(Comparator.comparing(ApplicationRow::name));
        long sorted = clock() - begin;
        AppState one =
                state.after(new AppEvent.ComparisonArrived("service-9000", sample.drifting()));
        begin = clock();
        model.update(one);
        long updated = clock() - begin;
        Arrays.sort(filters);
        System.out.printf(
                "10,000 applications: first rows %.1f ms, filter median %.1f ms and worst %.1f ms, sort %.1f ms, one update %.1f ms of processor time%n",
                made / 1e6, filters[20] / 1e6, filters[39] / 1e6, sorted / 1e6, updated / 1e6);

        assertThat(model.rows()).hasSize(10_000);
        assertThat(names(model)).isSorted();
    }
}
