package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.session.FindingsReading;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.apply.SyncEnd;
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
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What somebody added beside Git, reviewed by keyboard alone. */
class AddedReviewTest {
    private static final String APPLICATION = "checkout-prod";
    private static final ResourceKey KEY = new ResourceKey("", "ConfigMap", "checkout", "settings");

    private static final Route DRIFT = new Route.Application(APPLICATION, Route.Tab.DRIFT);

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
        return findings(
                manifest(
                        "\"level\":\"info\",\"extra\":\"1\",\"more\":\"2\"",
                        """
                        {"manager":"kubectl-edit","operation":"Update","apiVersion":"v1",
                         "time":"2026-11-30T02:00:00Z","fieldsType":"FieldsV1",
                         "fieldsV1":{"f:data":{"f:extra":{},"f:more":{}}}}
                        """));
    }

    /** It once nothing of theirs is in it any more. */
    private Findings takenAway() {
        return findings(manifest("\"level\":\"info\"", ""));
    }

    private Findings findings(Manifest live) {
        Manifest desired = manifest("\"level\":\"info\"", "");
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
                        "platform",
                        List.of(),
                        List.of());
    }

    private SampleFrame open() {
        return arrived(SampleFrame.at(DRIFT, sample, commands, Readings.NONE));
    }

    private SampleFrame arrived(SampleFrame shown) {
        shown.store().dispatch(new AppEvent.ComparisonArrived(APPLICATION, added()));
        Fx.settle(shown.frame());
        return shown;
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
                                        shown.words()
                                                .contains(
                                                        "One object has fields that somebody added and Git"
                                                                + " does not ask for"))
                                .isTrue();
                        press(shown, KeyCode.E);
                        assertThat(shown.words().contains("Added outside Git")).isTrue();
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
    void theReviewGoesOnAfterThePlanAndSaysSoWhenNothingIsLeft() throws Exception {
        Route review = new Route.Application(APPLICATION, Route.Tab.ADDED);
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        press(shown, KeyCode.E);
                        press(shown, KeyCode.R);
                        assertThat(shown.store().state().navigation().current())
                                .isEqualTo(new Route.PlanAndSync(APPLICATION));

                        press(shown, KeyCode.ESCAPE);
                        assertThat(shown.store().state().navigation().current()).isEqualTo(review);
                        assertThat(shown.words()).contains("Added outside Git", ".data.more");

                        press(shown, KeyCode.R);
                        shown.store()
                                .dispatch(
                                        new AppEvent.SyncStarted(
                                                APPLICATION, sample.plan(), SampleObjects.NOW));
                        press(shown, KeyCode.ESCAPE);
                        assertThat(shown.store().state().navigation().current())
                                .as("what runs is looked at")
                                .isEqualTo(new Route.PlanAndSync(APPLICATION));
                        shown.store()
                                .dispatch(
                                        new AppEvent.SyncEnded(
                                                APPLICATION,
                                                SampleObjects.NOW,
                                                SyncEnd.WHOLE,
                                                Optional.empty()));
                        press(shown, KeyCode.ESCAPE);
                        assertThat(shown.store().state().navigation().current()).isEqualTo(review);

                        shown.store()
                                .dispatch(new AppEvent.ComparisonArrived(APPLICATION, takenAway()));
                        Fx.settle(shown.frame());
                        assertThat(shown.words())
                                .contains("Nothing was added outside Git", "To the drift")
                                .doesNotContain("No drift", "Take away");
                        press(shown, KeyCode.ESCAPE);
                        assertThat(shown.store().state().navigation().current()).isEqualTo(DRIFT);
                        assertThat(shown.words()).contains("No drift");
                    }
                });
    }

    @Test
    void aLinkLeadsToTheReviewBeforeAnythingIsKnown() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown =
                            arrived(
                                    SampleFrame.at(
                                            new Route.Application(APPLICATION, Route.Tab.ADDED),
                                            sample,
                                            commands,
                                            Readings.NONE))) {
                        assertThat(shown.words()).contains("Added outside Git", ".data.extra");
                    }
                });
    }

    @Test
    void aRuleThatIsBeingPreparedHasTheKeyboardAndThenItsButton() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RuleDesk rules =
                new RuleDesk() {
                    @Override
                    public Preview preview(String application, IgnoreDifference rule)
                            throws InterruptedException {
                        asked.await();
                        return new Preview(application, Path.of("leeway.yaml"), "a: 1", "a: 2");
                    }

                    @Override
                    public List<Standing> standing() {
                        return List.of();
                    }

                    @Override
                    public void remove(Standing rule) {
                        throw new UnsupportedOperationException("nothing is removed here");
                    }

                    @Override
                    public void write(Preview preview) {
                        throw new UnsupportedOperationException("nothing is written here");
                    }
                };
        Readings readings =
                new Readings() {
                    @Override
                    public Optional<RuleDesk> rules() {
                        return Optional.of(rules);
                    }
                };
        try (VirtualThreadWork work = new VirtualThreadWork()) {
            SampleFrame shown =
                    Fx.call(
                            () ->
                                    arrived(
                                            SampleFrame.at(
                                                    DRIFT,
                                                    sample,
                                                    1440,
                                                    900,
                                                    store ->
                                                            new Desk(
                                                                    store,
                                                                    commands,
                                                                    sample.text(),
                                                                    work,
                                                                    Fx.THREAD,
                                                                    readings))));
            Fx.run(
                    () -> {
                        press(shown, KeyCode.E);
                        press(shown, KeyCode.I);
                        assertThat(Focus.isIn(shown.frame().lookup(".ignore"))).isTrue();
                    });
            asked.countDown();
            await().until(
                            () ->
                                    Fx.call(
                                            () ->
                                                    shown.frame().getScene().getFocusOwner()
                                                                    instanceof Button button
                                                            && button.getText()
                                                                    .equals(
                                                                            "Write to"
                                                                                    + " leeway.yaml")));
            Fx.run(shown::close);
        }
    }

    @Test
    void whatIsGoneIsListedNoMoreAndTheReviewIsLeft() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        press(shown, KeyCode.E);
                        press(shown, KeyCode.ESCAPE);
                        assertThat(shown.words().contains("Added outside Git")).isFalse();
                        press(shown, KeyCode.E);
                        assertThat(shown.words().contains("Added outside Git")).isTrue();
                    }
                });
    }
}
