package dev.leeway.engine.desired;

import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one object asks to be synced, in Argo CD's and in Flux' words, over what its application
 * says.
 *
 * <p>Source: Argo CD's documentation, "Sync Options"; Flux', "Kustomization", and {@code helm.sh/
 * resource-policy} of Helm's.
 *
 * @param pruning whether it may be pruned
 * @param keepReason the words that forbid pruning it, empty when none do
 * @param pruneLast whether it is pruned only when everything else is well
 * @param dependents what happens to its dependents when it is pruned
 * @param replace whether it is replaced whole instead of applied
 * @param force whether it may be deleted and made anew where it cannot be changed
 * @param validated whether fields that the server does not know are refused
 * @param kindMayCome whether its kind may be unknown until its turn comes
 * @param failOnShared whether it must not belong to another application
 * @param clientSide whether a client-side apply is asked for, which Leeway never does
 * @param apply when it is applied at all
 * @param unknown the options that Leeway does not know, as they are written
 */
public record ObjectOptions(
        Pruning pruning,
        String keepReason,
        boolean pruneLast,
        Dependents dependents,
        boolean replace,
        boolean force,
        boolean validated,
        boolean kindMayCome,
        boolean failOnShared,
        boolean clientSide,
        Apply apply,
        List<String> unknown) {
    private static final String ARGO = "argocd.argoproj.io/sync-options";
    private static final String FLUX = "kustomize.toolkit.fluxcd.io/";

    public ObjectOptions {
        unknown = List.copyOf(unknown);
    }

    /** Whether an object may be pruned. */
    public enum Pruning {
        /** Yes, when a sync is asked to prune. */
        ALLOWED,
        /** Only when the operator confirms it by typing. */
        CONFIRMED,
        /** Never. */
        REFUSED
    }

    /** What happens to the dependents of an object that is pruned. */
    public enum Dependents {
        /** They go first. */
        FOREGROUND,
        /** They go afterwards. */
        BACKGROUND,
        /** They stay. */
        ORPHAN
    }

    /** When an object is applied. */
    public enum Apply {
        /** Whenever it differs. */
        ALWAYS,
        /** Only to create it. */
        IF_ABSENT,
        /** Never. */
        NEVER
    }

    /** Reads what an object says, desired or live, over what its application says. */
    public static ObjectOptions of(Manifest object, SyncOptions application) {
        Map<String, String> words = new TreeMap<>(application.words());
        List<String> unknown = new ArrayList<>();
        for (String part : object.annotation(ARGO).orElse("").split(",", -1)) {
            String option = part.strip();
            if (option.isEmpty()) {
                continue;
            }
            if (SyncOptions.knows(option)) {
                String[] pair = option.split("=", 2);
                words.put(pair[0], pair[1]);
            } else {
                unknown.add(option);
            }
        }
        SyncOptions options = new SyncOptions(words);
        String keep = keepReason(object, options);
        boolean confirm = "confirm".equals(words.get("Prune"));
        return new ObjectOptions(
                !keep.isEmpty() ? Pruning.REFUSED : confirm ? Pruning.CONFIRMED : Pruning.ALLOWED,
                keep,
                options.on("PruneLast"),
                dependents(options),
                options.on("Replace"),
                options.on("Force") || flux(object, "force").equals("enabled"),
                !"false".equals(words.get("Validate")),
                options.on("SkipDryRunOnMissingResource"),
                options.on("FailOnSharedResource"),
                "false".equals(words.get("ServerSideApply")),
                apply(object),
                unknown);
    }

    private static Dependents dependents(SyncOptions options) {
        return switch (options.value("PrunePropagationPolicy").orElse("")) {
            case "background" -> Dependents.BACKGROUND;
            case "orphan" -> Dependents.ORPHAN;
            default -> Dependents.FOREGROUND;
        };
    }

    private static String keepReason(Manifest object, SyncOptions options) {
        if ("false".equals(options.words().get("Prune"))) {
            return "Prune=false";
        }
        if (object.annotation("helm.sh/resource-policy").filter("keep"::equals).isPresent()) {
            return "helm.sh/resource-policy: keep";
        }
        if (flux(object, "prune").equals("disabled")) {
            return FLUX + "prune: disabled";
        }
        return apply(object) == Apply.NEVER ? FLUX + "reconcile or ssa" : "";
    }

    private static Apply apply(Manifest object) {
        String mode = flux(object, "ssa");
        if (flux(object, "reconcile").equals("disabled") || mode.equals("ignore")) {
            return Apply.NEVER;
        }
        return mode.equals("ifnotpresent") ? Apply.IF_ABSENT : Apply.ALWAYS;
    }

    /** Flux reads an annotation or a label, whatever its letters' case. */
    private static String flux(Manifest object, String name) {
        Optional<String> written = object.annotation(FLUX + name);
        return written.or(() -> object.label(FLUX + name)).orElse("").toLowerCase(Locale.ROOT);
    }
}
