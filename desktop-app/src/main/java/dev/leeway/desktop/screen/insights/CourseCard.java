package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.control.TrendLine;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.insights.Course;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.insights.Indicator.Kind;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** One number with its line over the days, held against its target. */
public final class CourseCard extends VBox {
    private CourseCard(
            Text text,
            String title,
            String figure,
            boolean well,
            boolean known,
            String target,
            Course course,
            Function<Course.Part, OptionalDouble> value,
            OptionalDouble shouldBe,
            double most) {
        getStyleClass().addAll("card", "course-card");
        Region line =
                known
                        ? FigureLine.of(figure, well ? "state-in-sync" : "state-failing", target)
                        : FigureLine.without(figure, target);
        Label words = new Label(title);
        words.getStyleClass().add("block-title");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        TrendLine trend = new TrendLine();
        List<OptionalDouble> values =
                course.parts().stream()
                        .map(part -> part.seen() ? value.apply(part) : OptionalDouble.empty())
                        .toList();
        trend.show(
                values,
                shouldBe,
                0,
                most,
                text.text(
                        "insights.spoken",
                        title,
                        figure,
                        target,
                        Duration.between(course.period().from(), course.period().to()).toDays()));
        getChildren().addAll(words, line, trend);
    }

    /** The share of syncs that were done. */
    public static CourseCard success(Text text, Insights insights, Course course, Targets targets) {
        var indicator =
                insights.together().stream()
                        .filter(one -> one.kind() == Kind.RECONCILE_SUCCESS)
                        .findFirst()
                        .orElseThrow();
        return new CourseCard(
                text,
                text.text("insights.success"),
                indicator.share().isPresent()
                        ? text.percent(indicator.share().getAsDouble())
                        : text.text("insights.no-success"),
                indicator.met(),
                indicator.total() > 0,
                text.text("insights.target", text.percent(targets.success())),
                course,
                Course.Part::success,
                OptionalDouble.of(targets.success()),
                1);
    }

    /** The time that 95 % of the deployed commits took at most. */
    public static CourseCard reconcileTime(Text text, Course course, Targets targets) {
        Duration limit = targets.reconcileTime();
        return new CourseCard(
                text,
                text.text("insights.percentile"),
                course.reconcileTime()
                        .map(text::span)
                        .orElseGet(() -> text.text("insights.no-time")),
                course.reconcileTime().map(took -> took.compareTo(limit) <= 0).orElse(true),
                course.reconcileTime().isPresent(),
                text.text("insights.limit", text.length(limit)),
                course,
                part ->
                        part.reconcileTime().isPresent()
                                ? OptionalDouble.of((double) part.reconcileTime().get().toMinutes())
                                : OptionalDouble.empty(),
                OptionalDouble.of((double) limit.toMinutes()),
                limit.toMinutes());
    }

    /** How many objects are drifted; a 0 would be a lie where nothing tells. */
    public static CourseCard drift(Text text, Course course) {
        OptionalInt open = course.parts().getLast().drift();
        return new CourseCard(
                text,
                text.text("insights.open-drift"),
                open.isPresent()
                        ? Integer.toString(open.getAsInt())
                        : text.text("insights.no-drift-known"),
                open.orElse(0) == 0,
                open.isPresent(),
                text.text("insights.target-none"),
                course,
                part ->
                        part.drift().isPresent()
                                ? OptionalDouble.of(part.drift().getAsInt())
                                : OptionalDouble.empty(),
                OptionalDouble.empty(),
                1);
    }

    /** How many bypasses go on. */
    public static CourseCard bypasses(Text text, Course course) {
        int open = course.parts().getLast().bypasses();
        return new CourseCard(
                text,
                text.text("insights.open-bypasses"),
                Integer.toString(open),
                open == 0,
                true,
                text.text("insights.target-none"),
                course,
                part -> OptionalDouble.of(part.bypasses()),
                OptionalDouble.empty(),
                1);
    }
}
