package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.control.TrendLine;
import dev.leeway.engine.insights.Indicator;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One indicator: its share against its target, its error budget, its line and what is behind it.
 */
final class IndicatorCard extends VBox {
    IndicatorCard(NumberWords words, Indicator indicator, int days) {
        getStyleClass().addAll("card", "indicator-card");
        String name = words.title(indicator.kind());
        Label title = new Label(name);
        title.getStyleClass().add("block-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        StatusBadge badge = new StatusBadge(words.mark(indicator));
        badge.setMinWidth(USE_PREF_SIZE);
        // That there is nothing to judge, the number says already.
        badge.setVisible(indicator.total() > 0);
        badge.setManaged(indicator.total() > 0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(title, gap, badge);
        top.setAlignment(Pos.TOP_LEFT);
        top.getStyleClass().add("figure-line");
        Region value =
                indicator.share().isPresent()
                        ? FigureLine.of(
                                words.share(indicator),
                                words.mark(indicator).styleClass(),
                                words.target(indicator))
                        : FigureLine.without(words.share(indicator), words.target(indicator));
        TrendLine line = new TrendLine();
        List<OptionalDouble> shares =
                indicator.trend().stream()
                        .map(
                                point ->
                                        point.total() == 0
                                                ? OptionalDouble.empty()
                                                : OptionalDouble.of(
                                                        (double) point.good() / point.total()))
                        .toList();
        line.show(
                shares,
                OptionalDouble.of(indicator.target()),
                Math.max(0, indicator.target() - 0.2),
                1,
                words.spoken(name, words.share(indicator), words.target(indicator), days));
        ProgressBar budget =
                new ProgressBar(Math.clamp(indicator.budgetLeft().orElse(1), 0.0, 1.0));
        budget.setMaxWidth(Double.MAX_VALUE);
        budget.getStyleClass().add(indicator.met() ? "budget" : "budget-gone");
        // A full bar would praise what nobody did.
        budget.setVisible(indicator.total() > 0);
        budget.setAccessibleText(words.budget(indicator));
        Label left = new Label(words.budget(indicator));
        left.getStyleClass().add("muted");
        // Why there is nothing to measure stands where the number would.
        left.setVisible(indicator.total() > 0);
        Label facts = new Label(words.facts(indicator));
        facts.getStyleClass().addAll("facts");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        facts.setVisible(!facts.getText().isEmpty());
        getChildren().addAll(top, value, line, budget, left, facts);
    }
}
