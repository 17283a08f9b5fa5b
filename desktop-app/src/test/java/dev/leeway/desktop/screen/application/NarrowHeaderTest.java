package dev.leeway.desktop.screen.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.FactLine;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** In a narrow window the facts about an application go on in a second line, each whole. */
class NarrowHeaderTest {
    private static final List<String> FACTS =
            List.of(
                    "practice / checkout-prod",
                    "shop apps/checkout/overlays/prod",
                    "55ca833 Release catalog 2.4.0",
                    "Sync vor 12 min von root",
                    "vor 12 min verglichen");

    private static List<String> painted(FactLine line) {
        return line.lookupAll(".facts").stream()
                .filter(Node::isVisible)
                .map(Label.class::cast)
                .flatMap(label -> label.getChildrenUnmodifiable().stream())
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .toList();
    }

    private static FactLine laidOut(double width, List<String> facts) {
        FactLine line = new FactLine(new Label("synchron"));
        line.show(facts, 2, String.join("\n", facts));
        VBox header = new VBox(line);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(new Scene(header, width, 200), Theme.DARK);
        Fx.settle(header);
        return line;
    }

    private static Set<Double> lines(FactLine line) {
        return line.getChildren().stream()
                .skip(1)
                .map(node -> Math.rint(node.getBoundsInParent().getCenterY()))
                .collect(Collectors.toSet());
    }

    @Test
    void allFactsAreWholeAndDotsStandBetweenNeighboursOnly() throws Exception {
        Fx.run(
                () -> {
                    FactLine wide = laidOut(1400, FACTS);
                    assertThat(painted(wide)).containsAll(FACTS);
                    assertThat(painted(wide)).filteredOn("\u00b7"::equals).hasSize(4);
                    assertThat(lines(wide)).hasSize(1);

                    FactLine narrow = laidOut(700, FACTS);
                    assertThat(painted(narrow)).containsAll(FACTS);
                    assertThat(painted(narrow)).filteredOn("\u00b7"::equals).hasSize(3);
                    assertThat(lines(narrow)).hasSize(2);
                });
    }

    @Test
    void onlyAFactThatIsLongerThanALineIsCut() throws Exception {
        String long1 = "a ".repeat(200).strip();
        Fx.run(
                () -> {
                    FactLine narrow = laidOut(500, List.of("practice / shop", long1));
                    assertThat(painted(narrow)).contains("practice / shop");
                    assertThat(painted(narrow)).anyMatch(words -> words.endsWith("\u2026"));
                });
    }

    @Test
    void aLongNameIsWholeAndWhatCanBeDoneStandsBelowIt() throws Exception {
        String name = "payments-settlement-reconciliation-worker-europe-west-production";
        SampleWorkspace sample = new SampleWorkspace();
        Fx.run(
                () -> {
                    ApplicationHeader header =
                            new ApplicationHeader(
                                    SampleDesk.of(
                                            new Store(Fx.THREAD, sample.state()),
                                            new dev.leeway.desktop.text.Text(
                                                    Locale.GERMAN, ZoneOffset.UTC),
                                            Readings.NONE),
                                    name,
                                    List.of(),
                                    () -> {},
                                    () -> {});
                    Themes themes = new Themes();
                    themes.loadFonts();
                    themes.apply(new Scene(header, 972, 400), Theme.DARK);
                    Fx.settle(header);

                    Label title = (Label) header.lookup(".mono-title");
                    assertThat(((Text) title.lookup(".text")).getText()).isEqualTo(name);
                    Node actions = header.lookup(".application-line");
                    assertThat(actions.getBoundsInParent().getMinY())
                            .isGreaterThanOrEqualTo(title.getBoundsInParent().getMaxY());
                    assertThat(actions.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(972);
                });
    }
}
