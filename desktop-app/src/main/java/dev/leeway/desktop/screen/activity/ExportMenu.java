package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes what is shown elsewhere: on the clipboard or into a file. */
final class ExportMenu extends MenuButton {
    private final Desk desk;
    private final ActivityModel model;

    ExportMenu(Desk desk, ActivityModel model) {
        super(desk.text().text("activity.export"), Icons.of(Feather.SHARE));
        this.desk = desk;
        this.model = model;
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(desk.text().text("activity.export"));
        getItems()
                .setAll(
                        item("activity.copy-markdown", () -> desk.commands().copy(markdown())),
                        item("activity.copy-json", () -> desk.commands().copy(json())),
                        item("activity.save-markdown", () -> save("timeline.md", markdown())),
                        item("activity.save-json", () -> save("timeline.json", json())));
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(desk.text().text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private Timeline timeline() {
        return model.timelineProperty()
                .get()
                .latest()
                .orElseGet(() -> new Timeline(desk.store().state().now(), List.of(), List.of()));
    }

    private String markdown() {
        return TimelineExport.markdown(timeline(), model.shown(), desk.text());
    }

    private String json() {
        return TimelineExport.json(timeline(), model.shown());
    }

    private void save(String name, String written) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.text().text("activity.export"));
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(getScene() == null ? null : getScene().getWindow());
        if (chosen != null) {
            Path file = chosen.toPath();
            desk.work()
                    .start(
                            "save " + file.getFileName(),
                            () -> {
                                Files.writeString(file, written);
                                told(false, "activity.saved", file, "");
                            },
                            failed ->
                                    told(
                                            true,
                                            "activity.not-saved",
                                            file,
                                            String.valueOf(failed.getMessage())));
        }
    }

    private void told(boolean bad, String key, Path file, String why) {
        desk.ui()
                .post(
                        () ->
                                desk.store()
                                        .dispatch(
                                                new AppEvent.NoticePosted(
                                                        new Notice(
                                                                bad,
                                                                new Trouble(
                                                                        desk.text().text(key, file),
                                                                        why,
                                                                        ""),
                                                                desk.store().state().now(),
                                                                new Route.Activity()))));
    }
}
