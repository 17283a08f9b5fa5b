package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.repositories.RevisionList.Entry;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.RevisionTip;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the repositories, branches and tags. */
final class RevisionCell extends ListCell<Entry> {
    private final Desk desk;
    private final RepositoriesModel model;
    private final FontIcon icon = Icons.of(Feather.GIT_BRANCH);
    private final Label name = new Label();
    private final Label below = new Label();
    private final Label aside = new Label();
    private final HBox line;

    RevisionCell(Desk desk, RepositoriesModel model, ReadOnlyDoubleProperty width) {
        this.desk = desk;
        this.model = model;
        name.setMinWidth(0);
        aside.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, below);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(icon, words, aside);
        line.setAlignment(Pos.CENTER_LEFT);
        line.maxWidthProperty().bind(width.subtract(30));
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable Entry item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("revision-here", "revision-heading-cell");
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        switch (item) {
            case Entry.Repository repository -> repository(repository);
            case Entry.Heading(String word, int count) -> {
                getStyleClass().add("revision-heading-cell");
                words(null, word, "revision-heading", "", Integer.toString(count));
                setTooltip(null);
            }
            case Entry.Tip tip -> tip(tip);
            case Entry.Rest(NamedRevision.Kind _, int count) -> {
                words(
                        Feather.MORE_HORIZONTAL,
                        desk.text().text("repositories.rest", count),
                        "revision-rest",
                        "",
                        "");
                setTooltip(null);
            }
            case Entry.Requests _ -> {
                words(
                        Feather.GIT_PULL_REQUEST,
                        desk.text().text("repositories.requests"),
                        "revision-name",
                        "",
                        "");
                setTooltip(null);
            }
        }
        setAccessibleText(
                String.join(" ", name.getText(), below.getText(), aside.getText()).strip());
        setGraphic(line);
    }

    private void repository(Entry.Repository item) {
        words(
                Feather.DATABASE,
                Visible.of(item.described().name()),
                "revision-repository",
                item.freshness(),
                "");
        below.getStyleClass().setAll("label", "revision-below", item.old() ? "stale" : "muted");
        below.setGraphic(item.old() ? Icons.of(Feather.CLOUD_OFF) : null);
        setTooltip(
                new Tooltip(
                        item.described().url()
                                + (item.old()
                                        ? "\n" + desk.text().text("repositories.stale")
                                        : "")));
    }

    private void tip(Entry.Tip item) {
        RevisionTip tip = item.tip();
        boolean branch = tip.revision().kind() == NamedRevision.Kind.BRANCH;
        String distance =
                item.followed()
                        ? desk.text().text("repositories.followed")
                        : item.distance().map(this::distance).orElse("");
        words(
                branch ? Feather.GIT_BRANCH : Feather.TAG,
                Visible.of(tip.revision().name()),
                "revision-name",
                "",
                distance);
        boolean here =
                model.placeProperty()
                        .get()
                        .filter(place -> place.revision().equals(tip.revision().name()))
                        .isPresent();
        if (here) {
            getStyleClass().add("revision-here");
        }
        setTooltip(
                new Tooltip(
                        desk.text()
                                .text(
                                        "repositories.tip-hint",
                                        Visible.of(tip.revision().name()),
                                        tip.commit().id().substring(0, 7),
                                        Visible.of(tip.commit().subject()),
                                        Visible.of(tip.commit().author()),
                                        desk.text().moment(tip.commit().authoredAt()),
                                        item.distance().map(this::distanceWords).orElse(""))
                                .strip()));
    }

    private String distance(Distance distance) {
        String more = distance.atLeast() ? "+" : "";
        return distance.isNone()
                ? "="
                : (distance.ahead() > 0 ? "\u2191" + distance.ahead() + more + " " : "")
                        + (distance.behind() > 0 ? "\u2193" + distance.behind() + more : "");
    }

    private String distanceWords(Distance distance) {
        return desk.text()
                .text(
                        "repositories.distance",
                        distance.ahead(),
                        distance.behind(),
                        model.described().map(Described::revision).orElse(""));
    }

    private void words(
            @Nullable Feather shape, String title, String style, String second, String end) {
        icon.setVisible(shape != null);
        icon.setManaged(shape != null);
        if (shape != null) {
            icon.setIconCode(shape);
        }
        name.setText(title);
        name.getStyleClass().setAll("label", style);
        below.setText(second);
        below.setGraphic(null);
        below.setManaged(!second.isEmpty());
        below.setVisible(!second.isEmpty());
        aside.setText(end.strip());
        aside.getStyleClass().setAll("label", "revision-aside");
        line.getStyleClass().setAll("revision-line");
    }
}
