package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.insights.Indicator;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** How indicators are said and marked. */
final class NumberWords {
    private final Text text;

    NumberWords(Text text) {
        this.text = text;
    }

    String title(Indicator.Kind kind) {
        return text.text(
                switch (kind) {
                    case RECONCILE_SUCCESS -> "insights.success";
                    case TIME_TO_RECONCILE -> "insights.time";
                    case DRIFT_AGE -> "insights.drift";
                    case BYPASS_DURATION -> "insights.bypasses";
                });
    }

    /** What is good, in a sentence: {@code 90 % within 1 h}. */
    String target(Indicator indicator) {
        String share = text.percent(indicator.target());
        return indicator
                .limit()
                .map(limit -> text.text("insights.target-within", share, text.length(limit)))
                .orElseGet(() -> text.text("insights.target", share));
    }

    /** The share, or why there is none. */
    String share(Indicator indicator) {
        return indicator.share().isPresent()
                ? text.percent(indicator.share().getAsDouble())
                : text.text(
                        switch (indicator.kind()) {
                            case RECONCILE_SUCCESS -> "insights.no-success";
                            case TIME_TO_RECONCILE -> "insights.no-time";
                            case DRIFT_AGE -> "insights.no-drift";
                            case BYPASS_DURATION -> "insights.no-bypass";
                        });
    }

    /** The share in a table, where every line has the same reason. */
    String brief(Indicator indicator) {
        return indicator.share().isPresent() ? share(indicator) : text.text("insights.nothing");
    }

    Mark mark(Indicator indicator) {
        if (indicator.total() == 0) {
            return new Mark("state-quiet", Feather.MINUS, text.text("insights.no-happening"));
        }
        return indicator.met()
                ? new Mark("state-in-sync", Feather.CHECK_CIRCLE, text.text("insights.met"))
                : new Mark("state-failing", Feather.ALERT_OCTAGON, text.text("insights.missed"));
    }

    /** How much of the error budget is left: {@code 60 % of the error budget left}. */
    String budget(Indicator indicator) {
        if (indicator.total() == 0) {
            return text.text("insights.budget-none");
        }
        if (indicator.budgetLeft().isEmpty()) {
            return text.text("insights.budget-whole");
        }
        double left = indicator.budgetLeft().getAsDouble();
        if (Math.abs(left) < 0.005) {
            return text.text("insights.budget-used");
        }
        return left > 0
                ? text.text("insights.budget-left", text.percent(left))
                : text.text("insights.budget-gone", text.percent(-left));
    }

    /** The counts behind it, and how long one took. */
    String facts(Indicator indicator) {
        List<String> facts = new ArrayList<>();
        if (indicator.total() > 0) {
            facts.add(text.text("insights.good-of", indicator.good(), indicator.total()));
        }
        if (indicator.open() > 0) {
            facts.add(text.text("insights.open", indicator.open()));
        }
        indicator
                .median()
                // Of what still goes on there is a longest, and no middle yet.
                .filter(half -> indicator.total() > 0)
                .ifPresent(half -> facts.add(text.text("insights.median", text.span(half))));
        indicator
                .worst()
                .ifPresent(worst -> facts.add(text.text("insights.worst", text.span(worst))));
        return String.join("   \u00b7   ", facts);
    }

    /** What a screen reader says of a line. */
    String spoken(String title, String now, String target, int days) {
        return text.text("insights.spoken", title, now, target, days);
    }
}
