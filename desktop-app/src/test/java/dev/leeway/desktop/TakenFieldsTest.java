package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.PlanWish.Leave;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan says only of fields that others own that they are taken from others. */
@Timeout(180)
class TakenFieldsTest {
    private static final String APPLICATION = "catalog";

    @TempDir Path folder = Path.of("");

    @Test
    void whatLeewayOwnsIsTakenFromNobody() throws Exception {
        try (PracticeWindow window = PracticeWindow.open(folder)) {
            window.untilCompared(APPLICATION);
            window.plan(APPLICATION, PlanWish.PLAIN.with(Leave.TAKE_OVER, true));
            window.until(
                    "planned",
                    () ->
                            window.state().applications().find(APPLICATION).stream()
                                    .anyMatch(
                                            app ->
                                                    app.plan()
                                                            instanceof Loadable.Loaded<PlanState>));

            assertThat(summary(window, "Deployment"))
                    .contains(".image: ", " → ")
                    .doesNotContain("Takes fields");
            assertThat(summary(window, "Secret"))
                    .startsWith("Takes fields from other managers: .data.password");
        }
    }

    private static String summary(PracticeWindow window, String kind) throws Exception {
        return Fx.call(
                () ->
                        window
                                .state()
                                .applications()
                                .find(APPLICATION)
                                .orElseThrow()
                                .plan()
                                .latest()
                                .orElseThrow()
                                .steps()
                                .stream()
                                .filter(row -> row.key().kind().equals(kind))
                                .findFirst()
                                .orElseThrow()
                                .summary());
    }
}
