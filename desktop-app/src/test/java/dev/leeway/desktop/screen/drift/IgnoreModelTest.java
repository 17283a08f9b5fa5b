package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.session.FindingsReading;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule begins in the form that suits its difference, whatever was chosen for another one. */
class IgnoreModelTest {
    private static final Manifest DESIRED =
            new Manifest(
                    JsonReader.readObject(
                            """
                            {"apiVersion":"v1","kind":"ConfigMap",
                             "metadata":{"name":"settings","namespace":"checkout"},
                             "data":{"level":"info"}}
                            """));
    private static final Manifest LIVE =
            new Manifest(
                    JsonReader.readObject(
                            """
                            {"apiVersion":"v1","kind":"ConfigMap",
                             "metadata":{"name":"settings","namespace":"checkout","uid":"u",
                              "resourceVersion":"7",
                              "managedFields":[{"manager":"kubectl-edit","operation":"Update",
                               "apiVersion":"v1","time":"2026-11-30T02:00:00Z",
                               "fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:extra":{}}}}]},
                             "data":{"level":"info","extra":"1"}}
                            """));

    private final SampleWorkspace sample = new SampleWorkspace();

    /** What somebody put into it beside Git, known to be kubectl's. */
    private ChosenChanges added() {
        ObjectState object =
                new FindingsReading(sample.text(), HealthRules.standard())
                        .of(
                                SampleObjects.comparison(
                                        "checkout-prod",
                                        "prod-eu",
                                        "checkout",
                                        Instant.parse("2026-11-30T03:00:00Z"),
                                        List.of(
                                                SampleObjects.both(
                                                        DESIRED, LIVE, Difference.InSync.WHOLLY))),
                                "platform",
                                List.of(),
                                List.of())
                        .objects()
                        .getFirst();
        List<FieldChange> additions = object.verdict().orElseThrow().additions();
        assertThat(additions).hasSize(1);
        return new ChosenChanges(object, additions);
    }

    @Test
    void whatWasChosenForOneDifferenceSaysNothingAboutTheNext() throws Exception {
        Fx.run(
                () -> {
                    IgnoreModel model =
                            new IgnoreModel(
                                    SampleDesk.of(
                                            new Store(Fx.THREAD, sample.state()),
                                            sample.text(),
                                            Readings.NONE),
                                    "checkout-prod");
                    model.begin(added());
                    assertThat(model.form()).isEqualTo(IgnoreModel.Form.POINTERS);

                    model.form(IgnoreModel.Form.MANAGERS);
                    model.everyObject(true);
                    IgnoreDifference wide = model.rule().orElseThrow();
                    assertThat(wide.managers()).containsExactly("kubectl-edit");
                    assertThat(wide.name()).isEmpty();

                    model.begin(added());
                    IgnoreDifference narrow = model.rule().orElseThrow();
                    assertThat(model.form()).isEqualTo(IgnoreModel.Form.POINTERS);
                    assertThat(narrow.jsonPointers()).containsExactly("/data/extra");
                    assertThat(narrow.managers()).isEmpty();
                    assertThat(model.isForEveryObject()).isFalse();
                    assertThat(narrow.name()).isEqualTo("settings");
                });
    }
}
