package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** What a wide window has room for stands there by itself, and goes when it is closed. */
class WideWindowTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private Desk desk(Store store) {
        return SampleDesk.of(store, sample.text(), Readings.NONE);
    }

    private boolean shows(Route route, int width, String style) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(route, sample, width, 1000, this::desk)) {
                        Fx.settle(window.frame());
                        return window.frame().lookup(style) != null;
                    }
                });
    }

    @Test
    void aCloserLookStandsBesideTheApplicationsWhereThereIsRoom() throws Exception {
        assertThat(shows(new Route.Applications(), 2560, ".peek-facts")).isTrue();
        assertThat(shows(new Route.Applications(), 1440, ".peek-facts")).isFalse();
    }

    @Test
    void aCloserLookHasTheRoomOfItsWords() throws Exception {
        SampleFrame window =
                Fx.call(
                        () ->
                                SampleFrame.at(
                                        new Route.Applications(), sample, 2560, 1000, this::desk));
        // What was put off until the window was laid out has been done by the next call.
        double width =
                Fx.call(
                        () -> {
                            Fx.settle(window.frame());
                            Region peek = (Region) window.frame().lookup(".peek-view");
                            window.close();
                            return peek.getWidth();
                        });
        assertThat(width).isBetween(500.0, 620.0);
    }

    @Test
    void aCloserLookThatWasClosedStaysClosed() throws Exception {
        boolean there =
                Fx.call(
                        () -> {
                            try (SampleFrame window =
                                    SampleFrame.at(
                                            new Route.Applications(),
                                            sample,
                                            2560,
                                            1000,
                                            this::desk)) {
                                Fx.settle(window.frame());
                                Screen screen = window.frame().screen().orElseThrow();
                                screen.focus();
                                screen.key(KeyCode.ESCAPE);
                                window.frame().resize(2300, 1000);
                                Fx.settle(window.frame());
                                return window.frame().lookup(".peek-facts") != null;
                            }
                        });
        assertThat(there).isFalse();
    }

    @Test
    void anExampleOfAWorkspaceFileStandsBesideTheFormWhereThereIsRoom() throws Exception {
        assertThat(shows(new Route.Welcome(), 2560, ".text-lines")).isTrue();
        assertThat(shows(new Route.Welcome(), 1440, ".text-lines")).isFalse();
    }
}
