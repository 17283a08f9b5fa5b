package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** How the encrypted file of credentials stands, and the way to unlock and to lock it. */
final class SafeLine extends HBox {
    private final Desk desk;
    private final Text text;
    private final Workbench bench;

    SafeLine(Desk desk, Workbench bench) {
        this.desk = desk;
        this.text = desk.text();
        this.bench = bench;
        getStyleClass().add("cluster-line");
        setAlignment(Pos.CENTER_LEFT);
        show(Optional.empty());
    }

    private void show(Optional<Trouble> refused) {
        Workbench.Safe safe = bench.safe();
        getChildren().clear();
        switch (safe.standing()) {
            case ABSENT -> getChildren().add(Section.sentence(text.text("settings.safe-absent")));
            case LOCKED ->
                    getChildren()
                            .addAll(
                                    Buttons.of(
                                            Feather.UNLOCK,
                                            text.text("settings.unlock"),
                                            this::unlock),
                                    Section.sentence(
                                            refused.map(Trouble::details)
                                                    .orElse(
                                                            text.text(
                                                                    "settings.safe-locked",
                                                                    safe.file()))));
            case OPEN ->
                    getChildren()
                            .addAll(
                                    Buttons.of(
                                            Feather.LOCK, text.text("settings.lock"), this::lock),
                                    Section.sentence(text.text("settings.safe-open", safe.file())));
        }
    }

    private void lock() {
        bench.lock();
        show(Optional.empty());
    }

    private void unlock() {
        desk.work()
                .start(
                        "unlock the credentials",
                        () -> {
                            Optional<Trouble> refused = bench.unlock();
                            desk.ui().post(() -> show(refused));
                        },
                        failed -> {});
    }
}
