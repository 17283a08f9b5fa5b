package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.HookWish;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.source.SourceTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code plan} and {@code sync} share: for which application and objects, and with which
 * leave.
 */
abstract class PlanningCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "APP", description = "the application")
    String application = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    @Option(
            names = "--prune",
            description = "delete what Leeway applied earlier and Git no longer asks for")
    boolean prune;

    @Option(
            names = "--resource",
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description =
                    "only this object; may be repeated (empty group for core kinds, as in"
                            + " /Service/shop/api)")
    List<String> resources = new ArrayList<>();

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "LABEL=VALUE",
            description = "only objects that carry this label; several must all be carried")
    List<String> selectors = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description = "leave this object out; may be repeated")
    List<String> excluded = new ArrayList<>();

    @Option(
            names = "--take-over",
            description =
                    "take fields that Git asks for from other field managers, for example from a"
                            + " hand edit")
    boolean takeOver;

    @Option(
            names = "--adopt",
            description =
                    "write to objects that exist and are not this application's own, where nobody"
                            + " stands by them, and keep them as its own")
    boolean adopt;

    @Option(
            names = "--without-lease",
            description =
                    "go on where leases may not be written, so that nothing keeps another Leeway"
                            + " from syncing at the same time")
    boolean withoutLease;

    @Option(
            names = "--migrate",
            paramLabel = "MANAGER",
            arity = "0..1",
            fallbackValue = "kubectl-client-side-apply",
            split = ",",
            description =
                    "take in the fields that a client-side tool wrote, so that what Git dropped of"
                            + " them is removed (default: ${FALLBACK-VALUE}; others as kubectl* or"
                            + " helm)")
    List<String> migrate = new ArrayList<>();

    @Option(
            names = "--hooks",
            paramLabel = "WHEN",
            description = "with-changes, always or never (default: with-changes)")
    String hooks = "with-changes";

    @Option(
            names = "--continue",
            description =
                    "after a step that was not done, go on with what does not depend on it, and past"
                            + " what is not well and was not touched")
    boolean goOn;

    @Option(
            names = "--recreate",
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description = "delete this object and make it anew where it cannot be changed")
    List<String> recreate = new ArrayList<>();

    private Optional<SourceTree.Stale> stale = Optional.empty();

    private HookWish hookWish() throws CommandException {
        return switch (hooks) {
            case "with-changes" -> HookWish.WITH_CHANGES;
            case "always" -> HookWish.ALWAYS;
            case "never" -> HookWish.NEVER;
            default ->
                    throw new CommandException(
                            "'" + hooks + "' is not known for --hooks",
                            "Use with-changes, always or never.");
        };
    }

    PlanningCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    /**
     * Returns since when the repository could not confirm the planned revision, if it could not.
     */
    final Optional<SourceTree.Stale> stale() {
        return stale;
    }

    final Plan plan(Session session) throws RunException, CommandException, InterruptedException {
        Selection selection = Selection.of(resources, selectors, excluded);
        PlanOptions options =
                PlanOptions.PLAIN
                        .withPrune(prune)
                        .recreating(Selection.keys(recreate))
                        .withHooks(hookWish())
                        .onFailure(goOn ? FailureWish.CONTINUE_INDEPENDENT : FailureWish.STOP);
        Comparison comparison = compared(session, application);
        stale = comparison.stale();
        ComparisonReport.old(comparison, Instant.now()).ifPresent(output()::say);
        options = options.onlyFor(selection.of(comparison));
        if (!migrate.isEmpty()) {
            options = options.migrating(Set.copyOf(migrate));
        }
        if (takeOver) {
            options = options.takingOver(changed(comparison));
        }
        if (adopt) {
            options = options.adopting(adoptable(comparison));
        }
        if (withoutLease) {
            options = options.goingOnWithoutLease();
        }
        return session.engine().plan(comparison, options, RunListener.NONE);
    }

    private static Set<ResourceKey> adoptable(Comparison comparison) {
        return comparison.ownerships().byObject().entrySet().stream()
                .filter(one -> one.getValue().leave() == Ownership.Leave.WHEN_ASKED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<ResourceKey> changed(Comparison comparison) {
        return comparison.resources().stream()
                .filter(resource -> !resource.changes().isEmpty())
                .map(ResourceComparison::key)
                .collect(Collectors.toSet());
    }
}
