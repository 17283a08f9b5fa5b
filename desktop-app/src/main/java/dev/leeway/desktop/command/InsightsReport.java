package dev.leeway.desktop.command;

import dev.leeway.engine.insights.Indicator;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Prints the indicators of a period. */
final class InsightsReport {
    private InsightsReport() {}

    static List<String> text(Insights insights) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "From "
                        + insights.period().from().truncatedTo(ChronoUnit.SECONDS)
                        + " to "
                        + insights.period().to().truncatedTo(ChronoUnit.SECONDS));
        lines.add("As far as Leeway looked: it sees nothing while it is not running.");
        lines.add("all applications");
        insights.together().forEach(indicator -> lines.add(line(indicator)));
        for (Insights.OfApplication one : insights.applications()) {
            lines.add(Printable.of(one.application()));
            one.indicators().stream()
                    .filter(indicator -> indicator.total() + indicator.open() > 0)
                    .forEach(indicator -> lines.add(line(indicator)));
        }
        return lines;
    }

    private static String line(Indicator indicator) {
        String share =
                indicator.share().isPresent()
                        ? percent(indicator.share().getAsDouble())
                        : "nothing to count";
        String budget =
                indicator.budgetLeft().isPresent()
                        ? ", error budget left " + percent(indicator.budgetLeft().getAsDouble())
                        : "";
        return "  %-7s %-34s %s of %d (target %s)%s%s%s"
                .formatted(
                        indicator.met() ? "met" : "missed",
                        name(indicator),
                        share,
                        indicator.total(),
                        percent(indicator.target()),
                        budget,
                        indicator.median().map(time -> ", half within " + span(time)).orElse(""),
                        indicator.open() == 0 ? "" : ", " + indicator.open() + " going on");
    }

    private static String name(Indicator indicator) {
        String limit = indicator.limit().map(InsightsReport::span).orElse("");
        return switch (indicator.kind()) {
            case RECONCILE_SUCCESS -> "syncs done as approved";
            case TIME_TO_RECONCILE -> "commits deployed within " + limit;
            case DRIFT_AGE -> "drift put right within " + limit;
            case BYPASS_DURATION -> "bypasses over within " + limit;
        };
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP) + " %";
    }

    private static String span(Duration time) {
        if (time.toSeconds() < 120) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (time.toMinutes() < 120) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
    }

    static JsonObject json(Insights insights) {
        return Output.document("Insights")
                .put("from", insights.period().from().toString())
                .put("to", insights.period().to().toString())
                .put("together", ResourceJson.array(insights.together(), InsightsReport::json))
                .put(
                        "applications",
                        ResourceJson.array(
                                insights.applications(),
                                one ->
                                        JsonObject.builder()
                                                .put("application", one.application())
                                                .put(
                                                        "indicators",
                                                        ResourceJson.array(
                                                                one.indicators(),
                                                                InsightsReport::json))
                                                .build()))
                .build();
    }

    private static JsonObject json(Indicator indicator) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("indicator", ResourceJson.camel(indicator.kind().name()))
                        .put("good", indicator.good())
                        .put("total", indicator.total())
                        .put("open", indicator.open())
                        .put("target", number(indicator.target()))
                        .put("met", indicator.met());
        indicator.share().ifPresent(share -> json.put("share", number(share)));
        indicator.budgetLeft().ifPresent(left -> json.put("budgetLeft", number(left)));
        indicator.limit().ifPresent(limit -> json.put("limitSeconds", limit.toSeconds()));
        indicator.median().ifPresent(time -> json.put("medianSeconds", time.toSeconds()));
        indicator.worst().ifPresent(time -> json.put("worstSeconds", time.toSeconds()));
        return json.put(
                        "trend",
                        ResourceJson.array(
                                indicator.trend(),
                                point ->
                                        JsonObject.builder()
                                                .put("from", point.part().from().toString())
                                                .put("good", point.good())
                                                .put("total", point.total())
                                                .build()))
                .build();
    }

    private static JsonNumber number(double value) {
        return JsonNumber.of(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP));
    }
}
