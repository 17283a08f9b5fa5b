package dev.leeway.desktop.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** The graph of owners and what they own: where things stand, and how keys move. */
class ResourceGraphTest {
    private static final Mark MARK = new Mark("state-in-sync", Feather.CHECK_CIRCLE, "in sync");

    private static ResourceTree.Entry entry(String key, String parent) {
        return new ResourceTree.Entry(
                key,
                parent.isEmpty() ? Optional.empty() : Optional.of(parent),
                "Kind",
                key,
                MARK,
                Optional.of(MARK),
                Optional.empty(),
                "",
                Facts.NONE);
    }

    private static final List<ResourceTree.Entry> TREE =
            List.of(
                    entry("deploy", ""),
                    entry("service", ""),
                    entry("set", "deploy"),
                    entry("pod-1", "set"),
                    entry("pod-2", "set"),
                    entry("pod-3", "set"));

    @Test
    void nothingStandsOnTopOfAnythingElse() {
        List<ResourceTree.Entry> many = new ArrayList<>(TREE);
        for (int i = 0; i < 300; i++) {
            many.add(entry("more-" + i, i % 3 == 0 ? "service" : "more-" + (i - 1)));
        }
        GraphLayout layout = GraphLayout.of(many, Set.of());
        assertThat(layout.places()).hasSize(many.size());
        for (GraphLayout.Place one : layout.places()) {
            for (GraphLayout.Place other : layout.places()) {
                boolean apart =
                        one.equals(other)
                                || Math.abs(one.x() - other.x()) >= GraphLayout.NODE_WIDTH
                                || Math.abs(one.y() - other.y()) >= GraphLayout.NODE_HEIGHT;
                assertThat(apart).as(one + " and " + other).isTrue();
            }
            assertThat(one.x() + GraphLayout.NODE_WIDTH).isLessThanOrEqualTo(layout.width());
            assertThat(one.y() + GraphLayout.NODE_HEIGHT).isLessThanOrEqualTo(layout.height());
        }
        GraphLayout.Place set = layout.find("set").orElseThrow();
        assertThat(set.y()).isEqualTo(layout.find("pod-2").orElseThrow().y());
        assertThat(set.x()).isGreaterThan(layout.find("deploy").orElseThrow().x());
    }

    @Test
    void keysMoveAlongTheEdgesAndFold() throws Exception {
        Fx.run(
                () -> {
                    List<String> opened = new ArrayList<>();
                    ResourceGraph graph = new ResourceGraph(entry -> opened.add(entry.key()));
                    new Scene(graph, 900, 500);
                    graph.show(TREE);
                    Fx.settle(graph);
                    graph.focusFirst();
                    press(graph, KeyCode.RIGHT);
                    press(graph, KeyCode.RIGHT);
                    assertThat(selected(graph)).isEqualTo("pod-1");
                    press(graph, KeyCode.DOWN);
                    press(graph, KeyCode.DOWN);
                    assertThat(selected(graph)).isEqualTo("pod-3");
                    press(graph, KeyCode.DOWN);
                    assertThat(selected(graph)).as("the column ends").isEqualTo("pod-3");
                    press(graph, KeyCode.ENTER);
                    assertThat(opened).containsExactly("pod-3");
                    press(graph, KeyCode.LEFT);
                    press(graph, KeyCode.SPACE);
                    assertThat(selected(graph)).isEqualTo("set");
                    assertThat(graph.size()).as("the pods are folded away").isEqualTo(3);

                    graph.show(TREE.subList(0, 5));
                    assertThat(graph.isClosed("set")).as("an update opens nothing").isTrue();
                    assertThat(selected(graph)).isEqualTo("set");
                    press(graph, KeyCode.RIGHT);
                    assertThat(graph.size()).isEqualTo(5);
                });
    }

    @Test
    void onlyWhatIsInSightHasNodes() throws Exception {
        Fx.run(
                () -> {
                    List<ResourceTree.Entry> many = new ArrayList<>();
                    for (int i = 0; i < 5_000; i++) {
                        many.add(entry("thing-" + i, ""));
                    }
                    ResourceGraph graph = new ResourceGraph(entry -> {});
                    new Scene(graph, 900, 500);
                    graph.show(many);
                    Fx.settle(graph);
                    assertThat(graph.lookupAll(".graph-node")).hasSizeBetween(3, 60);
                    graph.select("thing-4000");
                    Fx.settle(graph);
                    assertThat(graph.lookupAll(".graph-node").toString()).isNotEmpty();
                    assertThat(selected(graph)).isEqualTo("thing-4000");
                    assertThat(graph.lookupAll(".graph-node:selected")).hasSize(1);
                    graph.fit();
                    assertThat(graph.zoom()).isLessThan(1);
                });
    }

    private static void press(ResourceGraph graph, KeyCode code) {
        Fx.press(graph, code, "");
        Fx.settle(graph);
    }

    private static String selected(ResourceGraph graph) {
        return graph.selectedProperty().get().map(ResourceTree.Entry::key).orElse("");
    }
}
