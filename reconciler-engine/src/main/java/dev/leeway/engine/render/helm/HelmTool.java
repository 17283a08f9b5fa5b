package dev.leeway.engine.render.helm;

import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.child.ChildLimits;
import dev.leeway.engine.render.child.ChildProcess;
import dev.leeway.engine.render.child.ChildProcess.Outcome;
import dev.leeway.engine.render.helm.HelmWorker.Answer;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An installed Helm that the operator named in Settings. */
final class HelmTool {
    private final Path program;

    HelmTool(Path program) {
        this.program = program;
    }

    String name() {
        return "helm at " + program;
    }

    /** Renders; hooks and {@code crds/} are part of what this program prints. */
    Answer render(Order order, Path home, Duration timeout) throws InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "template",
                                order.chart().toString(),
                                "--name-template",
                                order.name(),
                                "--namespace",
                                order.namespace(),
                                "--kube-version",
                                order.kubeVersion(),
                                "--values",
                                order.values().toString(),
                                "--include-crds"));
        for (String version : order.apiVersions()) {
            command.add("--api-versions");
            command.add(version);
        }
        String folder = home.toString();
        Map<String, String> environment =
                Map.of(
                        "HOME", folder,
                        "TMPDIR", folder,
                        "PATH", home.resolve("none").toString(),
                        "KUBECONFIG", home.resolve("none").toString(),
                        "HELM_CACHE_HOME", folder,
                        "HELM_CONFIG_HOME", folder,
                        "HELM_DATA_HOME", folder);
        Outcome outcome =
                ChildProcess.run(command, environment, home, ChildLimits.rendering(timeout));
        return switch (outcome) {
            case Outcome.Ended(int code, String output, String errors) ->
                    code == 0
                            ? new Answer.Output(output)
                            : new Answer.Refused(Wording.quoted(errors));
            case Outcome.Stopped(Wording limit) ->
                    new Answer.Lost(RenderPhrase.HELM_ENDED.of(limit));
            case Outcome.NotStarted(String reason) ->
                    new Answer.Lost(RenderPhrase.HELM_NOT_STARTED.of(reason));
        };
    }

    /** What to render. */
    record Order(
            Path chart,
            Path values,
            String name,
            String namespace,
            String kubeVersion,
            List<String> apiVersions) {}
}
