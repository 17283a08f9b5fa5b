package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is known of the selected moment. */
final class MomentDetails extends ScrollPane {
    private final Desk desk;
    private final MomentLooks looks;
    private final VBox content = new VBox();

    MomentDetails(Desk desk, MomentLooks looks) {
        PlainViewport.of(this);
        this.desk = desk;
        this.looks = looks;
        getStyleClass().add("moment-details");
        content.getStyleClass().add("moment-details-content");
        setContent(content);
        setFitToWidth(true);
        setFocusTraversable(true);
        setMinWidth(240);
        setAccessibleText(desk.text().text("activity.details"));
        show(Optional.empty());
    }

    void show(Optional<Moment> chosen) {
        List<Node> nodes = new ArrayList<>();
        chosen.ifPresentOrElse(
                moment -> fill(nodes, moment),
                () -> nodes.add(words(desk.text().text("activity.choose"), "muted")));
        content.getChildren().setAll(nodes);
    }

    private void fill(List<Node> nodes, Moment moment) {
        nodes.add(new StatusBadge(looks.of(moment)));
        nodes.add(words(moment.what(), "strong"));
        nodes.add(words(desk.text().moment(moment.at()), "muted"));
        if (!moment.who().isEmpty()) {
            nodes.add(words(desk.text().text("activity.by", moment.who()), "muted"));
        }
        if (!moment.object().isEmpty()) {
            nodes.add(words(moment.object(), "mono"));
        }
        if (!moment.application().isEmpty() || !moment.cluster().isEmpty()) {
            nodes.add(
                    words(
                            (moment.application() + "  " + moment.cluster()).strip(),
                            "mono",
                            "muted"));
        }
        for (String fact : moment.facts()) {
            nodes.add(words(fact, "fact"));
        }
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("badges");
        moment.place()
                .ifPresent(
                        place ->
                                actions.getChildren()
                                        .add(
                                                Buttons.of(
                                                        Feather.ARROW_RIGHT,
                                                        desk.text().text("activity.open"),
                                                        () -> desk.goTo(place))));
        actions.getChildren()
                .add(
                        Buttons.of(
                                Feather.COPY,
                                desk.text().text("action.copy-details"),
                                () -> desk.commands().copy(details(moment))));
        nodes.add(actions);
    }

    private static String details(Moment moment) {
        return String.join(
                "\n",
                moment.at().toString(),
                moment.what(),
                TimelineExport.where(moment),
                moment.who(),
                String.join("\n", moment.facts()));
    }

    private static Label words(String words, String... styles) {
        Label label = new Label(Visible.lines(words));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
