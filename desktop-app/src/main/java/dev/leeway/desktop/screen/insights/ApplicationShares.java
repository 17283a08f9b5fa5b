package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.insights.Indicator;
import dev.leeway.engine.insights.Insights;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Comparator;
import java.util.List;

/** The indicators of each application, those that missed a target first. */
final class ApplicationShares extends VBox {
    private static final int MOST = 200;

    ApplicationShares(Desk desk, NumberWords words, Insights insights) {
        getStyleClass().add("application-shares");
        Label title = new Label(desk.text().text("insights.by-application"));
        title.getStyleClass().add("block-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("share-grid");
        ColumnConstraints first = new ColumnConstraints(140, 220, 480);
        first.setHgrow(Priority.SOMETIMES);
        grid.getColumnConstraints().add(first);
        int column = 1;
        for (Indicator.Kind kind : Indicator.Kind.values()) {
            Label head = new Label(words.title(kind));
            head.getStyleClass().add("muted");
            head.setWrapText(true);
            ColumnConstraints width = new ColumnConstraints(110, 170, 400);
            width.setHgrow(Priority.SOMETIMES);
            grid.getColumnConstraints().add(width);
            grid.add(head, column++, 0);
        }
        int row = 1;
        List<Insights.OfApplication> worstFirst =
                insights.applications().stream()
                        .sorted(
                                Comparator.comparingLong(ApplicationShares::missed)
                                        .reversed()
                                        .thenComparing(Insights.OfApplication::application))
                        .limit(MOST)
                        .toList();
        for (Insights.OfApplication of : worstFirst) {
            Hyperlink name = new Hyperlink(of.application());
            name.getStyleClass().add("mono");
            name.setOnAction(
                    event -> desk.goTo(new Route.Application(of.application(), Route.Tab.HISTORY)));
            grid.add(name, 0, row);
            column = 1;
            for (Indicator indicator : of.indicators()) {
                Mark mark = words.mark(indicator);
                grid.add(
                        new StatusBadge(
                                new Mark(mark.styleClass(), mark.shape(), words.brief(indicator))),
                        column++,
                        row);
            }
            row++;
        }
        getChildren().addAll(title, grid);
        if (insights.applications().size() > MOST) {
            Label more =
                    new Label(desk.text().text("peek.more", insights.applications().size() - MOST));
            more.getStyleClass().add("muted");
            getChildren().add(more);
        }
    }

    private static long missed(Insights.OfApplication of) {
        return of.indicators().stream().filter(one -> !one.met()).count();
    }
}
