package dev.leeway.desktop.screen.object;

import java.util.stream.Collectors;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Facts;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.ResourceTree;
import dev.leeway.desktop.reading.ClusterBrowsing.Vitality;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.object.ObjectModel.Family;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** What made the object and what it made. */
final class OwnersSide implements ObjectPane.SidePane {
    private static final int MOST_NAMED = 4;

    private final Desk desk;
    private final ObjectModel model;
    private final Looks looks;
    private final BorderPane pane = new BorderPane();
    private final ResourceTree tree;

    OwnersSide(Desk desk, ObjectModel model, Consumer<ResourceKey> open) {
        this.desk = desk;
        this.model = model;
        this.looks = new Looks(desk.text());
        this.tree = new ResourceTree(entry -> open.accept(ResourceKey.fromArgument(entry.key())));
        tree.setAccessibleText(desk.text().text("clusters.side-owners"));
        model.familyProperty().addListener(observable -> show());
        show();
    }

    private void show() {
        Loadable<Family> known = model.familyProperty().get();
        Optional<Family> family = known.latest();
        family.ifPresent(found -> tree.show(entries(found)));
        List<Wording> unread = family.map(found -> found.tree().unread()).orElse(List.of());
        pane.setTop(unread.isEmpty() ? null : notAll(unread));
        pane.setCenter(
                Waiting.around(desk, known, "clusters.owners-reading", model::reload, () -> tree));
    }

    private Node notAll(List<Wording> unread) {
        String words =
                unread.stream()
                        .limit(MOST_NAMED)
                        .map(new EngineWords(desk.text())::words)
                        .collect(Collectors.joining("\n"));
        return new Banner(
                new Mark(
                        "state-undetermined",
                        Feather.HELP_CIRCLE,
                        desk.text().text("clusters.owners-part", unread.size())),
                List.of(words));
    }

    private List<ResourceTree.Entry> entries(Family family) {
        Map<String, String> keyOf = new HashMap<>();
        family.tree().nodes().forEach(node -> keyOf.put(node.uid(), node.key().toArgument()));
        ResourceKey here = model.placeProperty().get().orElseThrow().key();
        return family.tree().nodes().stream()
                .map(
                        node -> {
                            Vitality vitality = family.vitality().get(node.uid());
                            return new ResourceTree.Entry(
                                    node.key().toArgument(),
                                    node.owner().map(keyOf::get),
                                    node.key().kind(),
                                    node.key().name(),
                                    mark(node, here),
                                    vitality == null || vitality.wellness() == Wellness.NONE
                                            ? Optional.empty()
                                            : Optional.of(looks.of(vitality.wellness())),
                                    Optional.empty(),
                                    "",
                                    Facts.NONE);
                        })
                .toList();
    }

    private Mark mark(OwnerTree.Node node, ResourceKey here) {
        return switch (node.presence()) {
            case GONE ->
                    new Mark("state-missing", Feather.CIRCLE, desk.text().text("clusters.gone"));
            case UNREAD ->
                    new Mark(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            desk.text().text("clusters.unread"));
            case PRESENT ->
                    node.key().equals(here)
                            ? new Mark(
                                    "state-busy",
                                    Feather.CROSSHAIR,
                                    desk.text().text("clusters.this-one"))
                            : new Mark("state-quiet", Feather.BOX, "");
        };
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }
}
