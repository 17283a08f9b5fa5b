package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks Argo CD's controller to look at an Application and waits until it did: the controller takes
 * the request's annotation away when it is done. Source: Argo CD documentation, "Annotations and
 * Labels used by Argo CD".
 */
final class ArgoRefresh {
    static final String ANNOTATION = "argocd.argoproj.io/refresh";
    private static final Duration POLL = Duration.ofMillis(100);

    private final GuardedObject application;
    private final Duration observation;

    /** Makes one; the observation is how long the controller has to look. */
    ArgoRefresh(GuardedObject application, Duration observation) {
        this.application = application;
        this.observation = observation;
    }

    String who() {
        return "Argo CD application " + application.key().name();
    }

    /** Returns why a hold would come too late, when a sync is under way right now. */
    Optional<GuardState> busy() throws InterruptedException {
        LiveState state = application.read();
        if (!(state instanceof LiveState.Present present)) {
            return Optional.of(application.notThere(state));
        }
        return syncing(present.manifest())
                ? Optional.of(
                        new GuardState.Refused(
                                GuardPhrase.SYNCING.of(who()), GuardPhrase.SYNCING_NEXT.of()))
                : Optional.empty();
    }

    private static boolean syncing(Manifest live) {
        return live.root().has("operation")
                || live.root()
                        .stringAt("status", "operationState", "phase")
                        .filter("Running"::equals)
                        .isPresent();
    }

    /** Asks for a look; empty when that was sent. */
    Optional<GuardState> ask() throws InterruptedException {
        GuardedObject.Changed asked =
                application.change(
                        live ->
                                GuardedObject.annotate(
                                        live,
                                        JsonObject.builder().put(ANNOTATION, "normal").build()));
        return asked instanceof GuardedObject.Changed.Not(GuardState why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /** Waits until the controller has looked; empty when it did not in time. */
    Optional<Manifest> looked() throws InterruptedException {
        long deadline = System.nanoTime() + observation.toNanos();
        while (System.nanoTime() < deadline) {
            LiveState state = application.read();
            if (state instanceof LiveState.Present present
                    && present.manifest().annotation(ANNOTATION).isEmpty()) {
                return Optional.of(present.manifest());
            }
            Thread.sleep(POLL);
        }
        return Optional.empty();
    }

    GuardState silent() {
        return new GuardState.Unknown(
                GuardPhrase.SILENT.of(who(), Long.toString(observation.toSeconds())));
    }
}
