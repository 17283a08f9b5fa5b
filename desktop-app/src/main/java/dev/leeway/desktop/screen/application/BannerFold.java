package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The banners above an application. Where what stands below needs the height they are one line,
 * which names the first of them and unfolds all. Belongs to the window's thread.
 */
final class BannerFold extends VBox {
    private final Desk desk;
    private final List<Pane> stacks;
    private final HBox line = new HBox();
    private boolean scarce;
    private boolean open;

    /** Makes it around stacks of banners, the gravest first. */
    BannerFold(Desk desk, Pane... stacks) {
        this.desk = desk;
        this.stacks = List.of(stacks);
        getStyleClass().add("banner-fold");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        getChildren().addAll(stacks);
        InvalidationListener changed = observable -> show();
        this.stacks.forEach(stack -> stack.getChildren().addListener(changed));
        show();
    }

    /** Folds the banners as long as nobody unfolds them, or shows all of them again. */
    void setScarce(boolean little) {
        if (scarce != little) {
            scarce = little;
            open = false;
            show();
        }
    }

    private Stream<Banner> banners() {
        return stacks.stream()
                .flatMap(stack -> stack.getChildren().stream())
                .filter(Banner.class::isInstance)
                .map(Banner.class::cast);
    }

    private void show() {
        List<Banner> banners = banners().toList();
        boolean folds = scarce && !banners.isEmpty();
        line.setVisible(folds);
        line.setManaged(folds);
        if (folds) {
            fill(banners);
        }
        for (Pane stack : stacks) {
            boolean shown = !stack.getChildren().isEmpty() && (!folds || open);
            stack.setVisible(shown);
            stack.setManaged(shown);
        }
    }

    private void fill(List<Banner> banners) {
        Banner first = banners.getFirst();
        String words = first.mark().word();
        Label title =
                new Label(
                        banners.size() == 1
                                ? words
                                : desk.text()
                                        .text(
                                                "application.banner-more",
                                                words,
                                                banners.size() - 1));
        title.getStyleClass().add("banner-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(first.told()));
        Label why = new Label(first.sentences().stream().findFirst().orElse(""));
        why.getStyleClass().add("banner-sentence");
        why.setMinWidth(0);
        why.setTooltip(new Tooltip(first.told()));
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        Button unfold =
                Buttons.icon(
                        open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                        desk.text()
                                .text(open ? "application.banner-fold" : "application.banner-open"),
                        this::toggle);
        unfold.setMinWidth(USE_PREF_SIZE);
        line.getStyleClass().setAll("banner", "folded-banner", first.mark().styleClass());
        line.getChildren().setAll(new StateShape(first.mark()), title, why, unfold);
    }

    private void toggle() {
        open = !open;
        show();
        line.getChildren().getLast().requestFocus();
    }
}
