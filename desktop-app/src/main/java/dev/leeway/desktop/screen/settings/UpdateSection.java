package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.release.ReleaseAnswer;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Whether there is a newer Leeway: asked when the button is pressed, told, and nothing more. */
final class UpdateSection extends VBox {
    private final Desk desk;
    private final Text text;
    private final Label says = Section.sentence("");
    private final Button look;
    private final HBox line;

    UpdateSection(Desk desk) {
        this.desk = desk;
        this.text = desk.text();
        look = Buttons.of(Feather.BELL, text.text("settings.update-look"), this::ask);
        look.setDisable(desk.readings().workbench().isEmpty());
        line = new HBox(look, says);
        HBox.setHgrow(says, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("cluster-line");
        Section section = new Section(text.text("settings.updates"));
        section.words(text.text("settings.update-why"));
        section.whole(line);
        getChildren().add(section);
    }

    private void ask() {
        desk.readings().workbench().ifPresent(this::ask);
    }

    private void ask(Workbench bench) {
        look.setDisable(true);
        line.getChildren().setAll(look, says);
        says.setText(text.text("settings.update-asking"));
        desk.work()
                .start(
                        "look for a newer version",
                        () -> {
                            ReleaseAnswer answer = bench.newestRelease();
                            desk.ui().post(() -> show(answer));
                        },
                        failed ->
                                desk.ui()
                                        .post(
                                                () ->
                                                        show(
                                                                new ReleaseAnswer.NotKnown(
                                                                        Wording.quoted(
                                                                                String.valueOf(
                                                                                        failed
                                                                                                .getMessage()))))));
    }

    private void show(ReleaseAnswer answer) {
        look.setDisable(false);
        switch (answer) {
            case ReleaseAnswer.Newest(String announced) ->
                    says.setText(text.text("settings.update-newest", announced));
            case ReleaseAnswer.NotKnown(Wording why) ->
                    says.setText(
                            text.text(
                                    "settings.update-not-known", new EngineWords(text).words(why)));
            case ReleaseAnswer.Newer newer -> {
                says.setText(
                        text.text(
                                "settings.update-newer",
                                newer.note().version(),
                                Visible.of(newer.note().words())));
                String page = newer.note().page().toString();
                line.getChildren()
                        .add(
                                Buttons.of(
                                        Feather.COPY,
                                        text.text("settings.update-page"),
                                        () -> desk.commands().copy(page)));
            }
        }
    }
}
