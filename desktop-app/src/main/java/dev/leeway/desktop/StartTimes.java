package dev.leeway.desktop;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the log how long the start took, counted from the start of the process: to the first
 * frame, and to the frame in which the workspace's applications can be used. Belongs to the
 * window's thread.
 */
final class StartTimes {
    private static final Logger LOG = LoggerFactory.getLogger(StartTimes.class);

    private final Scene scene;
    private final Runnable compared;
    private final Instant started = Instant.now().minus(ProcessAge.now());
    private final Set<Moment> seen = EnumSet.noneOf(Moment.class);

    /** What is waited for. */
    private enum Moment {
        FIRST_FRAME,
        INTERACTIVE,
        COMPARED
    }

    /**
     * @param compared called once, after the frame that shows all applications compared
     */
    StartTimes(Scene scene, Runnable compared) {
        this.scene = scene;
        this.compared = compared;
    }

    /** The window is shown: the next frame is the first. */
    void shown() {
        afterFrame(Moment.FIRST_FRAME);
    }

    /** The state moved on. */
    void moved(AppState state) {
        if (state.workspace().phase() != WorkspaceState.Phase.OPEN
                || state.applications().toList().isEmpty()) {
            return;
        }
        afterFrame(Moment.INTERACTIVE);
        if (state.applications().toList().stream().allMatch(StartTimes::settled)) {
            afterFrame(Moment.COMPARED);
        }
    }

    private static boolean settled(ApplicationState application) {
        return switch (application.findings()) {
            case Loadable.Unasked<Findings> _, Loadable.Loading<Findings> _ -> false;
            case Loadable.Loaded<Findings> _, Loadable.Failed<Findings> _ -> true;
        };
    }

    /**
     * A pulse is heard when the scene is laid out and about to be drawn; when the next one is
     * heard, it was handed to the screen.
     */
    private void afterFrame(Moment moment) {
        if (!seen.add(moment)) {
            return;
        }
        Runnable[] heard = new Runnable[2];
        heard[0] =
                () -> {
                    scene.removePostLayoutPulseListener(heard[0]);
                    scene.addPostLayoutPulseListener(heard[1]);
                    Platform.requestNextPulse();
                };
        heard[1] =
                () -> {
                    scene.removePostLayoutPulseListener(heard[1]);
                    LOG.info(
                            "start: {} after {} ms, {} ms of them computed",
                            moment.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            Duration.between(started, Instant.now()).toMillis(),
                            ProcessHandle.current()
                                    .info()
                                    .totalCpuDuration()
                                    .orElse(Duration.ZERO)
                                    .toMillis());
                    if (moment == Moment.COMPARED) {
                        compared.run();
                    }
                };
        scene.addPostLayoutPulseListener(heard[0]);
        Platform.requestNextPulse();
    }
}
