package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** What stands in the place of something that is not there yet, failed, or is old. */
final class Waiting {
    private Waiting() {}

    /**
     * Returns the content, or what there is to say in place of it; what is old says so above it.
     *
     * @param again what is tried again
     */
    static Node around(
            Desk desk, Loadable<?> value, String loading, Runnable again, Supplier<Node> content) {
        return switch (value) {
            case Loadable.Unasked<?> _ -> busy(desk, loading);
            case Loadable.Loading<?> one ->
                    one.latest().isPresent() ? content.get() : busy(desk, loading);
            case Loadable.Loaded<?> _ -> content.get();
            case Loadable.Failed<?> failed ->
                    failed.latest().isPresent()
                            ? old(desk, failed.trouble(), again, content.get())
                            : failed(desk, failed.trouble(), again);
        };
    }

    private static Node busy(Desk desk, String loading) {
        return new Blank("state-busy", Feather.REFRESH_CW, desk.text().text(loading), List.of());
    }

    private static Node failed(Desk desk, Trouble trouble, Runnable again) {
        return TroubleBlank.of(
                desk,
                trouble,
                Buttons.of(Feather.REFRESH_CW, desk.text().text("clusters.again"), again));
    }

    private static Node old(Desk desk, Trouble trouble, Runnable again, Node content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        return new VBox(
                new Banner(
                        new Mark(
                                "state-missing",
                                Feather.CLOCK,
                                desk.text().text("clusters.object-old")),
                        List.of(trouble.why(), trouble.next()),
                        Buttons.icon(
                                Feather.REFRESH_CW, desk.text().text("clusters.again"), again)),
                content);
    }
}
