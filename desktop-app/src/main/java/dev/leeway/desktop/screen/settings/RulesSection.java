package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The rules about ignored differences of the open workspace, each with its end. Belongs to the
 * window's thread.
 */
final class RulesSection extends VBox {
    private final Desk desk;
    private final Text text;
    private final Section section;
    private final List<Button> ends = new ArrayList<>();
    private List<Notice> told;
    private boolean removing;

    RulesSection(Desk desk) {
        this.desk = desk;
        this.text = desk.text();
        this.section = new Section(text.text("settings.rules"));
        this.told = desk.store().state().notices();
        getStyleClass().add("rules-section");
        getChildren().add(section);
        section.words(text.text("settings.no-rules"));
        desk.readings().rules().ifPresent(this::read);
    }

    /** A rule may be written and taken back elsewhere too, and that is told. */
    void update(AppState state) {
        if (!Identity.same(told, state.notices())) {
            told = state.notices();
            desk.readings().rules().ifPresent(this::read);
        }
    }

    private void read(RuleDesk rules) {
        desk.work()
                .start(
                        "rules of the workspace",
                        () -> {
                            List<RuleDesk.Standing> standing = rules.standing();
                            desk.ui().post(() -> show(rules, standing));
                        },
                        this::failed);
    }

    private void show(RuleDesk rules, List<RuleDesk.Standing> standing) {
        redo(
                () -> {
                    section.words(
                            text.text(
                                    standing.isEmpty()
                                            ? "settings.no-rules"
                                            : "settings.rules-why"));
                    standing.forEach(
                            one ->
                                    section.named(
                                            String.join(", ", one.applications()),
                                            row(rules, one)));
                });
    }

    /**
     * Makes the rows anew. Whoever is among them stays there: at the row that took the place of a
     * removed one, at the last, or at the heading where none is left.
     */
    private void redo(Runnable rows) {
        boolean inside = Focus.isIn(this);
        int at = 0;
        for (int i = 0; i < ends.size(); i++) {
            at = Focus.isIn(ends.get(i)) ? i : at;
        }
        section.clear();
        ends.clear();
        rows.run();
        if (!inside) {
            return;
        }
        if (ends.isEmpty()) {
            section.focusHeading();
        } else {
            ends.get(Math.min(at, ends.size() - 1)).requestFocus();
        }
    }

    private HBox row(RuleDesk rules, RuleDesk.Standing one) {
        Label fields = Section.mono(Visible.of(words(one.rule())));
        HBox.setHgrow(fields, Priority.ALWAYS);
        fields.setMaxWidth(Double.MAX_VALUE);
        Label place = Section.mono(one.rule().place());
        place.getStyleClass().add("muted");
        place.setMinWidth(USE_PREF_SIZE);
        Button end =
                Buttons.of(
                        Feather.TRASH_2,
                        text.text("settings.rule-remove"),
                        () -> remove(rules, one));
        end.setMinWidth(USE_PREF_SIZE);
        end.setAccessibleText(end.getText() + ": " + fields.getText());
        ends.add(end);
        HBox row = new HBox(fields, place, end);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("cluster-line");
        return row;
    }

    private static String words(IgnoreDifference rule) {
        String object =
                Stream.of(rule.namespace(), rule.name())
                        .filter(part -> !part.isEmpty())
                        .reduce((namespace, name) -> namespace + "/" + name)
                        .orElse("*");
        return rule.kind()
                + " "
                + object
                + ": "
                + String.join(
                        ", ",
                        Stream.of(rule.jsonPointers(), rule.jqPathExpressions(), rule.managers())
                                .flatMap(List::stream)
                                .toList());
    }

    /** One at a time; a disabled button would lose the keyboard, so it just does nothing more. */
    private void remove(RuleDesk rules, RuleDesk.Standing one) {
        if (removing) {
            return;
        }
        removing = true;
        desk.work()
                .start(
                        "take a rule out of the workspace",
                        () -> {
                            rules.remove(one);
                            List<RuleDesk.Standing> left = rules.standing();
                            desk.ui()
                                    .post(
                                            () -> {
                                                removing = false;
                                                show(rules, left);
                                            });
                        },
                        this::failed);
    }

    private void failed(Exception why) {
        desk.ui()
                .post(
                        () -> {
                            removing = false;
                            redo(
                                    () -> {
                                        section.words(
                                                Visible.lines(String.valueOf(why.getMessage())));
                                        if (why instanceof RuleDesk.RefusedException refused) {
                                            section.words(refused.nextStep());
                                        }
                                    });
                        });
    }
}
