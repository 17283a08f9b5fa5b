package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.UserPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real engine refuses to make the window wait. */
class EngineThreadTest {
    private static final String WORKSPACE =
            """
            apiVersion: leeway.dev/v1alpha1
            kind: Workspace
            metadata:
              name: shop
            repositories:
              - name: platform
                url: /nowhere/platform.git
                revision: main
            clusters:
              - name: prod
                kubeconfig: /nowhere/kubeconfig
                context: prod
            applications:
              - name: checkout
                source:
                  repository: platform
                  path: apps/checkout
                destination: {cluster: prod, namespace: checkout}
            """;

    private static EngineWiring wiring(Path folder) {
        return new EngineWiring(UserPlaces.below(folder, folder), Fx.THREAD::isCurrent, "test");
    }

    @Test
    void everyCallOnTheWindowsThreadThrowsAtOnce(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("leeway.yaml"), WORKSPACE);
        try (EngineWiring wiring = wiring(folder)) {
            Engine engine = wiring.open(file).engine();
            Fx.run(
                    () -> {
                        assertThatThrownBy(
                                        () ->
                                                engine.compare(
                                                        "checkout",
                                                        RunRequest.USUAL,
                                                        RunListener.NONE))
                                .isInstanceOf(IllegalStateException.class);
                        assertThatThrownBy(
                                        () ->
                                                engine.render(
                                                        "checkout",
                                                        RunRequest.USUAL,
                                                        RunListener.NONE))
                                .isInstanceOf(IllegalStateException.class);
                        assertThatThrownBy(engine::cutOff)
                                .isInstanceOf(IllegalStateException.class);
                        assertThatThrownBy(
                                        () ->
                                                engine.plan(
                                                        SampleObjects.comparison(
                                                                "checkout",
                                                                "prod",
                                                                "checkout",
                                                                SampleObjects.NOW,
                                                                List.of()),
                                                        PlanOptions.PLAIN,
                                                        RunListener.NONE))
                                .isInstanceOf(IllegalStateException.class);
                    });
            // Off that thread the same call goes on to its work, which here ends at a place that
            // does not exist.
            assertThatThrownBy(() -> engine.compare("checkout", RunRequest.USUAL, RunListener.NONE))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("/nowhere/");
        }
    }
}
