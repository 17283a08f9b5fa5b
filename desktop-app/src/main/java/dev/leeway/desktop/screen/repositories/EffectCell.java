package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.run.RevisionEffect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** An application with what it would get, or one of its objects below it. */
final class EffectCell extends ListCell<EffectRow> {
    /** A name up to here is never cut for the sake of the kind beside it. */
    private static final int LONG_NAME = 26;

    private final Desk desk;
    private final StateShape shape = new StateShape();
    private final Label kind = new Label();
    private final Label name = new Label();
    private final Region gap = new Region();
    private final Label word = new Label();
    private final HBox line = new HBox(shape, name, kind, gap, word);

    EffectCell(Desk desk) {
        this.desk = desk;
        line.setAlignment(Pos.CENTER_LEFT);
        kind.getStyleClass().add("tree-kind");
        kind.setMinWidth(0);
        name.setMinWidth(30);
        HBox.setHgrow(gap, Priority.ALWAYS);
        word.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable EffectRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        switch (row) {
            case EffectRow.Application(RevisionEffect effect) -> {
                kind.setText("");
                kind.setManaged(false);
                name.setText(effect.application());
                show(mark(effect.verdict()), "effect-application", "mono", "strong");
                setTooltip(
                        new Tooltip(
                                desk.text()
                                        .text(
                                                "repositories.effect-hint",
                                                effect.application(),
                                                effect.cluster(),
                                                effect.follows())));
            }
            case EffectRow.OfObject(String _, DeployDifference.OfObject object) -> {
                kind.setText(object.key().kind());
                kind.setManaged(true);
                name.setText(Visible.of(object.key().name()));
                show(mark(object), "effect-object", "mono");
                setTooltip(new Tooltip(object.key().toString()));
            }
        }
        setAccessibleText(String.join(" ", kind.getText(), name.getText(), word.getText()).strip());
        setGraphic(line);
    }

    private void show(Mark mark, String style, String... nameStyles) {
        shape.show(mark);
        word.setText(mark.word());
        word.getStyleClass().setAll("label", "state-word", mark.styleClass());
        name.setMinWidth(name.getText().length() <= LONG_NAME ? Region.USE_PREF_SIZE : 60);
        name.getStyleClass().setAll("label");
        name.getStyleClass().addAll(nameStyles);
        line.getStyleClass().setAll("change-row", style);
    }

    private Mark mark(RevisionEffect.Verdict verdict) {
        return switch (verdict) {
            case RevisionEffect.Verdict.Unchanged _ ->
                    new Mark(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            desk.text().text("repositories.unchanged"));
            case RevisionEffect.Verdict.Changed(DeployDifference difference) ->
                    new Mark(
                            "state-changed",
                            Feather.TRIANGLE,
                            desk.text().text("repositories.objects", difference.objects().size()));
            case RevisionEffect.Verdict.NotKnown _ ->
                    new Mark(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            desk.text().text("repositories.unknown"));
        };
    }

    private Mark mark(DeployDifference.OfObject object) {
        return switch (object.kind()) {
            case ADDED ->
                    new Mark(
                            "state-in-sync",
                            Feather.PLUS_CIRCLE,
                            desk.text().text("repositories.added"));
            case REMOVED ->
                    new Mark(
                            "state-failing",
                            Feather.MINUS_CIRCLE,
                            desk.text().text("repositories.removed"));
            case CHANGED ->
                    new Mark(
                            "state-changed",
                            Feather.TRIANGLE,
                            desk.text().text("repositories.fields", object.fields().size()));
            case UNKNOWN ->
                    new Mark(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            desk.text().text("repositories.unknown"));
        };
    }
}
