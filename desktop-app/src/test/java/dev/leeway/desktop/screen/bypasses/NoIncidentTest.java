package dev.leeway.desktop.screen.bypasses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.BypassTerms;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** That there is no incident is said in the window's language and kept as the engine knows it. */
class NoIncidentTest {
    @Test
    void aGermanWindowAsksForItsOwnWord() throws Exception {
        Text german = new Text(Locale.GERMAN, ZoneOffset.UTC);
        Fx.run(
                () -> {
                    Desk desk =
                            SampleDesk.of(
                                    new Store(Fx.THREAD, new SampleWorkspace().state()),
                                    german,
                                    Readings.NONE);
                    WizardModel model = new WizardModel(desk, "shop", Optional.empty());
                    TermsColumn terms = new TermsColumn(desk, model);
                    new Scene(terms, 300, 600);
                    Fx.settle(terms);
                    TextField incident =
                            terms.lookupAll(".text-field").stream()
                                    .map(TextField.class::cast)
                                    .filter(field -> "Vorfall".equals(field.getAccessibleText()))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(incident.getPromptText()).contains("„keiner“");
                    assertThat(terms.lookupAll(".label"))
                            .anyMatch(
                                    label ->
                                            ((Label) label)
                                                    .getText()
                                                    .contains("ein Vorfall oder „keiner“"));

                    incident.setText(" Keiner ");
                    assertThat(model.termsProperty().get().incident())
                            .isEqualTo(BypassTerms.NO_INCIDENT);
                    incident.setText("INC-7");
                    assertThat(model.termsProperty().get().incident()).isEqualTo("INC-7");
                });
    }
}
