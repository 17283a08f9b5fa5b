package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.FoundApplication;

import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other engines reconcile in the cluster: each with a tick, or with why it cannot be taken.
 */
final class FoundList extends VBox {
    private final Desk desk;
    private final WelcomeModel model;
    private final Runnable changed;
    private final Map<CheckBox, FoundApplication.Offered> offers = new LinkedHashMap<>();

    FoundList(Desk desk, WelcomeModel model, Runnable changed) {
        this.desk = desk;
        this.model = model;
        this.changed = changed;
        getStyleClass().add("found");
        model.discoveryProperty().addListener((Observable observable) -> update());
        update();
    }

    /** Returns what is ticked. */
    List<FoundApplication.Offered> chosen() {
        return offers.entrySet().stream()
                .filter(entry -> entry.getKey().isSelected())
                .map(Map.Entry::getValue)
                .toList();
    }

    private void update() {
        offers.clear();
        List<Node> rows = new ArrayList<>();
        switch (model.discoveryProperty().get()) {
            case Loadable.Unasked<Discovery> _ -> {}
            case Loadable.Loading<Discovery> _ ->
                    rows.add(badge("state-busy", Feather.SEARCH, "welcome.looking"));
            case Loadable.Failed<Discovery> failed -> {
                rows.add(
                        new StatusBadge(
                                new Mark(
                                        "state-failing",
                                        Feather.ALERT_OCTAGON,
                                        failed.trouble().what())));
                rows.add(sentence(failed.trouble().why()));
                rows.add(sentence(failed.trouble().next()));
            }
            case Loadable.Loaded<Discovery> loaded -> show(loaded.value(), rows);
        }
        getChildren().setAll(rows);
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
        changed.run();
    }

    private void show(Discovery discovery, List<Node> rows) {
        if (discovery.applications().isEmpty()) {
            rows.add(badge("state-quiet", Feather.CIRCLE, "welcome.found-none"));
        }
        for (FoundApplication one : discovery.applications()) {
            switch (one) {
                case FoundApplication.Offered offered -> {
                    CheckBox tick = new CheckBox(offered.object());
                    tick.setSelected(true);
                    tick.setOnAction(event -> changed.run());
                    offers.put(tick, offered);
                    tick.getStyleClass().add("mono");
                    rows.add(tick);
                    rows.add(
                            names(
                                    offered.repository()
                                            + "  "
                                            + offered.source().string("path", "")
                                            + "  "
                                            + offered.revision()));
                    offered.remarks().forEach(remark -> rows.add(said(remark)));
                }
                case FoundApplication.NotOffered refused -> {
                    rows.add(
                            new StatusBadge(
                                    new Mark(
                                            "state-undetermined",
                                            Feather.MINUS_CIRCLE,
                                            desk.text()
                                                    .text(
                                                            "welcome.not-offered",
                                                            refused.object()))));
                    refused.why().forEach(why -> rows.add(said(why)));
                }
            }
        }
        discovery.unread().forEach(gap -> rows.add(said(gap)));
    }

    private StatusBadge badge(String style, Feather shape, String key) {
        return new StatusBadge(new Mark(style, shape, desk.text().text(key)));
    }

    private Label said(Wording words) {
        return sentence(new EngineWords(desk.text()).words(words));
    }

    private static Label names(String words) {
        Label label = sentence(words);
        label.getStyleClass().add("mono");
        return label;
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("muted", "found-remark");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
