package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.session.FindingsReading;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What somebody added beside Git, reviewed by keyboard alone. */
class AddedReviewTest {
    private static final String APPLICATION = "checkout-prod";
    private static final ResourceKey KEY = new ResourceKey("", "ConfigMap", "checkout", "settings");

    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();

    private static Manifest manifest(String data, String managed) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings",
                         "namespace":"checkout","uid":"u","resourceVersion":"7",
                         "managedFields":[%s]},"data":{%s}}
                        """
                                .formatted(managed, data)));
    }

    /** A ConfigMap in sync into which kubectl put two keys that Git does not ask for. */
    private Findings added() {
        Manifest desired = manifest("\"level\":\"info\"", "");
        Manifest live =
                manifest(
                        "\"level\":\"info\",\"extra\":\"1\",\"more\":\"2\"",
                        """
                        {"manager":"kubectl-edit","operation":"Update","apiVersion":"v1",
                         "time":"2026-11-30T02:00:00Z","fieldsType":"FieldsV1",
                         "fieldsV1":{"f:data":{"f:extra":{},"f:more":{}}}}
                        """);
        return new FindingsReading(sample.text(), HealthRules.standard())
                .of(
                        SampleObjects.comparison(
                                APPLICATION,
                                "prod-eu",
                                "checkout",
                                Instant.parse("2026-11-30T03:00:00Z"),
                                List.of(
                                        SampleObjects.both(
                                                desired, live, Difference.InSync.WHOLLY))),
                        List.of(),
                        List.of());
    }

    private SampleFrame open() {
        SampleFrame shown =
                SampleFrame.at(
                        new Route.Application(APPLICATION, Route.Tab.DRIFT),
                        sample,
                        1440,
                        900,
                        store ->
                                new Desk(
                                        store,
                                        commands,
                                        sample.text(),
                                        new InlineWork(),
                                        Fx.THREAD,
                                        new Readings() {}));
        shown.store().dispatch(new AppEvent.ComparisonArrived(APPLICATION, added()));
        Fx.settle(shown.frame());
        return shown;
    }

    private static boolean says(SampleFrame shown, String words) {
        for (Node node : shown.frame().lookupAll(".label")) {
            if (node instanceof Labeled label && words.equals(label.getText())) {
                return true;
            }
        }
        return false;
    }

    private static void press(SampleFrame shown, KeyCode code) {
        shown.frame().screen().orElseThrow().key(code);
        Fx.settle(shown.frame());
    }

    @Test
    void eachFieldIsListedAndTheTickedOnesAreTakenAwayAlone() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        assertThat(
                                        says(
                                                shown,
                                                "One object has fields that somebody added and Git"
                                                        + " does not ask for"))
                                .isTrue();
                        press(shown, KeyCode.E);
                        assertThat(says(shown, "Added beside Git")).isTrue();
                        TableView<?> table =
                                (TableView<?>) shown.frame().lookup(".added .field-table");
                        assertThat(table.getItems()).hasSize(2);

                        press(shown, KeyCode.J);
                        press(shown, KeyCode.M);
                        press(shown, KeyCode.R);
                        assertThat(commands.wishes)
                                .containsExactly(
                                        PlanWish.revert(
                                                Map.of(KEY, Set.of(FieldPath.of("data", "more")))));
                        assertThat(shown.store().state().navigation().current())
                                .isEqualTo(new Route.PlanAndSync(APPLICATION));
                    }
                });
    }

    @Test
    void whatIsGoneIsListedNoMoreAndTheReviewIsLeft() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        press(shown, KeyCode.E);
                        press(shown, KeyCode.ESCAPE);
                        assertThat(says(shown, "Added beside Git")).isFalse();
                        press(shown, KeyCode.E);
                        assertThat(says(shown, "Added beside Git")).isTrue();
                    }
                });
    }
}
