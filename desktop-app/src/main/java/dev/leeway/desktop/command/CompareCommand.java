package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway compare}: says which applications differ, and how. */
@Command(
        name = "compare",
        description =
                "Compare applications with their clusters: exit 0 in sync, 1 differences, 2 error.",
        mixinStandardHelpOptions = true)
final class CompareCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "APP", arity = "0..*", description = "the applications (default: all)")
    List<String> applications = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    @Option(
            names = "--revision",
            paramLabel = "REV",
            description = "a branch, tag or commit instead of the applications' own")
    @Nullable String revision;

    @Option(
            names = "--explain",
            description =
                    "say for each field where its live value comes from, and which line of Git asks"
                            + " for the other")
    boolean explain;

    CompareCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (String name : applications) {
            names.add(application(session, name));
        }
        if (names.isEmpty()) {
            session.workspace().applications().stream()
                    .map(Workspace.Application::name)
                    .forEach(names::add);
        }
        tellOfCutOffRuns(session);
        RunRequest request = revision == null ? RunRequest.USUAL : RunRequest.USUAL.at(revision);
        List<JsonValue> items = new ArrayList<>();
        int exit = ExitCode.OK;
        for (String name : names) {
            try {
                Comparison comparison = session.engine().compare(name, request, RunListener.NONE);
                Map<ResourceKey, Explanation> why =
                        explain ? explained(session, comparison) : Map.of();
                items.add(ComparisonReport.json(comparison, why));
                if (format == OutputFormat.text) {
                    Instant now = Instant.now();
                    output().lines(ComparisonReport.text(comparison, now));
                    why.values().forEach(one -> output().lines(ExplanationReport.text(one, now)));
                }
                exit = Math.max(exit, comparison.inSync() ? ExitCode.OK : ExitCode.FINDINGS);
            } catch (RunException e) {
                exit = ExitCode.ERROR;
                items.add(broken(name, e));
                output().error(name + ": " + e.getMessage(), e.nextStep());
            }
        }
        if (format == OutputFormat.json) {
            output().json(
                            Output.document("ComparisonList")
                                    .put("items", ResourceJson.array(items, item -> item))
                                    .build());
        }
        return exit;
    }

    private static Map<ResourceKey, Explanation> explained(Session session, Comparison comparison)
            throws RunException, InterruptedException {
        Map<ResourceKey, Explanation> all = new LinkedHashMap<>();
        List<ResourceKey> keys =
                comparison.resources().stream()
                        .filter(resource -> !resource.changes().isEmpty())
                        .map(ResourceComparison::key)
                        .toList();
        session.engine().explain(comparison, keys).forEach(one -> all.put(one.key(), one));
        return all;
    }

    private static JsonObject broken(String application, RunException e) {
        return Output.document("Comparison")
                .put("application", application)
                .put(
                        "error",
                        JsonObject.builder()
                                .put("stage", e.stage().name())
                                .put("message", String.valueOf(e.getMessage()))
                                .put("nextStep", e.nextStep())
                                .build())
                .build();
    }
}
